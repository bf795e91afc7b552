import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { words } from '#words/words.ts'
import { checkCitations, parseInstruments, printInstrument } from './index.ts'
import { loadInstruments } from './store/load-instruments.ts'

const register = loadInstruments()
const on = (day: string, text: string) =>
  checkCitations(text, calendarDate(day), register).map((note) => [note.code, note.citation.written, note.confidence, note.params['successor'] ?? note.params['right'] ?? ''])

test('a document later than the report', () => {
  assert.deepEqual(on('2020-10-30', 'Thực hiện Kế hoạch số 14-KH/BCĐ ngày 12/11/2020'), [['later-than-report', '14-KH/BCĐ', 'V', '']])
})

test('a document that another has replaced, with how sure we are', () => {
  assert.deepEqual(on('2020-10-30', 'Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ'), [['replaced', '60/2013/NĐ-CP', 'M', '149/2018/NĐ-CP']])
  assert.deepEqual(on('2018-12-31', 'Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ'), [])
  assert.deepEqual(on('2023-07-01', 'Pháp lệnh số 34/2007/PL-UBTVQH11'), [['replaced', '34/2007/PL-UBTVQH11', 'V', '10/2022/QH15']])
  assert.deepEqual(on('2023-06-30', 'Pháp lệnh số 34/2007/PL-UBTVQH11'), [])
})

test('four spellings of one ordinance', () => {
  for (const written of ['34/2007/PL-BTVQH 11', '34/2007/PL-UBNTQH11', '34/2007/PL-BTVQH11']) {
    assert.deepEqual(on('2020-10-30', `Pháp lệnh số ${written}`), [['other-spelling', written, 'V', '34/2007/PL-UBTVQH11']])
  }
  assert.deepEqual(on('2020-10-30', 'Pháp lệnh số 34/2007/PL-UBTVQH11'), [])
})

test('one number of the Party, two documents: the date tells them apart', () => {
  assert.equal(register.findInstrument('35-CT/TW'), undefined)
  assert.match(register.findInstrument('35-CT/TW', calendarDate('2019-05-30'))!.title, /đại hội đảng bộ/)
  assert.match(register.findInstrument('35-CT/TW', calendarDate('2014-05-26'))!.title, /tiếp công dân/)
  assert.deepEqual(on('2020-10-30', 'Chỉ thị số 35-CT/TW ngày 30/5/2019'), [])
})

test('a date that is not the document’s own', () => {
  assert.deepEqual(on('2020-10-30', 'Kết luận số 65-KL/TW ngày 14/3/2010'), [['other-date', '65-KL/TW', 'M', '04/3/2010']])
})

test('unknown documents of the centre are said to be unknown, local ones are not', () => {
  assert.deepEqual(on('2020-10-30', 'Nghị định số 999/2019/NĐ-CP; Kế hoạch 12/KH-UBND; Chương trình 74-CTr/TU'), [['unknown', '999/2019/NĐ-CP', 'V', '']])
})

test('a decree that is not yet in force', () => {
  assert.deepEqual(on('2026-12-01', 'Nghị định số 283/2026/NĐ-CP'), [['not-yet-in-force', '283/2026/NĐ-CP', 'S', '']])
})

test('how a document is named in full', () => {
  assert.equal(printInstrument(register.findInstrument('04/2015/NĐ-CP')!, words('vi')), 'Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ')
})

test('every note has its sentence in both languages', () => {
  for (const lang of ['vi', 'en'] as const) {
    for (const text of ['14-KH/BCĐ ngày 12/11/2020', '60/2013/NĐ-CP', '34/2007/PL-BTVQH11', '65-KL/TW ngày 14/3/2010', '999/2019/NĐ-CP', '283/2026/NĐ-CP', '159/2016/NĐ-CP']) {
      for (const day of ['2020-10-30', '2024-01-01']) {
        for (const note of checkCitations(text, calendarDate(day), register)) assert.ok(words(lang)(`instruments.note.${note.code}`, note.params).length > 10)
      }
    }
  }
})

test('the data are held to their form', () => {
  const head = 'type\tnumber\tdate\ttitle\tissuer\tfrom\tfrom_confidence\tto\tto_confidence\treplaced_by\tconfidence\tsource'
  const line = (over: Partial<Record<number, string>>) => {
    const fields = ['Luật', '1/2020/QH14', '2020-01-01', 'x', 'Quốc hội', '', '', '', '', '', 'V', 'y']
    for (const [at, text] of Object.entries(over)) fields[Number(at)] = text ?? ''
    return `${head}\n${fields.join('\t')}\n`
  }
  assert.equal(parseInstruments(line({})).ok, true)
  for (const wrong of [{ 2: '2020-02-30' }, { 10: '' }, { 5: '2020-01-01' }, { 9: '9/2020/QH14' }, { 5: '2020-03-01', 6: 'V', 7: '2020-02-01', 8: 'V' }]) {
    assert.equal(parseInstruments(line(wrong)).ok, false)
  }
  assert.equal(parseInstruments(`${line({})}${line({}).split('\n')[1]}\n`).ok, false)
})
