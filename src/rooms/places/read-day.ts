import { type CalendarDate, parseCalendarDate } from '#foundation/calendar-date.ts'
import type { Result } from '#foundation/result.ts'

/** Reads a day as people write it, `31/12/2020` or `5/3/2021`, or as machines do, `2020-12-31`. Refuses as `parseCalendarDate`. */
export function readDay(text: string): Result<CalendarDate> {
  const match = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text)
  if (!match) return parseCalendarDate(text.trim())
  const read = parseCalendarDate(`${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`)
  // The refusal names what was typed.
  return read.ok ? read : { ok: false, refusal: { ...read.refusal, text: text.trim() } }
}
