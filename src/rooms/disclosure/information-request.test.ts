import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { informationDeadline } from './information-clock.ts'
import { checkExtension, clearOn, groundArticle, GROUNDS, lastDay, type RequestClock, requestProblems, requestState, type RequestTyped } from './information-request.ts'
import { loadWorkingDays } from './store/load-working-days.ts'

const d = calendarDate
const typed: RequestTyped = { kind: 'request', item: '7', place: '', text: 'Xin xem danh sách hộ được hỗ trợ', name: '', contact: '' }
const clock = (over: Partial<RequestClock> = {}): RequestClock => ({ due: d('2026-12-05'), extendedTo: null, answered: null, ...over })
const codeOf = (result: ReturnType<typeof checkExtension>): string => (result.ok ? 'accepted' : result.refusal.code)

test('twelve days and at most twelve more, counted from the day after', () => {
  const { due, prolonged } = (informationDeadline(d('2026-11-23'), loadWorkingDays()) as { value: { due: CalendarDate; prolonged: CalendarDate } }).value
  assert.deepEqual([due, prolonged], ['2026-12-05', '2026-12-17'])
})

test('how a request stands on a day', () => {
  assert.equal(requestState(clock(), d('2026-12-01')), 'open')
  assert.equal(requestState(clock(), d('2026-12-02')), 'due-soon')
  assert.equal(requestState(clock(), d('2026-12-05')), 'due-soon')
  assert.equal(requestState(clock(), d('2026-12-06')), 'overdue')
  assert.equal(requestState(clock({ extendedTo: d('2026-12-17') }), d('2026-12-06')), 'open')
  assert.equal(requestState(clock({ answered: d('2026-12-05') }), d('2027-01-01')), 'in-time')
  assert.equal(requestState(clock({ answered: d('2026-12-06') }), d('2027-01-01')), 'late')
})

test('the time is lengthened once, with a reason, in time, and not beyond the law', () => {
  const ask = (over: Partial<RequestClock>, to: string, why = 'Phải tập hợp từ nhiều nơi', today = '2026-12-01') =>
    codeOf(checkExtension(clock(over), d(to), why, d('2026-12-17'), d(today)))
  assert.equal(ask({}, '2026-12-17'), 'accepted')
  assert.equal(ask({}, '2026-12-18'), 'requests.extend-too-far')
  assert.equal(ask({}, '2026-12-05'), 'requests.extend-shorter')
  assert.equal(ask({}, '2026-12-10', ' '), 'requests.why-needed')
  assert.equal(ask({}, '2026-12-10', 'x', '2026-12-05'), 'accepted')
  assert.equal(ask({}, '2026-12-10', 'x', '2026-12-06'), 'requests.extend-too-late')
  assert.equal(ask({ extendedTo: d('2026-12-10') }, '2026-12-12'), 'requests.extended-already')
  assert.equal(ask({ answered: d('2026-12-01') }, '2026-12-12'), 'requests.answered-already')
})

test('a longer time never makes an answer late, and a later day never makes it timely', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(24), fc.option(fc.nat(60), { nil: null }), (at, more, after) => {
      const due = d('2026-12-05')
      const answered = after === null ? null : addDays(d('2026-11-23'), after)
      const short: RequestClock = { due, extendedTo: null, answered }
      const long: RequestClock = { due, extendedTo: addDays(due, more), answered }
      const today = addDays(d('2026-11-23'), at)
      assert.ok(lastDay(long) >= lastDay(short))
      if (requestState(short, today) === 'in-time') assert.equal(requestState(long, today), 'in-time')
      if (requestState(short, today) === 'overdue') assert.notEqual(requestState(short, addDays(today, 1)), 'open')
    }),
  )
})

test('what names a citizen is cleared half a year after the answer, never before', () => {
  assert.equal(clearOn(clock()), null)
  assert.equal(clearOn(clock({ answered: d('2026-12-01') })), '2027-05-30')
})

test('the ground of a refusal is an article of the law under which the request arrived', () => {
  assert.equal(GROUNDS.length, 6)
  assert.equal(groundArticle('3', d('2026-09-01')), '01/2026/QH16 Đ27.3')
  assert.equal(groundArticle('3', d('2026-08-31')), '104/2016/QH13 Đ28.3')
})

test('a text is asked for, a place where something is missing; a name is not', () => {
  assert.deepEqual(requestProblems(typed), [])
  assert.deepEqual(requestProblems({ ...typed, text: 'abc' }).map(({ refusal }) => refusal.code), ['requests.text-needed'])
  assert.deepEqual(requestProblems({ ...typed, kind: 'not-posted' }).map(({ field }) => field), ['place'])
  assert.deepEqual(requestProblems({ ...typed, contact: 'x'.repeat(301) }).map(({ field }) => field), ['contact'])
})
