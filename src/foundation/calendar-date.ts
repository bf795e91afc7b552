import { accept, refuse, type Result } from './result.ts'

/** A day of the civil calendar, `YYYY-MM-DD`. Not an instant: it has no hour and no time zone. */
export type CalendarDate = string & { readonly __calendarDate: true }

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; refuses anything that is not a day that exists (`2021-02-29`). */
export function parseCalendarDate(text: string): Result<CalendarDate> {
  const match = FORM.exec(text)
  if (!match) return refuse({ code: 'date.form', text })
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return refuse({ code: 'date.does-not-exist', text })
  return accept(text as CalendarDate)
}

/** A date written in code or in checked data. A wrong one is a fault. */
export function calendarDate(text: string): CalendarDate {
  const parsed = parseCalendarDate(text)
  if (!parsed.ok) throw new Error(`not a calendar date: ${text}`)
  return parsed.value
}

/** The day in Viet Nam (UTC+7, no summer time) at an instant. */
export function dayInVietNam(instant: Date): CalendarDate {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as CalendarDate
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4))
}

/**
 * The short form officials write: `30/10/2020`, `03/02/2026`, `01/7/2025`. As in the long form, the day has its zero
 * and of the months only 1 and 2.
 */
export function shortDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  return `${day}/${monthText(month)}/${year}`
}

function monthText(month: string): string {
  return Number(month) <= 2 ? month : String(Number(month))
}

/**
 * `ngày 03 tháng 02 năm 2026`, `ngày 05 tháng 3 năm 2026`: a zero before days under 10 and before
 * months 1 and 2 only.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function longDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  return `ngày ${day} tháng ${monthText(month)} năm ${year}`
}
