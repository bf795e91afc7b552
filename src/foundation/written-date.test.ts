import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { longDate, shortDate } from './calendar-date.ts'
import { dayOf, readWrittenDates, weekdayOf } from './written-date.ts'

const read = (text: string) => readWrittenDates(text).map((one) => [text.slice(one.start, one.end), one.date ?? `${one.day ?? '-'}.${one.month}.${one.year ?? '-'}`])

test('days and months as officials write them', () => {
  assert.deepEqual(read('ngày 20/4/2007; Ngày 07 tháng 01 năm 2016, 30/10/2020, ngày 15-8-2020, ngày 31/4, tháng 13/2022, tháng 9 năm 2021'), [
    ['ngày 20/4/2007', '2007-04-20'], ['Ngày 07 tháng 01 năm 2016', '2016-01-07'], ['30/10/2020', '2020-10-30'], ['ngày 15-8-2020', '2020-08-15'],
    ['ngày 31/4', '31.4.-'], ['tháng 13/2022', '-.13.2022'], ['tháng 9 năm 2021', '-.9.2021'],
  ])
})

test('what is no date', () => {
  assert.deepEqual(read('14/14 xã; 11.796,9 triệu; 1.10.2020; 34/2007/PL-UBTVQH11; 03 tháng 10 ngày; thứ 5; tháng 9; 12/30/45'), [])
})

test('the day of the week beside a date', () => {
  const days = (text: string) => readWrittenDates(text).map((one) => one.weekday?.day)
  assert.deepEqual(days('Thứ Hai, ngày 30/10/2020; ngày 26/10/2020 (thứ Hai); Chủ nhật ngày 25/10/2020; thứ 6 ngày 30/10/2020; ngày 01/01/2020'), [1, 1, 0, 5, undefined])
  assert.equal(weekdayOf(dayOf(2020, 10, 30)!), 5)
})

test('every day is read back, however it is written', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
      const day = dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())!
      for (const text of [`họp ${longDate(day)}, rồi`, `họp ngày ${shortDate(day)} rồi`, `(${shortDate(day)})`]) {
        assert.deepEqual(readWrittenDates(text).map((one) => one.date), [day], text)
      }
    }),
  )
})
