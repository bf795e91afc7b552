import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { duesOfMeeting, nextDue } from './meeting-dues.ts'
import type { Gathering } from './records.ts'

const d = calendarDate
const meeting = (over: Partial<Gathering> & { readonly clusters?: number } = {}): Gathering & { readonly clusters?: number } =>
  ({ heldOn: d('2026-12-05'), state: 'planned', kind: 'meeting', ...over }) as Gathering

test('notice and papers are due two days before; papers for the first three matters only', () => {
  assert.deepEqual(duesOfMeeting(meeting(), [{ item: 1 }]).map(({ id, by }) => [id, by]), [['notice', '2026-12-03'], ['papers', '2026-12-03'], ['open', '2026-12-05']])
  assert.deepEqual(duesOfMeeting(meeting(), [{ item: 6 }]).map(({ id }) => id), ['notice', 'open'])
  assert.deepEqual(duesOfMeeting(meeting({ clusters: 2 }), [{ item: 6 }]).map(({ id }) => id), ['plan', 'notice', 'open'])
})

test('what comes next is the first that is not done; an open meeting waits for its close only', () => {
  assert.equal(nextDue(duesOfMeeting(meeting(), [{ item: 1 }]))?.id, 'notice')
  assert.equal(nextDue(duesOfMeeting(meeting({ noticedOn: d('2026-12-01') }), [{ item: 1 }]))?.id, 'papers')
  assert.equal(nextDue(duesOfMeeting(meeting({ state: 'open' }), [{ item: 1 }]))?.id, 'close')
  assert.equal(nextDue(duesOfMeeting(meeting({ state: 'closed' }), [{ item: 1 }])), undefined)
})
