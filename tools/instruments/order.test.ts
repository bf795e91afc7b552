import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOutOfOrder } from './order.ts'
import { readRows } from './rows.ts'

const row = (number: string, date: string) => ({ type: 'Nghị định', number, date, from: '', issuer: '', title: '' })

test('a date that does not fit its neighbours is told by how many days', () => {
  const odd = row('20/2015/NĐ-CP', '2015-11-02')
  const rows = [row('01/2015/NĐ-CP', '2015-01-05'), row('10/2015/NĐ-CP', '2015-02-01'), odd, row('30/2015/NĐ-CP', '2015-03-10'), row('31/2015/NĐ-CP', '2015-03-12'), row('01/2016/NĐ-CP', '2016-01-01')]
  assert.deepEqual([...daysOutOfOrder(rows)], [[odd, 237]])
})

test('a title broken over lines is one row', () => {
  assert.deepEqual(readRows('type\tnumber\nLuật\t1/2020/QH14\t2020-01-01\t2020-07-01\tQuốc hội\tvề\nmột việc\t1\n').map((one) => [one.number, one.title]), [['1/2020/QH14', 'về một việc']])
})
