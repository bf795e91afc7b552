import { daysBetween, type CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Period } from './catalogue.ts'

/** Trạng thái of a unit's form for a period. */
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'locked'

export type SubmissionAct = 'edit' | 'submit' | 'return' | 'accept' | 'lock' | 'reopen'

/** What an office may do to a submission: fill it in, take it in at the level above, close the period. */
export type SubmissionRole = 'enters' | 'accepts' | 'locks'

type Step = { readonly from: SubmissionState; readonly act: SubmissionAct; readonly by: SubmissionRole; readonly to: SubmissionState; readonly reason?: true }

/** The life of a submission. A form that was reopened is returned, with the reason, to whoever entered it. */
const STEPS: readonly Step[] = [
  { from: 'draft', act: 'edit', by: 'enters', to: 'draft' },
  { from: 'returned', act: 'edit', by: 'enters', to: 'returned' },
  { from: 'draft', act: 'submit', by: 'enters', to: 'submitted' },
  { from: 'returned', act: 'submit', by: 'enters', to: 'submitted' },
  { from: 'submitted', act: 'return', by: 'accepts', to: 'returned', reason: true },
  { from: 'submitted', act: 'accept', by: 'accepts', to: 'accepted' },
  { from: 'accepted', act: 'lock', by: 'locks', to: 'locked' },
  { from: 'accepted', act: 'reopen', by: 'accepts', to: 'returned', reason: true },
  { from: 'locked', act: 'reopen', by: 'locks', to: 'returned', reason: true },
]

/** The longest reason kept. */
export const REASON_LIMIT = 1000

/**
 * The state after an act, and the reason that stands with it: an edit leaves it as it stands, every other
 * act sets it or takes it away (`undefined`: as it stands).
 *
 * Refusals: `indicators.act-not-yours` (the office may not), `indicators.period-locked`, `indicators.wrong-state`,
 * `indicators.reason-needed`, `indicators.reason-too-long`.
 */
export function decideSubmission(
  state: SubmissionState, act: SubmissionAct, roles: readonly SubmissionRole[], reason = '',
): Result<{ state: SubmissionState; reason: string | null | undefined }> {
  const step = STEPS.find((one) => one.from === state && one.act === act)
  if (!step) return refuse({ code: state === 'locked' ? 'indicators.period-locked' : 'indicators.wrong-state', state, act })
  if (!roles.includes(step.by)) return refuse({ code: 'indicators.act-not-yours', act })
  if (act === 'edit') return accept({ state: step.to, reason: undefined })
  if (!step.reason) return accept({ state: step.to, reason: null })
  const words = cleanText(reason)
  if (words === '') return refuse({ code: 'indicators.reason-needed', act })
  if (words.length > REASON_LIMIT) return refuse({ code: 'indicators.reason-too-long', limit: REASON_LIMIT })
  return accept({ state: step.to, reason: words })
}

/** What this office can do next; the buttons of the page. */
export function possibleActs(state: SubmissionState, roles: readonly SubmissionRole[]): SubmissionAct[] {
  return STEPS.filter((step) => step.from === state && roles.includes(step.by)).map((step) => step.act)
}

export type DueState = 'not-due' | 'due-soon' | 'late' | 'sent-in-time' | 'sent-late'

export type DueLevel = keyof Period['due']

/** Last day for a level; bodies have the communes' day where none is set for them. */
export function findDueDate(period: Period, level: DueLevel): CalendarDate | undefined {
  return period.due[level] ?? (level === 'body' ? period.due.commune : undefined)
}

/**
 * Where a unit stands with its due date. What was returned has to be sent again, and is late once the day
 * has passed; what is with the level above is judged by the day it was first sent.
 */
export function dueState(
  period: Period, level: DueLevel, today: CalendarDate, submission: { state: SubmissionState; firstSubmittedOn: CalendarDate | null },
): DueState {
  const due = findDueDate(period, level)
  const sent = submission.state !== 'draft' && submission.state !== 'returned'
  if (sent) return due !== undefined && submission.firstSubmittedOn !== null && submission.firstSubmittedOn > due ? 'sent-late' : 'sent-in-time'
  if (due === undefined) return 'not-due'
  if (today > due) return 'late'
  return daysBetween(today, due) <= Math.max(0, ...period.reminderDays) ? 'due-soon' : 'not-due'
}
