import { type CalendarDate, parseCalendarDate } from './calendar-date.ts'

/**
 * A day or a month written in a text: `20/4/2007`, `ngày 20 tháng 4 năm 2007`, `ngày 31/4`, `tháng 13/2020`. `end` is
 * exclusive; the word “ngày” before figures belongs to it.
 */
export type WrittenDate = {
  readonly start: number
  readonly end: number
  readonly day?: number
  readonly month: number
  readonly year?: number
  /** Where day, month and year are given and there is such a day. */
  readonly date?: CalendarDate
  /** `Thứ Hai, ngày …` or `ngày … (thứ Hai)`: 0 Sunday to 6 Saturday, with its place. */
  readonly weekday?: { readonly start: number; readonly end: number; readonly day: number }
}

const FIGURES = /(?<![\d/.,-])(\d{1,2})(\s?[/.-]\s?)(\d{1,2})\s?[/.-]\s?(\d{4})(?![\d/]|[.,-]\d)/gu
const DAY_FIGURES = /(?<![\p{L}\d])ngày\s{0,3}(\d{1,2})\s?\/\s?(\d{1,2})(?![\d/]|[.,-]\d|\s?\/)/giu
const LONG = /(?<![\p{L}\d])(?:ngày\s{0,3})?(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})(?!\d)(?:\s{0,3}năm\s{0,3}(\d{4})(?!\d)|\s?\/\s?(\d{4})(?!\d))?/giu
const MONTH = /(?<![\p{L}\d])tháng\s{1,3}(\d{1,2})(?:\s?[/-]\s?|,?\s{1,3}năm\s{1,3})(\d{4})(?![\d/])/giu

/** The days and months written in a text, in their order, none inside another. */
export function readWrittenDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = []
  const add = (start: number, end: number, day: string | undefined, month: string, year: string | undefined): void => {
    found.push(withDate({ start, end, month: Number(month), ...(day && { day: Number(day) }), ...(year && { year: Number(year) }) }))
  }
  for (const match of text.matchAll(FIGURES)) {
    const start = wordBefore(text, match.index)
    // With points or hyphens it is a date only where the text says so: 12.10.2020 may be the number of a clause.
    if (start === match.index && !match[2]!.includes('/')) continue
    if (Number(match[4]) < 1900 || Number(match[4]) > 2100) continue
    add(start, match.index + match[0].length, match[1], match[3]!, match[4])
  }
  for (const match of text.matchAll(DAY_FIGURES)) add(match.index, match.index + match[0].length, match[1], match[2]!, undefined)
  for (const match of text.matchAll(LONG)) {
    // “03 tháng 10 năm 2020” after a count of months is no day: a day needs its word, or a year behind it.
    if (!/^ngày/iu.test(match[0]) && !(match[3] ?? match[4])) continue
    add(match.index, match.index + match[0].length, match[1], match[2]!, match[3] ?? match[4])
  }
  for (const match of text.matchAll(MONTH)) add(match.index, match.index + match[0].length, undefined, match[1]!, match[2])
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const apart = sorted.filter((one, at) => at === 0 || !sorted.slice(Math.max(0, at - 3), at).some((other) => other.end > one.start))
  return apart.map((one) => withWeekday(text, one))
}

/** The day, where there is such a day. */
export function dayOf(year: number, month: number, day: number): CalendarDate | undefined {
  const parsed = parseCalendarDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  return parsed.ok ? parsed.value : undefined
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function wordBefore(text: string, at: number): number {
  const match = /ngày[\s:]{0,3}$/iu.exec(text.slice(Math.max(0, at - 8), at))
  return match ? at - match[0].length : at
}

function withDate(one: WrittenDate): WrittenDate {
  if (one.year === undefined || one.day === undefined) return one
  const date = dayOf(one.year, one.month, one.day)
  return date ? { ...one, date } : one
}

const WEEKDAY = /(?:(?<!\p{L})thứ\s{1,2}(hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7])|(?<!\p{L})(chủ\s{1,2}nhật))/iu
const BEFORE = new RegExp(`${WEEKDAY.source}[\\s,(-]{1,4}$`, 'iu')
const AFTER = new RegExp(`^[\\s,]{0,2}\\(${WEEKDAY.source}\\)`, 'iu')
const NAMES: Readonly<Record<string, number>> = {
  hai: 1, ba: 2, tư: 3, bốn: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6,
}

function withWeekday(text: string, one: WrittenDate): WrittenDate {
  if (one.day === undefined) return one
  const from = Math.max(0, one.start - 16)
  const before = BEFORE.exec(text.slice(from, one.start))
  const after = before ? null : AFTER.exec(text.slice(one.end, one.end + 20))
  const match = before ?? after
  if (!match) return one
  const start = (before ? from : one.end) + match.index
  return { ...one, weekday: { start, end: start + match[0].length, day: match[2] ? 0 : NAMES[match[1]!.toLowerCase()]! } }
}
