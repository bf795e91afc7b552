import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, daysBetween, type CalendarDate } from '#foundation/calendar-date.ts'
import { judgeDuty, quarterArisen, tally, tallyBy, type Answer, type JudgedDuty } from './compliance.ts'
import type { PlaceKind } from './duty-rule.ts'
import type { Showing } from './records.ts'
import { loadDutyRules } from './store/load-duty-rules.ts'
import { aDuty, aPosting, aShowing } from './testing/small-disclosures.ts'

const day = calendarDate
const TODAY = day('2026-10-01')
const rule = (item: string) => loadDutyRules().find('commune', item, day('2026-07-10'))!
const answerOf = (showings: readonly Showing[]): Answer => {
  const { posting, version } = aPosting('hotrohngeo', '1', 'x', showings)
  return { posting, title: version.title, showings }
}
const everywhere = (from: string, to: string | null): Showing[] => [aShowing('a', 'office', from, to), aShowing('a', 'culture-house', from, to), aShowing('b', 'website', from, null)]

test('in time, late, not; the forms; what stayed for as long as it must', () => {
  const judged = (due: string, showings: readonly Showing[]): readonly [string, string, string] => {
    const { state, continuity, forms } = judgeDuty(aDuty('1', due), showings.length === 0 ? [] : [answerOf(showings)], rule('1'), TODAY)
    return [state, continuity, forms.join('')]
  }
  assert.deepEqual(judged('2026-07-15', everywhere('2026-07-14', '2026-08-20')), ['in-time', 'reached', 'ab'])
  assert.deepEqual(judged('2026-07-15', everywhere('2026-07-16', '2026-08-20')), ['late', 'reached', 'ab'])
  assert.deepEqual(judged('2026-07-15', []), ['overdue', 'not-asked', ''])
  assert.deepEqual(judged('2026-10-15', []), ['waiting', 'not-asked', ''])
  assert.deepEqual(judged('2026-07-15', everywhere('2026-07-14', '2026-07-30')), ['in-time', 'broken', 'ab'], '17 days are no 30')
  assert.deepEqual(judged('2026-09-30', everywhere('2026-09-29', null)), ['in-time', 'running', 'ab'])
  assert.deepEqual(judged('2026-07-15', [aShowing('b', 'website', '2026-07-14', null)]), ['overdue', 'nowhere', 'b'], 'on the website only')
  const gap = [...everywhere('2026-07-14', '2026-07-30'), ...everywhere('2026-08-01', '2026-08-20')]
  assert.equal(judged('2026-07-15', gap)[1], 'broken', 'a day without it breaks the days on end')
})

const PLACES: readonly (readonly [string, PlaceKind])[] = [['a', 'office'], ['a', 'culture-house'], ['b', 'website'], ['c', 'loudspeaker'], ['d', 'hamlet']]
const START = day('2026-01-01')
const showingOf = fc.tuple(fc.constantFrom(...PLACES), fc.integer({ min: 0, max: 120 }), fc.option(fc.integer({ min: 0, max: 60 })), fc.boolean()).map(
  ([[form, place], from, length, struck]) =>
    aShowing(form, place, addDays(START, from), length === null ? null : addDays(START, from + length), struck ? { cancelled: { at: new Date(0), why: 'x' } } : {}),
)
const dutyOf = fc.record({
  item: fc.constantFrom('1', '2', '7', '12', '13'), unit: fc.constantFrom(1, 2, 3), due: fc.integer({ min: 0, max: 400 }), arisen: fc.integer({ min: 0, max: 30 }), cancelled: fc.boolean(),
  showings: fc.array(showingOf, { maxLength: 6 }),
})
const manyDuties = fc.array(dutyOf, { maxLength: 12 })

type Raw = { item: string; unit: number; due: number; arisen: number; cancelled: boolean; showings: readonly Showing[] }

function judge(raw: Raw, today: CalendarDate): JudgedDuty {
  const due = addDays(START, raw.due)
  const duty = aDuty(raw.item, due, { unitId: raw.unit, holderId: raw.unit, eventDate: addDays(due, -raw.arisen), cancelled: raw.cancelled ? { at: new Date(0), why: 'x' } : undefined })
  return judgeDuty(duty, raw.showings.length === 0 ? [] : [answerOf(raw.showings)], rule(raw.item), today)
}

/** A second account, day by day: what was to be seen where on each day. */
function slowly(raw: Raw, today: CalendarDate): string {
  if (raw.cancelled) return 'cancelled'
  const due = addDays(START, raw.due)
  const seenOn = (form: string, place: string, on: CalendarDate): boolean =>
    raw.showings.some((one) => !one.cancelled && one.form === form && one.place === place && one.from <= on && (one.to === null || on <= one.to))
  let lastFirst = START
  for (const demand of rule(raw.item).demands) {
    if (demand.where === 'community-point-exists' || demand.where === 'no-internal-site' || demand.where === 'internal-site-exists') continue
    let first: CalendarDate | undefined
    for (let at = 0; at <= daysBetween(START, today) && first === undefined; at += 1) if (seenOn(demand.form, demand.place, addDays(START, at))) first = addDays(START, at)
    if (first === undefined) return today > due ? 'not' : 'waiting'
    if (first > lastFirst) lastFirst = first
  }
  return lastFirst <= due ? 'inTime' : 'late'
}

test('a second account, slower, comes to the same numbers', () => {
  fc.assert(
    fc.property(manyDuties, fc.integer({ min: 0, max: 400 }), (raws, at) => {
      const today = addDays(START, at)
      const counts = tally(raws.map((raw) => judge(raw, today)))
      const slow = raws.map((raw) => slowly(raw, today))
      for (const name of ['inTime', 'late', 'not', 'waiting'] as const) assert.equal(counts[name], slow.filter((each) => each === name).length, name)
    }),
    { numRuns: 300 },
  )
})

test('the numbers of units, items and quarters add up to those of all', () => {
  fc.assert(
    fc.property(manyDuties, (raws) => {
      const judged = raws.map((raw) => judge(raw, TODAY))
      const all = tally(judged)
      assert.equal(all.arose, all.inTime + all.late + all.not + all.waiting)
      assert.equal([...all.byContinuity.values()].reduce((sum, one) => sum + one, 0), all.arose)
      for (const keyOf of [(one: JudgedDuty) => one.duty.unitId, (one: JudgedDuty) => one.duty.item, (one: JudgedDuty) => JSON.stringify(quarterArisen(one))]) {
        const parts = [...tallyBy<unknown>(judged, keyOf).values()]
        for (const name of ['arose', 'inTime', 'late', 'not', 'waiting'] as const) assert.equal(parts.reduce((sum, part) => sum + part[name], 0), all[name])
      }
    }),
  )
})

test('showing something in one more place or form never makes a duty worse', () => {
  const ORDER = ['overdue', 'waiting', 'due-soon', 'late', 'in-time']
  fc.assert(
    fc.property(dutyOf, showingOf, (raw, more) => {
      const before = judge({ ...raw, cancelled: false }, TODAY)
      const after = judge({ ...raw, cancelled: false, showings: [...raw.showings, { ...more, place: more.place }] }, TODAY)
      assert.ok(ORDER.indexOf(after.state) >= ORDER.indexOf(before.state) || (before.state === 'in-time' && after.state === 'in-time'))
    }),
  )
})
