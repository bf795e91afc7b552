import { daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { Tag } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { MeetingDue } from '../meeting-dues.ts'
import { articleText } from './in-words.ts'

/** `Thông báo mời họp: hạn 03/12/2026, còn 2 ngày`. */
export function DueLine({ due, visit }: { due: MeetingDue; visit: Visit }) {
  const { w } = visit
  return (
    <>
      {w('deliberation.due-line', { what: w(`deliberation.due.${due.id}`), state: dueState(due, visit) })}
      {due.doneOn === undefined && due.by < visit.today && (
        <>
          {' '}
          <Tag tone="bad">{w('deliberation.overdue')}</Tag>
        </>
      )}
    </>
  )
}

export function dueState({ by, doneOn }: MeetingDue, { w, today }: Visit): string {
  const date = shortDate(by)
  if (doneOn !== undefined) return w(doneOn > by ? 'deliberation.due-late' : 'deliberation.due-done', { date, on: shortDate(doneOn) })
  const left = daysBetween(today, by)
  if (left < 0) return w('deliberation.due-gone', { date, count: -left })
  return left === 0 ? w('deliberation.due-today', { date }) : w('deliberation.due-left', { date, count: left })
}

/** What a meeting must have, each with its day and its article. */
export function DueList({ dues, visit }: { dues: readonly MeetingDue[]; visit: Visit }) {
  return (
    <ul class="govuk-list nr-dues">
      {dues.map((due) => (
        <li>
          <DueLine due={due} visit={visit} />
          {due.article && <span class="nr-quiet"> ({articleText(due.article, visit.w)})</span>}
        </li>
      ))}
    </ul>
  )
}
