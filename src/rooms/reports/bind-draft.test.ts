import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { words } from '#words/words.ts'
import { findPercent, getIndicator, type Aggregate } from '#rooms/indicators/index.ts'
import { Binder, lineText } from './bind-draft.ts'
import { bindReport } from './bind-report.ts'
import { readDraft } from './draft-text.ts'
import { figures, FORM, lacking, number, pair, smallReport, told } from './testing/small-report.ts'

const say = words('vi')
const bindAll = (texts: readonly string[], over: Readonly<Record<string, Aggregate>> = {}): string[] => {
  const binder = new Binder(FORM, figures(over), say)
  return texts.flatMap((text) => binder.bind(readDraft(text, () => true, []).lines).map(lineText))
}

test('a percentage has its counts the first time in the document, and stands alone afterwards', () => {
  assert.deepEqual(bindAll(['Giải quyết {{petitions_settled_printed_percent}}.', 'Lại: {{petitions_settled_printed_percent}}.']), [
    'Giải quyết 16/17 đơn thuộc thẩm quyền, đạt 94,12%.',
    'Lại: 94,12%.',
  ])
})

test('after “đạt” the counts follow in brackets; where both counts stand before it, the share is alone', () => {
  assert.deepEqual(bindAll(['đạt {{petitions_settled_printed_percent}}']), ['đạt 94,12% (16/17 đơn thuộc thẩm quyền)'])
  assert.deepEqual(bindAll(['{{petitions_settled}} trên {{petitions_within_competence}} đơn, đạt {{petitions_settled_printed_percent|percent}}']), ['16 trên 17 đơn, đạt 94,12%'])
  assert.deepEqual(bindAll(['{{petitions_settled}} đơn, đạt {{petitions_settled_printed_percent|percent}}']), ['16 đơn, đạt 94,12% (16/17 đơn thuộc thẩm quyền)'])
})

test('the ways of a figure', () => {
  assert.deepEqual(bindAll(['{{communes_with_dialogue}}', '{{communes_with_dialogue|counts}}', '{{enterprises_with_union}}', '{{enterprises_with_union|counts}}', '{{petitions_settled_printed_percent|number}}', '{{strikes}}', '{{contributions_new_rural_million_dong}}']), [
    '14/14', '14/14 xã, thị trấn, đạt 100%', '08', '08/89 doanh nghiệp, đạt 8,99%', '16', 'không phát sinh', '11.796,9',
  ])
})

test('a figure that is not complete is never printed in part', () => {
  for (const figure of [lacking(number(120), 4), lacking({ state: 'missing' }, 14), lacking(pair(3, 4), 1), { ...lacking({ state: 'missing' }, 0), complete: true }]) {
    for (const way of ['', '|counts', '|percent', '|number']) assert.deepEqual(bindAll([`Có {{petitions_total${way}}} đơn`], { petitions_total: figure }), ['Có … đơn'])
  }
})

test('every bound figure is that of the data, and every first share has its counts in its line', () => {
  const codes = FORM.indicators.filter((one) => one.print.as === 'percent').map((one) => one.code)
  const count = fc.integer({ min: 1, max: 30 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom('', '|percent', '|counts')), { minLength: 1, maxLength: 12 }), count, count, (uses, numerator, more) => {
      const over = Object.fromEntries(codes.map((code) => [code, told(pair(numerator, numerator + more))]))
      const binder = new Binder(FORM, figures(over), say)
      const seen = new Set<string>()
      for (const [code, way] of uses) {
        const [line] = binder.bind(readDraft(`Kết quả: {{${code}${way}}}.`, () => true, []).lines)
        const run = line!.runs.find((one) => one.kind === 'figure')!
        const share = findPercent(over[code]!, getIndicator(FORM, code))!
        assert.ok(run.text.includes(share))
        if (!seen.has(code)) assert.match(run.text, /\d+\/\d+/)
        seen.add(code)
      }
    }),
  )
})

test('in a whole report the first telling is by the order of the document, tasks included', () => {
  const bound = bindReport(smallReport(), say)
  assert.equal(bound.sections.get('III.2')!.map(lineText)[0], 'Đã giải quyết 16/17 đơn thuộc thẩm quyền, đạt 94,12%; còn 01 đơn.')
  assert.deepEqual(bound.sections.get('IV.1')!.map(lineText), ['Tỷ lệ giải quyết đơn đạt 94,12%.'])
  assert.deepEqual(bound.tasks.map(lineText), ['Giải quyết xong các đơn: hoàn thành một phần. Còn 01 đơn.'])
})

test('a starter leaves out the sentences that nobody in the unit has figures for', () => {
  const none = { ...told({ state: 'not-applicable' }), expected: 0 }
  const source = smallReport({ figures: figures({ inspections_done: none }), texts: new Map() })
  assert.deepEqual(bindReport(source, say).sections.get('II.1'), [])
})
