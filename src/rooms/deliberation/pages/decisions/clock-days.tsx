import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { Details } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { ClockedStep } from '../../store/decisions/standing.ts'

/** How a deadline was counted, day by day. */
export function ClockDays({ step, summary, w }: { step: ClockedStep; summary: string; w: Words }) {
  const days = loadWorkingDays()
  const lines = [w('decisions.day-event', { date: shortDate(step.runsFrom) })]
  for (let day = addDays(step.runsFrom, 1), number = 0; day <= step.by; day = addDays(day, 1)) {
    const why = days.whyOff(day)
    if (why === undefined) lines.push(w('decisions.day-counted', { date: shortDate(day), number: (number += 1) }))
    else lines.push(w('decisions.day-off', { date: shortDate(day), why: w.has(`law.off.${why}`) ? w(`law.off.${why}`) : w('decisions.holiday') }))
  }
  const known = days.knownBetween(step.runsFrom, step.by)
  return (
    <Details summary={summary}>
      <ol class="govuk-list">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      {known !== 'V' && <p class="govuk-body nr-doubt">{w('decisions.calendar-doubt')}</p>}
    </Details>
  )
}
