import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkReport, textReport } from '#rooms/checker/index.ts'
import { knowledgeOn, loadLabelledSet } from './labelled-set.ts'

const times = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Texts made to be as hard as can be, of any length. */
const HARD: Readonly<Record<string, (length: number) => string>> = {
  'digits': times('7'),
  'digits and points': times('1.'),
  'digits and commas': times('1,'),
  'slashes': times('1/'),
  'dates': times('1/1/'),
  'brackets': times('('),
  'brackets of both kinds': times('()'),
  'quotation marks': times('“'),
  'rates': times('tỷ lệ '),
  'percentages': times('5% '),
  'totals without parts': times('tổng số 40 đơn, trong đó '),
  'fractions': times('14/13 xã '),
  'letters without a space': times('a'),
  'capitals without a space': times('QCDC'),
  'capitals with hyphens': times('QĐ-'),
  'Vietnamese without a space': times('nhândân'),
  'half symbols': times('34/2007/PL-'),
  'symbols': times('Nghị định số 34/2007/NĐ-CP, '),
  'abbreviations': times('ABC ABD ACD '),
  'bars': times('|'),
  'rows of a table': times('| 1 | 2 | 3 |\n'),
  'tabs': times('1\t'),
  'empty lines': times('\n'),
  'numbered lines': times('1. xã 2 hộ\n'),
  'spaces': times(' '),
  'marks that stand alone': times('\u0301'),
  'one sentence of many figures': times('và 12 hộ, 13,5% '),
  'the same quantity': times('Tổng số hộ nghèo là 939 hộ. '),
  'many quantities': (length) => Array.from({ length: length / 40 }, (_, at) => `Số hộ nghèo của thôn ${at} là ${at * 7} hộ.\n`).join(''),
  'weekdays': times('thứ Hai, ngày '),
  'changes': times('tăng 5% so với '),
  'a table that is deep': (length) => `${Array.from({ length: length / 20 }, (_, at) => `Thôn ${at}\t${at}\t${at * 2}\t${at * 3}`).join('\n')}\n`,
  'a table that is wide': (length) => `${[1, 2, 3].map(() => times('5\t')(length / 3)).join('\n')}\n`,
}

function millisecondsOf(text: string): number {
  const source = textReport(text)
  const knowledge = knowledgeOn(source, undefined)
  const start = process.cpuUsage()
  checkReport(source, knowledge)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const least = (text: string): number => Math.min(millisecondsOf(text), millisecondsOf(text))

describe('long texts', () => {
  for (const [name, make] of Object.entries(HARD)) {
    it(`four times the ${name} take about four times as long`, () => {
      millisecondsOf(make(2_000))
      const [few, many] = [least(make(25_000)), least(make(100_000))]
      // Square time would be sixteen times; the 30 ms forgive what is too short to be measured.
      assert.ok(many <= 9 * few + 30, `25,000 letters ${few.toFixed(1)} ms, 100,000 letters ${many.toFixed(1)} ms`)
    })
  }

  it('reports one after another take as long as each', () => {
    const text = loadLabelledSet().map((one) => one.text).join('\n\n')
    millisecondsOf(text)
    const [few, many] = [least(text), least(Array.from({ length: 4 }, () => text).join('\n\n'))]
    assert.ok(many <= 9 * few + 30, `once ${few.toFixed(1)} ms, four times ${many.toFixed(1)} ms`)
  })
})
