import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import type { Period } from './catalogue.ts'
import { decideSubmission, dueState, possibleActs, type SubmissionAct, type SubmissionRole, type SubmissionState } from './submission.ts'

const STATES: readonly SubmissionState[] = ['draft', 'submitted', 'returned', 'accepted', 'locked']
const ACTS: readonly SubmissionAct[] = ['edit', 'submit', 'return', 'accept', 'lock', 'reopen']
const ROLES: readonly SubmissionRole[] = ['enters', 'accepts', 'locks']

test('the whole life, every state by every act by every role', () => {
  const allowed: string[] = []
  for (const state of STATES) {
    for (const act of ACTS) {
      for (const role of ROLES) {
        const decided = decideSubmission(state, act, [role], 'vì sai số')
        if (decided.ok) allowed.push(`${state} ${act} ${role} → ${decided.value.state}`)
        assert.equal(decided.ok, possibleActs(state, [role]).includes(act))
      }
    }
  }
  assert.deepEqual(allowed.toSorted(), [
    'accepted lock locks → locked', 'accepted reopen accepts → returned', 'draft edit enters → draft', 'draft submit enters → submitted',
    'locked reopen locks → returned', 'returned edit enters → returned', 'returned submit enters → submitted',
    'submitted accept accepts → accepted', 'submitted return accepts → returned',
  ])
})

test('returning and reopening need a reason, which stands until the form is sent again', () => {
  const code = (...input: Parameters<typeof decideSubmission>): string | undefined => {
    const decided = decideSubmission(...input)
    return decided.ok ? undefined : decided.refusal.code
  }
  assert.equal(code('submitted', 'return', ['accepts'], '  '), 'indicators.reason-needed')
  assert.equal(code('locked', 'reopen', ['locks']), 'indicators.reason-needed')
  assert.equal(code('submitted', 'return', ['accepts'], 'a'.repeat(1001)), 'indicators.reason-too-long')
  assert.equal(code('locked', 'edit', ['enters']), 'indicators.period-locked')
  assert.equal(code('submitted', 'edit', ['enters']), 'indicators.wrong-state')
  assert.equal(code('submitted', 'accept', ['enters']), 'indicators.act-not-yours')
  const returned = decideSubmission('submitted', 'return', ['accepts'], ' số đơn chưa khớp ')
  assert.deepEqual(returned.ok && returned.value, { state: 'returned', reason: 'số đơn chưa khớp' })
  const edited = decideSubmission('returned', 'edit', ['enters'])
  assert.deepEqual(edited.ok && edited.value, { state: 'returned', reason: undefined })
  const sent = decideSubmission('returned', 'submit', ['enters'])
  assert.deepEqual(sent.ok && sent.value, { state: 'submitted', reason: null })
})

test('due, soon, late, and sent in time or late', () => {
  const day = calendarDate
  const period: Period = {
    id: '2026', form: 'dcch-2026', label: { vi: 'năm 2026', en: '2026' }, from: day('2025-12-15'), to: day('2026-12-14'),
    due: { commune: day('2026-11-20') }, reminderDays: [15, 5], recipients: [], confidence: 'M', source: 's',
  }
  const at = (today: string, state: SubmissionState, firstSubmittedOn: string | null, level: 'commune' | 'body' | 'province' = 'commune'): string =>
    dueState(period, level, day(today), { state, firstSubmittedOn: firstSubmittedOn === null ? null : day(firstSubmittedOn) })
  assert.equal(at('2026-11-01', 'draft', null), 'not-due')
  assert.equal(at('2026-11-05', 'draft', null), 'due-soon')
  assert.equal(at('2026-11-20', 'draft', null), 'due-soon')
  assert.equal(at('2026-11-21', 'draft', null), 'late')
  assert.equal(at('2026-11-23', 'returned', '2026-11-10'), 'late')
  assert.equal(at('2026-11-23', 'submitted', '2026-11-20'), 'sent-in-time')
  assert.equal(at('2026-11-23', 'accepted', '2026-11-21'), 'sent-late')
  assert.equal(at('2026-11-21', 'draft', null, 'body'), 'late')
  assert.equal(at('2027-01-01', 'draft', null, 'province'), 'not-due')
})
