import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { WorkingDays } from '#foundation/working-days.ts'
import { deadline, type Discloser, type DutyRule, lessSure } from './index.ts'
import { loadDutyRules } from './store/load-duty-rules.ts'
import { loadWorkingDays } from './store/load-working-days.ts'
import { dueBySimulation } from './testing/clocks-by-simulation.ts'

const RULES = loadDutyRules()
const CALENDAR = loadWorkingDays()
const rule = (id: string): DutyRule => RULES.byId(id)!
const of = (id: string, on: string) => mustAccept(deadline(rule(id), calendarDate(on), CALENDAR))

describe('the deadline of a commune: five working days from the decision', () => {
  it('over 30/4, with a Monday swapped for a Saturday', () => {
    const answer = of('L10-11.7', '2024-04-26')
    assert.equal(answer.due, '2024-05-07')
    assert.equal(answer.article, '10/2022/QH15 Đ12.3')
    assert.equal(answer.confidence, 'V')
    assert.deepEqual(answer.steps.filter((step) => step.kind === 'counted').map(({ day, number }) => [day, number]), [
      ['2024-05-02', 1], ['2024-05-03', 2], ['2024-05-04', 3], ['2024-05-06', 4], ['2024-05-07', 5],
    ])
    assert.deepEqual(answer.steps.filter((step) => step.kind === 'off').map(({ day, why }) => `${day} ${why}`), [
      '2024-04-27 weekend', '2024-04-28 weekend', '2024-04-29 swap', '2024-04-30 reunification', '2024-05-01 labour', '2024-05-05 weekend',
    ])
    assert.deepEqual(answer.steps[0], { kind: 'event', day: '2024-04-26' })
  })

  it('over Tết: what was decided on Friday 13/02/2026 is due on Friday 27/02', () => {
    assert.equal(of('L10-11.2', '2026-02-13').due, '2026-02-27')
  })

  it('decided on a Saturday, a Sunday, a holiday: the count begins with the next day worked', () => {
    assert.equal(of('L10-11.1', '2026-03-07').due, '2026-03-13')
    assert.equal(of('L10-11.1', '2026-03-08').due, '2026-03-13')
    assert.equal(of('L10-11.1', '2026-09-02').due, '2026-09-09')
  })

  it('says the reading under which the day of the decision counts, where it comes to another day', () => {
    assert.deepEqual(of('L10-11.7', '2024-04-26').other, { due: '2024-05-06', readingId: 'event-day-counts', article: '10/2022/QH15 Đ12.3', confidence: 'S' })
    assert.equal(of('L10-11.1', '2026-03-07').other, undefined)
  })

  it('says the later day where the document came from elsewhere and arrived later', () => {
    const answer = mustAccept(deadline(rule('L10-11.7'), calendarDate('2026-03-02'), CALENDAR, calendarDate('2026-03-04')))
    assert.equal(answer.due, '2026-03-09')
    assert.deepEqual(answer.others.map(({ readingId, due }) => [readingId, due]), [['event-day-counts', '2026-03-06'], ['date-received', '2026-03-11']])
  })

  it('says the term of the budget law for the budget, and keeps the shorter one', () => {
    const answer = of('L10-11.2', '2026-03-02')
    assert.equal(answer.due, '2026-03-09')
    assert.deepEqual(answer.others.find(({ readingId }) => readingId === 'budget-law'), { due: '2026-04-01', readingId: 'budget-law', article: '83/2015/QH13 Đ15', confidence: 'M' })
  })

  it('is no surer than the calendar', () => {
    assert.equal(of('L10-11.1', '2026-12-30').confidence, 'S')
    assert.equal(of('L10-11.1', '2028-03-01').confidence, 'M')
    assert.equal(of('PL34-5.2', '2021-03-01').confidence, 'M')
    assert.deepEqual([lessSure('V', 'V'), lessSure('V', 'S'), lessSure('S', 'V'), lessSure('S', 'M'), lessSure('M', 'V')], ['V', 'S', 'S', 'M', 'M'])
  })
})

describe('the deadline of others', () => {
  it('an agency: five working days', () => {
    assert.equal(of('L10-46.2', '2025-04-28').due, '2025-05-08')
    assert.equal(of('L10-46.2', '2025-04-28').article, '10/2022/QH15 Đ47.2')
  })

  it('a state enterprise: fifteen days, days off among them; ending on one, the next working day is the other reading', () => {
    const answer = of('L10-64.1.a', '2026-04-16')
    assert.equal(answer.due, '2026-05-01')
    assert.deepEqual(answer.others.map(({ readingId, due }) => [readingId, due]), [['last-day-off', '2026-05-04'], ['event-day-counts', '2026-04-30']])
    assert.equal(answer.confidence, 'V')
    assert.equal(answer.steps.length, 16)
    assert.deepEqual(of('L10-64.1.a', '2026-03-02').others.map(({ readingId }) => readingId), ['event-day-counts'])
  })

  it('the Ordinance: two days, not verified', () => {
    const answer = of('PL34-5.9', '2021-04-28')
    assert.equal(answer.due, '2021-04-30')
    assert.deepEqual(answer.others[0], { due: '2021-05-04', readingId: 'last-day-off', article: '91/2015/QH13 Đ148.5', confidence: 'M' })
  })
})

describe('what has no deadline', () => {
  const refusal = (id: string, on: string, received?: string) => {
    const answer = deadline(rule(id), calendarDate(on), CALENDAR, received === undefined ? undefined : calendarDate(received))
    return answer.ok ? answer.value.due : answer.refusal.code
  }
  it('is refused', () => {
    assert.equal(refusal('L10-11.3', '2025-07-01'), 'disclosure.not-in-force')
    assert.equal(refusal('L97-11.3', '2025-06-30'), 'disclosure.not-in-force')
    assert.equal(refusal('L10-11.3', '2025-06-30'), '2025-07-07')
    assert.equal(refusal('L97-11.3', '2025-07-01'), '2025-07-08')
    assert.equal(refusal('L10-11.1', '2026-03-02', '2026-03-01'), 'disclosure.received-before')
    assert.equal(refusal('L10-11.1', '2199-01-01'), 'disclosure.year-outside')
    assert.equal(refusal('L10-11.1', '2026-01-01', '2199-01-01'), 'disclosure.year-outside')
    const old = deadline({ ...rule('L10-11.1'), from: calendarDate('1990-01-01') }, calendarDate('1999-12-31'), CALENDAR)
    assert.equal(old.ok ? '' : old.refusal.code, 'disclosure.year-outside')
    const clockless = deadline({ ...rule('L10-11.1'), clock: undefined }, calendarDate('2026-03-02'), CALENDAR)
    assert.equal(clockless.ok ? '' : clockless.refusal.code, 'disclosure.no-clock')
  })
})

describe('deadlines of every rule', () => {
  const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays(calendarDate('2023-07-01'), n))
  const who = fc.constantFrom<Discloser>('commune', 'agency', 'state-enterprise')
  const ruleOn = (discloser: Discloser, on: CalendarDate, at: number): DutyRule => {
    const all = RULES.forDiscloser(discloser, on)
    return all[at % all.length]!
  }

  it('agree with a calendar torn off sheet by sheet', () => {
    fc.assert(
      fc.property(day, who, fc.nat(), (on, discloser, at) => {
        const one = ruleOn(discloser, on, at)
        const expected = dueBySimulation(on, one.clock!.days, one.clock!.unit === 'working-days' ? (each) => CALENDAR.isWorkingDay(each) : undefined)
        assert.equal(mustAccept(deadline(one, on, CALENDAR)).due, expected)
      }),
      { numRuns: 500 },
    )
  })

  it('a later decision is never due earlier', () => {
    fc.assert(
      fc.property(day, who, fc.nat(), fc.integer({ min: 1, max: 40 }), (on, discloser, at, later) => {
        const one = { ...ruleOn(discloser, on, at), to: null }
        assert.ok(mustAccept(deadline(one, on, CALENDAR)).due <= mustAccept(deadline(one, addDays(on, later), CALENDAR)).due)
      }),
    )
  })

  it('one more holiday never makes it shorter', () => {
    fc.assert(
      fc.property(day, who, fc.nat(), fc.integer({ min: 1, max: 20 }), (on, discloser, at, after) => {
        const one = ruleOn(discloser, on, at)
        const extra = addDays(on, after)
        class OneMore extends WorkingDays {
          override whyOff(each: CalendarDate): string | undefined {
            return each === extra ? 'extra' : CALENDAR.whyOff(each)
          }
        }
        assert.ok(mustAccept(deadline(one, on, new OneMore([], []))).due >= mustAccept(deadline(one, on, CALENDAR)).due)
      }),
    )
  })

  it('ends with its last counted day, numbered without a gap', () => {
    fc.assert(
      fc.property(day, who, fc.nat(), (on, discloser, at) => {
        const one = ruleOn(discloser, on, at)
        const { due, steps } = mustAccept(deadline(one, on, CALENDAR))
        assert.equal(steps.at(-1)!.day, due)
        assert.deepEqual(steps.map((step) => step.day), steps.map((_, n) => addDays(on, n)))
        const numbers = steps.flatMap((step) => (step.kind === 'counted' ? [step.number] : []))
        assert.deepEqual(numbers, Array.from({ length: one.clock!.days }, (_, n) => n + 1))
      }),
    )
  })
})
