import type { Words } from '#words/words.ts'
import { wordChanges } from '../index.ts'

type Wording = { readonly title: string; readonly summary: string; readonly content: string; readonly number: string; readonly eventDate: string; readonly instrumentTitle: string; readonly link: string }

const FIELDS = ['title', 'summary', 'content', 'number', 'eventDate', 'instrumentTitle', 'link'] as const

const LABELS = {
  title: 'disclosure.field.title', summary: 'disclosure.field.summary', content: 'disclosure.field.content', number: 'disclosure.field.number',
  eventDate: 'disclosure.field.event-date', instrumentTitle: 'disclosure.field.instrument-title', link: 'disclosure.field.link',
} as const

/** The fields in which two wordings differ, word by word. */
export function ChangedText({ before, after, w }: { before: Wording; after: Wording; w: Words }) {
  const changed = FIELDS.filter((field) => before[field] !== after[field])
  if (changed.length === 0) return <p class="govuk-body">{w('disclosure.same-text')}</p>
  return (
    <dl class="govuk-summary-list">
      {changed.map((field) => (
        <div class="govuk-summary-list__row govuk-summary-list__row--no-actions">
          <dt class="govuk-summary-list__key">{w(LABELS[field])}</dt>
          <dd class="govuk-summary-list__value nr-text">
            {wordChanges(before[field], after[field]).map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
