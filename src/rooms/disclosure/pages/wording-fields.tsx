import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import type { FormInput } from '#web/read-form.ts'
import { checkedOf, Checkboxes, errorOf, Field, type Problem, Textarea } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { findSensitive, SENSITIVE_KINDS, type PostingVersion, type SensitiveKind } from '../index.ts'
import type { Wording } from '../store/index.ts'
import { readEventDate, readNumber } from './new-duty-page.tsx'

export type WordingTyped = {
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly number: string
  readonly eventDate: string
  readonly instrumentTitle: string
  readonly link: string
  readonly acknowledged: readonly string[]
}

export const BLANK: WordingTyped = { title: '', summary: '', content: '', number: '', eventDate: '', instrumentTitle: '', link: '', acknowledged: [] }

export function wordingTyped(form: FormInput): WordingTyped {
  const [title, summary, content, number] = ['title', 'summary', 'content', 'number'].map((name) => form.text(name)) as [string, string, string, string]
  return {
    title, summary, content: content.replaceAll('\r\n', '\n'), number, eventDate: form.text('eventDate'), instrumentTitle: form.text('instrumentTitle'), link: form.text('link'),
    acknowledged: checkedOf(form, 'acknowledged'),
  }
}

export function asTyped(version: PostingVersion): WordingTyped {
  const { title, summary, content, instrument, link } = version
  return {
    title, summary, content, number: instrument.number, eventDate: instrument.date ? shortDate(instrument.date) : '', instrumentTitle: instrument.title, link,
    acknowledged: [],
  }
}

export function readWording(typed: WordingTyped): { readonly wording?: Wording; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const number = readNumber(typed.number)
  if (!number.ok) problems.push({ field: 'number', refusal: number.refusal })
  let date: CalendarDate | null = null
  if (typed.eventDate !== '') {
    const day = readEventDate(typed.eventDate)
    if (day.ok) date = day.value
    else problems.push({ field: 'eventDate', refusal: day.refusal })
  }
  if (!number.ok || problems.length > 0) return { problems }
  const { title, summary, content, instrumentTitle, link } = typed
  const acknowledged = SENSITIVE_KINDS.filter((kind) => typed.acknowledged.includes(kind))
  return { problems, wording: { title, summary, content: content.replaceAll('\r\n', '\n'), link, instrument: { number: number.value, date, title: instrumentTitle }, acknowledged } }
}

type Props = { w: Words; typed: WordingTyped; problems: readonly Problem[]; namesCitizens: boolean }

/** The fields of a wording: the same where something is posted and where it is corrected. */
export function WordingFields({ w, typed, problems, namesCitizens }: Props) {
  return (
    <>
      <Field name="title" label={w('disclosure.field.title')} value={typed.title} maxlength={500} error={errorOf(w, problems, 'title')} />
      <Textarea name="summary" label={w('disclosure.field.summary')} hint={w('disclosure.summary-hint')} value={typed.summary} rows={3} maxlength={2000} error={errorOf(w, problems, 'summary')} />
      <Textarea
        name="content" label={w('disclosure.field.content')} hint={w(namesCitizens ? 'disclosure.content-hint-names' : 'disclosure.content-hint')} value={typed.content} rows={8}
        error={errorOf(w, problems, 'content')}
      />
      <Field
        name="number" label={w('disclosure.field.number')} hint={w('disclosure.number-hint')} value={typed.number} width={20} maxlength={100} spellcheck={false}
        error={errorOf(w, problems, 'number')}
      />
      <Field name="eventDate" label={w('disclosure.field.event-date')} hint={w('disclosure.date-hint')} value={typed.eventDate} width={10} error={errorOf(w, problems, 'eventDate')} />
      <Field name="instrumentTitle" label={w('disclosure.field.instrument-title')} value={typed.instrumentTitle} maxlength={500} error={errorOf(w, problems, 'instrumentTitle')} />
      <Field name="link" label={w('disclosure.field.link')} hint={w('disclosure.link-hint')} value={typed.link} maxlength={500} spellcheck={false} error={errorOf(w, problems, 'link')} />
    </>
  )
}

/** What was found in the text, to be looked at one kind after another before it goes out. */
export function SensitiveWarning({ w, typed, problems, namesCitizens }: Props) {
  if (!problems.some(({ refusal }) => refusal.code === 'disclosure.sensitive')) return null
  const found = findSensitive([typed.title, typed.summary, typed.content].join('\n'), namesCitizens)
  const kinds = SENSITIVE_KINDS.filter((kind) => found.some((one) => one.kind === kind))
  const quotes = (kind: SensitiveKind): string => [...new Set(found.filter((one) => one.kind === kind).map(({ quote }) => `“${quote}”`))].slice(0, 5).join(', ')
  return (
    <section class="nr-panel nr-panel--warning" aria-labelledby="can-xem-lai">
      <h2 class="govuk-heading-m" id="can-xem-lai">
        {w('disclosure.sensitive-title')}
      </h2>
      <p class="govuk-body">{w('disclosure.sensitive-says')}</p>
      <Checkboxes
        name="acknowledged" label={w('disclosure.sensitive-label')} hint={w('disclosure.sensitive-hint')} values={typed.acknowledged}
        options={kinds.map((kind) => ({ value: kind, text: w(`disclosure.sensitive.${kind}`), hint: quotes(kind) }))}
        error={errorOf(w, problems, 'acknowledged')}
      />
    </section>
  )
}
