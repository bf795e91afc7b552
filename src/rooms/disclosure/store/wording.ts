import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import { findSecretMark, type SensitiveKind, sensitiveKinds } from '../index.ts'

/** What is told to the people, before it is a version. */
export type Wording = {
  readonly title: string
  readonly summary?: string | undefined
  readonly content?: string | undefined
  readonly instrument?: { readonly number?: string | undefined; readonly date?: CalendarDate | null | undefined; readonly title?: string | undefined } | undefined
  readonly link?: string | undefined
  /** Kinds of sensitive data that the official has seen in the text and answers for. */
  readonly acknowledged?: readonly SensitiveKind[] | undefined
}

export type CheckedWording = {
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly instrument_number: string
  readonly instrument_date: CalendarDate | null
  readonly instrument_title: string
  readonly link: string
}

/**
 * A wording as it may stand before the people.
 *
 * Refuses `disclosure.title-needed`, `disclosure.title-too-long`, `disclosure.summary-too-long`, `disclosure.content-too-long`,
 * `disclosure.content-needed` (neither summary, content nor link), `disclosure.link-form`, `disclosure.event-ahead`,
 * `disclosure.secret` (a document that bears a mark of secrecy), and `disclosure.sensitive` with the `kinds` that nobody has
 * looked at yet.
 *
 * @law 10/2022/QH15 Đ11; 91/2025/QH15 Đ3, Đ16
 */
export function checkWording(wording: Wording, namesCitizens: boolean, today: CalendarDate): Result<CheckedWording> {
  const text = {
    title: cleanText(wording.title), summary: cleanText(wording.summary ?? ''), content: cleanText(wording.content ?? ''),
    instrument_number: cleanText(wording.instrument?.number ?? ''), instrument_date: wording.instrument?.date ?? null,
    instrument_title: cleanText(wording.instrument?.title ?? ''), link: cleanText(wording.link ?? ''),
  }
  if (text.title === '') return refuse({ code: 'disclosure.title-needed', field: 'title' })
  if (text.title.length > 500) return refuse({ code: 'disclosure.title-too-long', field: 'title' })
  if (text.summary.length > 2000) return refuse({ code: 'disclosure.summary-too-long', field: 'summary' })
  if (text.content.length > 200_000) return refuse({ code: 'disclosure.content-too-long', field: 'content' })
  if (text.summary === '' && text.content === '' && text.link === '') return refuse({ code: 'disclosure.content-needed', field: 'summary' })
  if (text.link !== '' && !isWebAddress(text.link)) return refuse({ code: 'disclosure.link-form', field: 'link' })
  if (text.instrument_number.length > 100) return refuse({ code: 'disclosure.number-too-long', field: 'number' })
  if (text.instrument_title.length > 500) return refuse({ code: 'disclosure.title-too-long', field: 'instrumentTitle' })
  if (text.instrument_date !== null && text.instrument_date > today) return refuse({ code: 'disclosure.event-ahead', field: 'eventDate', date: shortDate(text.instrument_date) })
  for (const [field, part] of [
    ['number', text.instrument_number], ['instrumentTitle', text.instrument_title], ['title', text.title], ['summary', text.summary], ['content', text.content],
  ] as const) {
    const secret = findSecretMark(part)
    if (secret) return refuse({ code: 'disclosure.secret', field, mark: secret.mark })
  }
  const kinds = sensitiveKinds(textOf(text), namesCitizens).filter((kind) => !wording.acknowledged?.includes(kind))
  if (kinds.length > 0) return refuse({ code: 'disclosure.sensitive', field: 'acknowledged', kinds })
  return accept(text)
}

/** All that is read of a wording, for whoever looks through it. */
export function textOf(text: Pick<CheckedWording, 'title' | 'summary' | 'content'>): string {
  return [text.title, text.summary, text.content].join('\n')
}

const MOST_SEARCHED = 20_000

/** What a search finds: without accents, in small letters. */
export function searchText(text: CheckedWording): string {
  return foldText([text.title, text.summary, text.instrument_number, text.instrument_title, text.content].join(' ').slice(0, MOST_SEARCHED))
}

function isWebAddress(link: string): boolean {
  return link.length <= 500 && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)
}
