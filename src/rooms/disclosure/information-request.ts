import { addDays, type CalendarDate, daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { INFORMATION_LAW } from './information-clock.ts'

/** A request for information, or the word that something does not hang where it should. */
export type RequestKind = 'request' | 'not-posted'

/** What a citizen typed: no more is asked than the answer needs. */
export type RequestTyped = {
  readonly kind: RequestKind
  readonly item: string
  /** Of what is not posted: where it was looked for. */
  readonly place: string
  readonly text: string
  readonly name: string
  readonly contact: string
}

export type RequestField = 'text' | 'place' | 'name' | 'contact'

const LENGTHS: Readonly<Record<RequestField, number>> = { text: 5000, place: 300, name: 200, contact: 300 }
const SHORTEST = 10

/**
 * Everything that is wrong with what was typed: `requests.text-needed`, `requests.place-needed`, `requests.field-too-long`. A name
 * and how to be reached may be left out: the answer is found by the code.
 */
export function requestProblems(typed: RequestTyped): { readonly field: RequestField; readonly refusal: Refusal }[] {
  const problems: { field: RequestField; refusal: Refusal }[] = []
  if (cleanText(typed.text).length < SHORTEST) problems.push({ field: 'text', refusal: { code: 'requests.text-needed' } })
  if (typed.kind === 'not-posted' && cleanText(typed.place) === '') problems.push({ field: 'place', refusal: { code: 'requests.place-needed' } })
  for (const field of Object.keys(LENGTHS) as RequestField[]) {
    if (typed[field].length > LENGTHS[field]) problems.push({ field, refusal: { code: 'requests.field-too-long', max: String(LENGTHS[field]) } })
  }
  return problems
}

/**
 * Why information may be refused, by the clause. The six clauses of the law of 2016 are taken to say the same (M).
 *
 * @law 01/2026/QH16 Đ27; 104/2016/QH13 Đ28
 */
export const GROUNDS = ['1', '2', '3', '4', '5', '6'] as const
export type Ground = (typeof GROUNDS)[number]

export function isGround(text: string): text is Ground {
  return (GROUNDS as readonly string[]).includes(text)
}

/** The article of a ground, by the law of the day on which the request arrived. What arrived before the new law stays under the old one. @law 01/2026/QH16 Đ31.4 */
export function groundArticle(ground: Ground, received: CalendarDate): string {
  return received >= INFORMATION_LAW ? `01/2026/QH16 Đ27.${ground}` : `104/2016/QH13 Đ28.${ground}`
}

/** How a request stands in time. */
export type RequestClock = {
  readonly due: CalendarDate
  readonly extendedTo: CalendarDate | null
  /** The day of the answer; null while it is open. */
  readonly answered: CalendarDate | null
}

export type RequestState = 'open' | 'due-soon' | 'overdue' | 'in-time' | 'late'

/** From so many days before its last day a request is due soon. */
export const REQUEST_SOON = 3

export function lastDay({ due, extendedTo }: RequestClock): CalendarDate {
  return extendedTo ?? due
}

export function requestState(clock: RequestClock, today: CalendarDate): RequestState {
  const last = lastDay(clock)
  if (clock.answered !== null) return clock.answered <= last ? 'in-time' : 'late'
  if (today > last) return 'overdue'
  return daysBetween(today, last) <= REQUEST_SOON ? 'due-soon' : 'open'
}

/**
 * Whether the time may be lengthened to a day: once, with a reason, said within the first time, and no further than the law
 * lets it (`furthest`).
 *
 * Refuses `requests.answered-already`, `requests.extended-already`, `requests.extend-too-late`, `requests.extend-too-far`,
 * `requests.extend-shorter`, `requests.why-needed`.
 *
 * @law 01/2026/QH16 Đ26.3
 */
export function checkExtension(clock: RequestClock, to: CalendarDate, why: string, furthest: CalendarDate, today: CalendarDate): Result<true> {
  if (clock.answered !== null) return refuse({ code: 'requests.answered-already' })
  if (clock.extendedTo !== null) return refuse({ code: 'requests.extended-already', date: shortDate(clock.extendedTo) })
  if (today > clock.due) return refuse({ code: 'requests.extend-too-late', date: shortDate(clock.due) })
  if (to <= clock.due) return refuse({ code: 'requests.extend-shorter', field: 'to', date: shortDate(clock.due) })
  if (to > furthest) return refuse({ code: 'requests.extend-too-far', field: 'to', date: shortDate(furthest) })
  if (cleanText(why) === '') return refuse({ code: 'requests.why-needed', field: 'why' })
  return accept(true)
}

/**
 * So many days after the answer the name, the contact and the photos are cleared: 90 in which a complaint may be made about
 * it, and as many again to settle one.
 *
 * @law 91/2025/QH15 Đ14; 02/2011/QH13 Đ9
 */
export const KEPT_DAYS = 180

/** The day on which what names the citizen is cleared; null while nothing was answered. */
export function clearOn({ answered }: RequestClock): CalendarDate | null {
  return answered === null ? null : addDays(answered, KEPT_DAYS)
}
