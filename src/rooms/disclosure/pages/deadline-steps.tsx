import { shortDate } from '#foundation/calendar-date.ts'
import { Details } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Deadline, DutyRule, Step } from '../index.ts'
import { articleText } from './in-words.ts'

/** How a deadline was counted: the rule, and every day from the event to the last. */
export function DeadlineSteps({ deadline, rule, w }: { deadline: Deadline; rule: DutyRule; w: Words }) {
  const { clock } = rule
  return (
    <>
      {clock && (
        <p class="govuk-body">
          {w(`disclosure.clock.${clock.unit}`, { days: clock.days, article: articleText(clock.article, w), instrument: instrumentOf(clock.article, rule) })}
        </p>
      )}
      {deadline.confidence !== 'V' && <p class="govuk-body nr-doubt">{w(`disclosure.confidence.${deadline.confidence}`)}</p>}
      <Details summary={w('disclosure.steps')}>
        <ol class="govuk-list">
          {deadline.steps.map((step) => (
            <li>{stepText(step, w)}</li>
          ))}
        </ol>
      </Details>
    </>
  )
}

function instrumentOf(article: string, rule: DutyRule): string {
  return article.includes(' ') ? article.slice(0, article.lastIndexOf(' ')) : rule.instrument
}

function stepText(step: Step, w: Words): string {
  const date = shortDate(step.day)
  switch (step.kind) {
    case 'event':
      return w('disclosure.step-event', { date })
    case 'counted':
      return w('disclosure.step-counted', { date, number: step.number })
    case 'off':
      return w('disclosure.step-off', { date, why: offText(step.why, w) })
  }
}

function offText(why: string, w: Words): string {
  return w.has(`law.off.${why}`) ? w(`law.off.${why}`) : w('disclosure.holiday')
}
