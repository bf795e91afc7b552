import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { words } from '#words/words.ts'
import { changedSentences, seenIn, sentencesOf } from './changed-sentences.ts'
import { figures, FORM, lacking, number, pair, told } from './testing/small-report.ts'

const say = words('vi')
const TEXT = 'Có {{petitions_total}} đơn. Còn {{petitions_open}} đơn; đạt {{petitions_settled_printed_percent}}.\nKhông có số.'

test('nothing has changed where the data are as they were seen', () => {
  assert.deepEqual(changedSentences('III.2', TEXT, seenIn(TEXT, FORM, figures(), say), FORM, figures(), say), [])
})

test('the sentences with the old and the new figure', () => {
  const seen = seenIn(TEXT, FORM, figures(), say)
  const now = figures({ petitions_open: told(number(2)), petitions_settled_printed_percent: told(pair(16, 18)) })
  assert.deepEqual(changedSentences('III.2', TEXT, seen, FORM, now, say), [
    { section: 'III.2', sentence: 'Còn 02 đơn;', changes: [{ code: 'petitions_open', was: '01', now: '02' }] },
    {
      section: 'III.2', sentence: 'đạt 16/18 đơn thuộc thẩm quyền, đạt 88,89%.',
      changes: [{ code: 'petitions_settled_printed_percent', was: '16/17 đơn thuộc thẩm quyền, đạt 94,12%', now: '16/18 đơn thuộc thẩm quyền, đạt 88,89%' }],
    },
  ])
})

test('a base that changes under the same share shows, and so does a figure that is no longer complete', () => {
  const text = '{{enterprises_with_worker_conference_percent}} và {{petitions_total}}'
  const seen = seenIn(text, FORM, figures(), say)
  const [line] = changedSentences('x', text, seen, FORM, figures({ enterprises_with_worker_conference_percent: told(pair(10, 16)), petitions_total: lacking(number(40), 1) }), say)
  assert.deepEqual(line!.changes.map(({ was, now }) => [was, now]), [
    ['05/08 doanh nghiệp có tổ chức công đoàn, đạt 62,5%', '10/16 doanh nghiệp có tổ chức công đoàn, đạt 62,5%'],
    ['40', '…'],
  ])
})

test('saving a section does not say that changed figures were seen', () => {
  const seen = seenIn('{{petitions_open}}', FORM, figures(), say)
  const now = figures({ petitions_open: told(number(2)) })
  assert.deepEqual(seenIn('{{petitions_open}} {{petitions_total}}', FORM, now, say, seen), { petitions_open: '01', petitions_total: '40' })
})

test('exactly the figures that differ are told', () => {
  const codes = ['petitions_total', 'petitions_open', 'mediation_total', 'strikes']
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 12 }), { minLength: 4, maxLength: 4 }), fc.array(fc.integer({ min: 10, max: 12 }), { minLength: 4, maxLength: 4 }), (before, after) => {
      const at = (values: readonly number[]) => figures(Object.fromEntries(codes.map((code, i) => [code, told(number(values[i]!))])))
      const text = codes.map((code) => `Số là {{${code}}}.`).join(' ')
      const changed = changedSentences('x', text, seenIn(text, FORM, at(before), say), FORM, at(after), say)
      assert.deepEqual(changed.flatMap(({ changes }) => changes.map(({ code }) => code)), codes.filter((_, i) => before[i] !== after[i]))
    }),
  )
})

test('sentences', () => {
  assert.deepEqual(sentencesOf('Một. Hai; ba? {{a_b}}. '), ['Một.', 'Hai;', 'ba?', '{{a_b}}.'])
})
