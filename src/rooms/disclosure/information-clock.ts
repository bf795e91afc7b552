import { addDays, type CalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { FIRST_YEAR, LAST_YEAR, type WorkingDays } from '#foundation/working-days.ts'
import type { Confidence } from './duty-rule.ts'

/** First day of the Law on access to information 01/2026/QH16, and of the one before. */
export const INFORMATION_LAW = '2026-09-01' as CalendarDate
export const FORMER_INFORMATION_LAW = '2018-07-01' as CalendarDate

export type InformationClock = {
  readonly days: number
  /** At most so many more, said before the first are over. */
  readonly more: number
  readonly unit: 'days' | 'working-days'
  readonly article: string
  readonly confidence: Confidence
}

/** The clock for answering a request received on a day; undefined before there was a law. @law 01/2026/QH16 Đ26.3; 104/2016/QH13 Đ29 */
export function informationClock(received: CalendarDate): InformationClock | undefined {
  if (received >= INFORMATION_LAW) return { days: 12, more: 12, unit: 'days', article: '01/2026/QH16 Đ26.3', confidence: 'V' }
  if (received >= FORMER_INFORMATION_LAW) return { days: 10, more: 10, unit: 'working-days', article: '104/2016/QH13 Đ29', confidence: 'M' }
  return undefined
}

export type InformationDeadline = {
  readonly due: CalendarDate
  /** The last day if the term is prolonged as far as the law allows. */
  readonly prolonged: CalendarDate
  readonly clock: InformationClock
  /** Where the last day is a day off, the next working day: the other reading. */
  readonly otherDue?: CalendarDate
}

/**
 * By when a request for information must be answered; the day after it arrived is day one. Refuses `disclosure.no-information-law`,
 * `disclosure.year-outside`.
 *
 * @law 01/2026/QH16 Đ26.3; 104/2016/QH13 Đ29
 */
export function informationDeadline(received: CalendarDate, calendar: WorkingDays): Result<InformationDeadline> {
  const clock = informationClock(received)
  if (!clock) return refuse({ code: 'disclosure.no-information-law', from: shortDate(FORMER_INFORMATION_LAW) })
  if (yearOf(received) >= LAST_YEAR) return refuse({ code: 'disclosure.year-outside', first: String(FIRST_YEAR), last: String(LAST_YEAR - 1) })
  const after = (days: number): CalendarDate => (clock.unit === 'days' ? addDays(received, days) : calendar.addWorkingDays(received, days))
  const due = after(clock.days)
  const next = calendar.nextWorkingDay(due)
  return accept({ due, prolonged: after(clock.days + clock.more), clock, ...(next === due ? {} : { otherDue: next }) })
}
