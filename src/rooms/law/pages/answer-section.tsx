import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { Details, Inset, SummaryList, type SummaryRow, Tag } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { type Answer, sayText } from '../index.ts'

/** More steps than these are folded. */
const UNFOLDED = 20

/** An answer: in one sentence, then how it was reached, on what it rests, and what else it might be. */
export function AnswerSection({ w, answer, given, on }: { w: Words; answer: Answer; given: readonly SummaryRow[]; on: CalendarDate }) {
  const steps = (
    <ol class="govuk-list govuk-list--number">
      {answer.steps.map((step) => (
        <li>{sayText(w, step)}</li>
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="tra-loi" class="nr-answer">
      <h2 class="govuk-heading-m" id="tra-loi">{w('law.answer-title')}</h2>
      <p class="govuk-body-l"><strong>{sayText(w, answer.result)}</strong></p>
      <p class="govuk-body">{w('law.asked-on', { on: shortDate(on) })}</p>
      {answer.others.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{w('law.others-title')}</h3>
          {answer.others.map(({ says, result, article, confidence }) => (
            <Inset>
              {sayText(w, says)}
              {result && <>: <strong>{sayText(w, result)}</strong></>}
              <br />
              {article}; {w(`law.confidence.${confidence}`)}
            </Inset>
          ))}
        </>
      )}
      {answer.steps.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{w('law.steps-title')}</h3>
          {answer.steps.length > UNFOLDED ? <Details summary={w('law.steps-count', { count: answer.steps.length })}>{steps}</Details> : steps}
        </>
      )}
      <SummaryList
        rows={[
          ...given,
          ...(answer.articles.length > 0 ? [{ key: w('law.articles-title'), value: answer.articles.join('; ') }] : []),
          { key: w('law.confidence-title'), value: <><Tag tone={answer.confidence === 'V' ? 'good' : 'waiting'}>{answer.confidence}</Tag> {w(`law.confidence.${answer.confidence}`)}</> },
        ]}
      />
      {answer.notes.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{w('law.notes-title')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {answer.notes.map((note) => (
              <li>{sayText(w, note)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
