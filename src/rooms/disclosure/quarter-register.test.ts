import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '#foundation/calendar-date.ts'
import { checkClosing, makeRegister, type ClosedBefore } from './quarter-register.ts'
import { aPosting, aShowing, thirdQuarter } from './testing/small-disclosures.ts'

const Q3 = { year: 2026, quarter: 3 } as const
const day = calendarDate

test('what began in the quarter, what went on, and nothing else', () => {
  const register = makeRegister(Q3, thirdQuarter())
  assert.deepEqual(register.begun.map(({ code }) => code), ['ngansachq2', 'dangnhamqa', 'hotrohngeo'], 'in the order of the article')
  assert.deepEqual(register.continued.map(({ code }) => code), ['thutuchc26'], 'what ended before the quarter and what began after it are not in it')
  assert.equal(register.begun[1]!.withdrawnOn, '2026-08-05')
  assert.equal(register.begun[1]!.showings[0]!.to, '2026-08-05', 'a showing reaches no further than the withdrawal')
})

test('a cancelled showing was none', () => {
  const cancelled = aShowing('a', 'office', '2026-07-01', null, { cancelled: { at: new Date('2026-07-02T00:00:00Z'), why: 'ghi nhầm' } })
  assert.deepEqual(makeRegister(Q3, [aPosting('aaaaaaaaaa', '1', 'x', [cancelled])]).begun, [])
})

test('the order of the records does not matter', () => {
  const facts = thirdQuarter()
  const expected = makeRegister(Q3, facts)
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      const turned = shuffled.map((one) => ({ ...one, showings: one.showings.toReversed() }))
      assert.deepEqual(makeRegister(Q3, turned), expected)
    }),
  )
})

test('every day on which something was shown is in exactly one part of each quarter that it touches', () => {
  const from = fc.integer({ min: 0, max: 800 })
  fc.assert(
    fc.property(fc.array(fc.tuple(from, fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 4 }), (spans) => {
      const start = day('2025-01-01')
      const showings = spans.map(([at, length]) => aShowing('a', 'office', addDays(start, at), addDays(start, at + length)))
      const facts = [aPosting('aaaaaaaaaa', '1', 'x', showings)]
      let begun = 0
      for (const year of [2025, 2026, 2027, 2028]) {
        for (const quarter of [1, 2, 3, 4] as const) {
          const register = makeRegister({ year, quarter }, facts)
          const touched = showings.some((showing) => showing.from <= register.to && showing.to! >= register.from)
          assert.equal(register.begun.length + register.continued.length, touched ? 1 : 0)
          begun += register.begun.length
        }
      }
      assert.equal(begun, 1, 'it begins once')
    }),
  )
})

test('when a quarter may be closed', () => {
  const closing = { dated: day('2026-10-02'), number: '', why: '' }
  const code = (more: Partial<typeof closing>, before?: ClosedBefore, today = '2026-10-02'): string => {
    const checked = checkClosing(Q3, { ...closing, ...more }, before, 'new', day(today))
    return checked.ok ? `version ${checked.value.version}` : checked.refusal.code
  }
  const before = { version: 1, sha256: 'old' }
  assert.equal(code({}), 'version 1')
  assert.equal(code({}, undefined, '2026-09-30'), 'papers.quarter-not-over')
  assert.equal(code({ dated: day('2026-09-30') }), 'papers.dated-too-early')
  assert.equal(code({ dated: day('2026-10-03') }), 'papers.dated-in-future')
  assert.equal(code({ number: 'số 15' }), 'papers.number-form')
  assert.equal(code({ number: '15/TB-UBND' }), 'version 1')
  assert.equal(code({ why: 'Sót một nội dung' }), 'papers.nothing-to-correct')
  assert.equal(code({}, before), 'papers.correction-needs-why')
  assert.equal(code({ why: 'Sót một nội dung' }, before), 'version 2')
  assert.equal(code({ why: 'Sót một nội dung' }, { version: 1, sha256: 'new' }), 'papers.nothing-changed')
})
