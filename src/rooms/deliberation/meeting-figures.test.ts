import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addFigures, checkMeetingFigures, type MeetingBounds, type MeetingFigures } from './meeting-figures.ts'

const figures = (over: Partial<MeetingFigures> = {}): MeetingFigures => ({ present: 10, inFavour: 6, against: 3, other: 1, invalid: 0, ...over })
const HANDS: MeetingBounds = { voting: 'hands', present: 10, voices: 10, options: [] }
const said = (given: MeetingFigures, bounds: Partial<MeetingBounds> = {}): string => {
  const checked = checkMeetingFigures(given, { ...HANDS, ...bounds })
  return checked.ok ? 'right' : checked.refusal.code.replace('deliberation.', '')
}

test('hands: no more than are present, and none whose voice was used elsewhere', () => {
  assert.equal(said(figures()), 'right')
  assert.equal(said(figures({ inFavour: 7 })), 'more-votes-than-present')
  assert.equal(said(figures(), { voices: 9 }), 'voices-used-elsewhere')
  assert.equal(said(figures(), { present: 9 }), 'more-present-than-came')
  for (const wrong of [-1, 0.5, Number.NaN]) assert.equal(said(figures({ against: wrong })), 'figure-form')
})

test('slips: given out, brought back and counted must agree', () => {
  const secret = { voting: 'secret' } as const
  assert.equal(said(figures({ issued: 10, returned: 10 }), secret), 'right')
  assert.equal(said(figures({ issued: 11, returned: 10 }), secret), 'more-slips-than-present')
  assert.equal(said(figures({ issued: 9, returned: 10 }), secret), 'more-slips-than-issued')
  assert.equal(said(figures({ issued: 10, returned: 9 }), secret), 'slips-do-not-add-up')
})

test('a candidate has no more votes than there are valid ones, and stands on the list', () => {
  const election = { options: ['a', 'b'] }
  assert.equal(said(figures({ options: { a: 6, b: 2 } }), election), 'right')
  assert.equal(said(figures({ options: { a: 7 } }), election), 'option-over-valid')
  assert.equal(said(figures({ options: { c: 1 } }), election), 'figure-form')
  for (const wrong of [-1, 1.5]) assert.equal(said(figures({ options: { a: wrong } }), election), 'figure-form')
})

test('a cluster in which nobody stood, or no slips were given, adds nothing', () => {
  const all = [figures({ options: { a: 3 }, issued: 10, returned: 10 }), figures({})]
  assert.deepEqual([addFigures(all).options, addFigures(all).issued], [{ a: 3 }, 10])
  assert.equal(addFigures([figures({})]).options, undefined)
})

test('clusters add up to the same whatever their order', () => {
  const one = fc.record({ present: fc.nat(99), inFavour: fc.nat(99), against: fc.nat(99), other: fc.nat(99), invalid: fc.nat(99), options: fc.record({ a: fc.nat(99), b: fc.nat(99) }) })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (all) => {
      const sum = addFigures(all)
      assert.deepEqual(addFigures(all.toReversed()), sum)
      assert.equal(sum.inFavour, all.map(({ inFavour }) => inFavour).reduce((a, b) => a + b))
      assert.equal(sum.options!['b'], all.map(({ options }) => options.b).reduce((a, b) => a + b))
    }),
  )
})
