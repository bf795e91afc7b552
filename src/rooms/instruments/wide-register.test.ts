import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { InstrumentRegister, parseReportDuties, WideRegister } from './index.ts'
import { loadInstruments } from './store/load-instruments.ts'

const HEAD = 'type\tnumber\tdate\tfrom\tconfidence\tissuer\ttitle\n'
const wide = new WideRegister(
  `${HEAD}Luật\t104/2016/QH13\t2016-04-06\t2018-07-01\tS\tQuốc hội\tTiếp cận thông tin\n` +
    'Thông tư\t05/2016/TT-BCT\t2016-06-06\t\tM\tBộ Công Thương\tvề giá điện\nNghị định\t74/CP\t1993-10-25\t1994-01-01\tM\tChính phủ\tvề thuế\n',
)

test('documents are found by number, by figures and laws by title', () => {
  assert.deepEqual(wide.withNumber('104/2016/QH13').map((one) => [one.date, one.from, one.fromConfidence, one.to]), [['2016-04-06', '2018-07-01', 'S', null]])
  assert.deepEqual(wide.withNumber('05/2016/TT-BCT').map((one) => [one.from, one.fromConfidence, one.confidence]), [[null, null, 'M']])
  assert.deepEqual(wide.withFigures('74').map((one) => one.number), ['74/CP'])
  assert.deepEqual(wide.lawsTitled('TIẾP CẬN THÔNG TIN').map((one) => one.number), ['104/2016/QH13'])
  assert.deepEqual(wide.withNumber('105/2016/QH13'), [])
  assert.throws(() => new WideRegister('number\n'))
})

test('a symbol of another body is not taken for its neighbour', () => {
  const register = new InstrumentRegister([], wide)
  assert.equal(register.findMeant('05/2016/TT-BCA'), undefined)
  assert.equal(register.findMeant('104/2016/HQ13')?.number, '104/2016/QH13')
})

test('what is kept by hand wins', () => {
  const register = loadInstruments()
  assert.deepEqual(register.withNumber('60/2013/NĐ-CP').map((one) => one.to), ['2018-12-31'])
  assert.equal(register.withNumber('64/2014/NĐ-CP')[0]?.date, '2014-06-26')
  assert.ok(register.lawsTitled('Tiếp cận thông tin').length >= 2)
})

test('what a report has to tell changes on the day of the Law', () => {
  const register = loadInstruments()
  const of = (day: string) => [...new Set(register.dutiesOn(calendarDate(day)).map((one) => one.instrument))]
  assert.deepEqual(of('2023-06-30'), ['34/2007/PL-UBTVQH11'])
  assert.deepEqual(of('2023-07-01'), ['10/2022/QH15'])
  assert.equal(parseReportDuties('x').ok, false)
})
