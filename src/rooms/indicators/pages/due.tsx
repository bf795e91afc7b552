import { daysBetween, dayInVietNam, shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { decimal, printDecimal } from '#foundation/decimal.ts'
import type { SubmissionState } from '#storage/tables.ts'
import { Tag, type Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { dueState, findDueDate, type DueLevel, type DueState } from '../submission.ts'
import type { Case } from './open-case.ts'

export type Due = { readonly state: DueState; readonly on: CalendarDate | undefined; readonly days: number }

type Sent = { readonly state: SubmissionState; readonly firstSubmittedAt: Date | null } | undefined

/** Where a unit stands with its due date today. */
export function dueOf(which: Pick<Case, 'period' | 'unit'>, today: CalendarDate, submission: Sent): Due {
  const level = which.unit.level as DueLevel
  const on = findDueDate(which.period, level)
  const state = dueState(which.period, level, today, {
    state: submission?.state ?? 'draft',
    firstSubmittedOn: submission?.firstSubmittedAt ? dayInVietNam(submission.firstSubmittedAt) : null,
  })
  return { state, on, days: on ? daysBetween(today, on) : 0 }
}

/** `Hạn gửi: 15/12/2026, còn 22 ngày`. Nothing where no date is set. */
export function dueLine(w: Words, due: Due): string | undefined {
  if (!due.on) return undefined
  const date = shortDate(due.on)
  if (due.state === 'late') return w('figures.due.late', { date, days: printDecimal(decimal(-due.days)) })
  if (due.state === 'sent-in-time' || due.state === 'sent-late') return w(`figures.due.${due.state}`, { date })
  return w('figures.due.ahead', { date, days: printDecimal(decimal(due.days)) })
}

const TONES: Readonly<Record<SubmissionState, Tone>> = {
  draft: 'neutral',
  submitted: 'waiting',
  returned: 'asked',
  accepted: 'good',
  locked: 'closed',
}

/** The state of a submission as a tag; a form that nobody began says so. */
export function stateTag(w: Words, state: SubmissionState | undefined) {
  return <Tag tone={state ? TONES[state] : 'neutral'}>{w(`figures.state.${state ?? 'none'}`)}</Tag>
}

export function dueTag(w: Words, due: Due) {
  if (due.state === 'late') return <Tag tone="bad">{w('figures.due-short.late')}</Tag>
  if (due.state === 'due-soon') return <Tag tone="asked">{w('figures.due-short.due-soon')}</Tag>
  if (due.state === 'sent-late') return <Tag tone="asked">{w('figures.due-short.sent-late')}</Tag>
  return null
}
