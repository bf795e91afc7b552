import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { informationClock, informationDeadline } from './index.ts'
import { loadWorkingDays } from './store/load-working-days.ts'
import { dueBySimulation } from './testing/clocks-by-simulation.ts'

const CALENDAR = loadWorkingDays()
const of = (day: string) => mustAccept(informationDeadline(calendarDate(day), CALENDAR))

describe('a request for information', () => {
  it('since 01/9/2026: twelve days, and at most twelve more, days off among them', () => {
    const { due, prolonged, otherDue, clock } = of('2026-11-02')
    assert.deepEqual([due, prolonged, clock.article, clock.confidence], ['2026-11-14', '2026-11-26', '01/2026/QH16 Đ26.3', 'V'])
    assert.equal(otherDue, '2026-11-16', 'the 14th is a Saturday: by the other reading it is Monday')
    assert.equal(of('2026-11-13').otherDue, undefined)
    assert.equal(of('2026-09-01').due, '2026-09-13')
  })

  it('before: ten working days, not verified; the day after it arrived is day one', () => {
    const { due, prolonged, clock } = of('2026-08-31')
    assert.deepEqual([due, prolonged, clock.confidence], ['2026-09-16', '2026-09-30', 'M'])
    assert.equal(of('2018-07-01').clock.unit, 'working-days')
  })

  it('had no clock before the first law, and has none beyond the calendar', () => {
    const refusal = (day: string) => {
      const answer = informationDeadline(calendarDate(day), CALENDAR)
      return answer.ok ? answer.value.due : answer.refusal.code
    }
    assert.equal(informationClock(calendarDate('2018-06-30')), undefined)
    assert.equal(refusal('2018-06-30'), 'disclosure.no-information-law')
    assert.equal(refusal('2199-01-01'), 'disclosure.year-outside')
  })

  it('agrees with a calendar torn off sheet by sheet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (at) => {
        const received = addDays(calendarDate('2018-07-01'), at)
        const { due, prolonged, otherDue, clock } = mustAccept(informationDeadline(received, CALENDAR))
        const worked = clock.unit === 'working-days' ? (day: typeof received) => CALENDAR.isWorkingDay(day) : undefined
        assert.equal(due, dueBySimulation(received, clock.days, worked))
        assert.equal(prolonged, dueBySimulation(received, clock.days + clock.more, worked))
        assert.equal(otherDue === undefined, CALENDAR.isWorkingDay(due))
      }),
    )
  })
})
