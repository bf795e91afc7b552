import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkReport, textReport, type Finding } from '#rooms/checker/index.ts'
import { knowledgeOn, loadLabelledSet } from './labelled-set.ts'

const SET = loadLabelledSet()
const UNRELATED = 'Thời tiết trên địa bàn nhìn chung thuận lợi cho sản xuất nông nghiệp của bà con.'

function check(text: string, on?: string): Finding[] {
  const source = textReport(text)
  return checkReport(source, knowledgeOn(source, on))
}

const gist = ({ code, severity, quote, expected }: Finding): string => [severity, code, quote, expected].join(' | ')
const gists = (findings: readonly Finding[]): string[] => findings.map(gist).toSorted()

function standsWhereItSays(text: string, findings: readonly Finding[]): void {
  const read = textReport(text).text
  for (const finding of findings) {
    for (const { start, end, quote } of [finding, ...finding.operands]) {
      assert.ok(start < end)
      assert.equal(read.slice(start, end), quote, finding.code)
    }
    assert.doesNotMatch(finding.message.vi + finding.message.en, /[{}]|undefined|NaN/, finding.code)
  }
}

/** Bits of which reports are made, put together as they come. */
const BITS = [
  'tổng số', 'trong đó', 'gồm', 'đạt', 'chiếm', 'tỷ lệ', 'còn', 'tăng', 'giảm', 'so với', 'từ', 'lên', '%', '40', '16', '1.234,5', '94,11%', '14/14',
  '02/2020', '31/02/2020', 'ngày', 'tháng', 'năm', 'xã', 'hộ', 'đơn', 'triệu đồng', 'tỷ đồng', 'ha', 'm2', ',', ';', ':', '.', '(', ')', '“', '”', '\n',
  '\n\n', '\t', '|', '- ', 'I. ', '1. ', 'Số: 12/BC-UBND', '34/2007/PL-UBTVQH11', 'Nghị định số', 'QCDC', 'Ủy ban nhân dân', 'PHỤ LỤC', './.', '%%', '0',
  '1.1.1', '99999999999999999999', '-', '–', 'e\u0302\u0301', '\u0301', '𝟙', '\ufeff',
]
const anyReport = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...BITS) }, { weight: 1, arbitrary: fc.string() }), { maxLength: 120 })

describe('the checker on any text', () => {
  it('marks the very words that it quotes, in every text of the set', () => {
    for (const { text, on } of SET) standsWhereItSays(text, check(text, on))
  })

  it('never throws and marks what it quotes, whatever the text', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom(' ', ''), (bits, glue) => {
        const text = bits.join(glue)
        standsWhereItSays(text, check(text))
      }),
      { numRuns: 300 },
    )
  })

  it('says the same of NFC and NFD', () => {
    for (const { text, on } of SET) assert.deepEqual(check(text.normalize('NFD'), on), check(text.normalize('NFC'), on))
  })

  it('says the same of the rest when a paragraph is put before or after that has nothing to do with it', () => {
    for (const { name, text, on } of SET) {
      const before = gists(check(text, on))
      assert.deepEqual(gists(check(`${text}\n\n${UNRELATED}\n`, on)), before, `${name}: after`)
      // A paragraph before the name of the house is no part of any report; those without one are pieces of reports.
      assert.deepEqual(gists(check(`${UNRELATED}\n\n${text}`, on)), before, `${name}: before`)
    }
  })
})
