import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import {
  canStillPass, checkCount, hamletApproves, type Item, itemOf, judgeElection, judgeHamlets, judgeVote, kindsOf, type MatterKind, neededVotes, shareOfPresent, tallySlips, thresholdFor,
} from './index.ts'
import { loadDeliberationRules } from './store/load-deliberation-rules.ts'
import { leastVotes, passes, reaches, ruleOfClause } from './testing/votes-one-by-one.ts'

const RULES = loadDeliberationRules()
const TODAY = calendarDate('2026-11-24')
const kindOf = (item: Item): MatterKind => kindsOf(item)[0]!
const threshold = (item: Item, on = TODAY, scope: 'hamlet' | 'commune' = 'hamlet') => thresholdFor(RULES, { item, kind: kindOf(item), scope, on })
const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)

const anyItem = fc.constantFrom<Item>(1, 2, 3, 4, 5, 6)
const anyHouseholds = fc.array(fc.constantFrom('absent', 'for', 'against', 'other', 'invalid'), { minLength: 1, maxLength: 320 })

function countOf(households: readonly string[]) {
  const number = (what: string): number => households.filter((did) => did === what).length
  return {
    all: households.length, present: households.length - number('absent'), inFavour: number('for'), against: number('against'), other: number('other'), invalid: number('invalid'),
  }
}

describe('the thresholds of Article 21', () => {
  it('two thirds of all households: 67 of 100, 68 of 101; over half: 51 of 100, 51 of 101', () => {
    assert.deepEqual([100, 101, 99, 3, 2, 1].map((all) => neededVotes(threshold(1), all)), [67, 68, 66, 2, 2, 1])
    assert.deepEqual([100, 101, 2, 1].map((all) => neededVotes(threshold(6), all)), [51, 51, 2, 1])
  })

  it('has one row for each clause, scope and day', () => {
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as const).map((item) => threshold(item).id), ['L10-two-thirds', 'L10-two-thirds', 'L10-covenant', 'L10-half', 'L10-half', 'L10-half'])
    assert.deepEqual([threshold(1, TODAY, 'commune').id, threshold(2, TODAY, 'commune').of, threshold(6, TODAY, 'commune').id], ['L10-hamlets', 'hamlets', 'L10-half'])
    const before = threshold(1, calendarDate('2023-06-30'))
    assert.deepEqual([before.id, before.confidence, before.strict, threshold(1, calendarDate('2023-07-01')).id], ['PL34-half', 'S', true, 'L10-two-thirds'])
    assert.deepEqual([threshold(3, calendarDate('2023-08-15')).alsoPresentOverHalf, threshold(3, calendarDate('2023-08-16')).alsoPresentOverHalf], [false, true])
    assert.throws(() => threshold(1, calendarDate('2007-06-30')), /no threshold/)
  })

  it('counts all households, not those present: 60 of 100 present cannot pass a road, even unanimously', () => {
    const judged = mustAccept(judgeVote(threshold(1), { all: 100, present: 60, inFavour: 60, against: 0, other: 0, invalid: 0 }))
    assert.deepEqual([judged.passed, judged.needed, judged.missing, judged.absent, judged.article], [false, 67, 7, 40, '10/2022/QH15 Đ21.1'])
    assert.deepEqual([canStillPass(threshold(1), 100, 66), canStillPass(threshold(1), 100, 67), canStillPass(threshold(6), 100, 51), canStillPass(threshold(6), 100, 50)], [false, true, true, false])
    assert.deepEqual([canStillPass(threshold(3), 100, 50), canStillPass(threshold(3), 100, 51)], [false, true])
  })

  it('a hamlet of one household decides by its one voice', () => {
    for (const item of [1, 3, 6] as const) {
      assert.equal(mustAccept(judgeVote(threshold(item), { all: 1, present: 1, inFavour: 1, against: 0, other: 0, invalid: 0 })).passed, true)
      assert.equal(mustAccept(judgeVote(threshold(item), { all: 1, present: 1, inFavour: 0, against: 1, other: 0, invalid: 0 })).passed, false)
    }
  })

  it('agrees with the slow reading, for every number of households and votes', () => {
    for (const item of [1, 3, 6] as const) {
      const slow = ruleOfClause(item, true)
      for (let all = 1; all <= 260; all += 1) assert.equal(neededVotes(threshold(item), all), leastVotes(slow, all), `${item}: ${all}`)
    }
    fc.assert(fc.property(anyItem, anyHouseholds, (item, households) => {
      assert.equal(mustAccept(judgeVote(threshold(item), countOf(households))).passed, passes(ruleOfClause(item, true), households))
    }), { numRuns: 600 })
    fc.assert(fc.property(anyItem, fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (item, votes, all) => {
      assert.equal(votes >= neededVotes(threshold(item), all), votes > 0 && reaches(ruleOfClause(item, true), votes, all))
    }))
  })

  it('one more in favour never turns adopted into not adopted, whoever changes their mind', () => {
    fc.assert(fc.property(anyItem, anyHouseholds, fc.nat(), (item, households, at) => {
      const changed = households.with(at % households.length, 'for')
      const [before, after] = [households, changed].map((each) => mustAccept(judgeVote(threshold(item), countOf(each))))
      assert.ok(!before!.passed || after!.passed)
      assert.ok(after!.missing <= before!.missing)
    }))
  })

  it('what can no longer pass does not pass, whatever those present do', () => {
    fc.assert(fc.property(anyItem, anyHouseholds, (item, households) => {
      const count = countOf(households)
      if (!canStillPass(threshold(item), count.all, count.present)) assert.equal(mustAccept(judgeVote(threshold(item), count)).passed, false)
      else assert.equal(mustAccept(judgeVote(threshold(item), { ...count, inFavour: count.present, against: 0, other: 0, invalid: 0 })).passed, true)
    }))
  })

  it('refuses figures that cannot be', () => {
    const right = { all: 10, present: 8, inFavour: 5, against: 2, other: 1, invalid: 0 }
    assert.equal(checkCount(right).ok, true)
    assert.equal(codeOf(checkCount({ ...right, inFavour: -1 })), 'deliberation.counts-negative')
    assert.equal(codeOf(checkCount({ ...right, inFavour: 4.5 })), 'deliberation.counts-negative')
    assert.equal(codeOf(checkCount({ ...right, all: 0 })), 'deliberation.no-households')
    assert.equal(codeOf(checkCount({ ...right, present: 11 })), 'deliberation.more-present-than-households')
    assert.equal(codeOf(checkCount({ ...right, inFavour: 9 })), 'deliberation.more-votes-than-households')
    assert.equal(codeOf(checkCount({ ...right, inFavour: 6 })), 'deliberation.more-votes-than-present')
    assert.equal(codeOf(judgeVote(threshold(1), { ...right, inFavour: 9 })), 'deliberation.more-votes-than-households')
  })
})

describe('elections', () => {
  const at = { all: 100, present: 80, invalid: 2 }
  const elected = (votes: Record<string, number>, seats = 1) => mustAccept(judgeElection(threshold(4), at, votes, seats)).elected

  it('elects who has more than half of all households, the most votes first', () => {
    assert.deepEqual(elected({ a: 51, b: 27 }), ['a'])
    assert.deepEqual(elected({ a: 50, b: 28 }), [])
    assert.deepEqual(elected({ a: 60, b: 70, c: 40 }, 3), ['b', 'a'])
    assert.deepEqual(elected({ a: 60, b: 70, c: 65 }, 2), ['b', 'c'])
    const judged = mustAccept(judgeElection(threshold(4), at, { a: 50, b: 28 }))
    assert.deepEqual([judged.passed, judged.needed, judged.missing, judged.inFavour], [false, 51, 1, 50])
  })

  it('elects nobody to a seat that equals share', () => {
    assert.deepEqual(elected({ a: 60, b: 60 }), [])
    assert.deepEqual(elected({ a: 70, b: 60, c: 60 }, 2), ['a'])
    assert.deepEqual(elected({ a: 60, b: 60 }, 2), ['a', 'b'])
    assert.deepEqual(elected({ b: 60, a: 60 }, 2), ['a', 'b'])
  })

  it('refuses more votes for one candidate than there were valid slips; nobody standing is nobody elected', () => {
    assert.equal(codeOf(judgeElection(threshold(4), at, { a: 79 })), 'deliberation.more-votes-than-present')
    assert.equal(codeOf(judgeElection(threshold(4), { ...at, present: 101 }, { a: 79 })), 'deliberation.more-present-than-households')
    assert.deepEqual([mustAccept(judgeElection(threshold(4), at, {})).passed, elected({})], [false, []])
  })
})

describe('matters of the commune', () => {
  it('need two thirds of all hamlets, by both readings of a hamlet in favour', () => {
    assert.deepEqual(hamletApproves({ all: 100, inFavour: 66 }), { approves: false, otherReadingApproves: true })
    assert.deepEqual(hamletApproves({ all: 100, inFavour: 67 }), { approves: true, otherReadingApproves: true })
    assert.deepEqual(hamletApproves({ all: 100, inFavour: 50 }), { approves: false, otherReadingApproves: false })
    assert.deepEqual(hamletApproves({ all: 0, inFavour: 0 }), { approves: false, otherReadingApproves: false })
    const hamlets = [90, 80, 60, 55].map((inFavour) => hamletApproves({ all: 100, inFavour }))
    const judged = judgeHamlets(threshold(1, TODAY, 'commune'), [...hamlets, { approves: false, otherReadingApproves: false }])
    assert.deepEqual([judged.hamlets, judged.needed, judged.approving, judged.passed, judged.otherReading], [5, 4, 2, false, { passed: true, approving: 4 }])
    assert.equal(judged.confidence, 'S')
  })
})

describe('slips', () => {
  const anySlip = fc.constantFrom('for', 'against', 'other', 'invalid', 'a', 'a,b', 'b')
  it('add up the same in any order, each once', () => {
    fc.assert(fc.property(fc.array(anySlip), fc.func(fc.nat()), (slips, order) => {
      const mixed = slips.toSorted((left, right) => order(left) - order(right))
      assert.deepEqual(tallySlips(mixed), tallySlips(slips))
      const { inFavour, against, other, invalid, returned } = tallySlips(slips.filter((slip) => !/^[ab]/.test(slip)))
      assert.equal(inFavour + against + other + invalid, returned)
    }))
    assert.deepEqual(tallySlips(['a,b', 'b', 'invalid']), { inFavour: 0, against: 0, other: 0, invalid: 1, returned: 3, options: { a: 1, b: 2 } })
  })
})

it('a secretary needs more than half of those present', () => {
  assert.deepEqual([shareOfPresent(60, 30), shareOfPresent(60, 31), shareOfPresent(61, 31)], [false, true, true])
})

it('a kind tells its clause, a general matter does not', () => {
  assert.deepEqual((['covenant', 'elect-head', 'dismiss-inspection', 'general'] as const).map(itemOf), [3, 4, 5, undefined])
})
