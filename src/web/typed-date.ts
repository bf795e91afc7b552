import { type CalendarDate, parseCalendarDate } from '#foundation/calendar-date.ts'
import type { Result } from '#foundation/result.ts'

/** A day as browsers send it (`2026-12-31`) or as officials type it (`31/12/2026`, `3/2/2026`). Refuses as `parseCalendarDate`. */
export function parseTypedDate(text: string): Result<CalendarDate> {
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!typed) return parseCalendarDate(text)
  const [day, month, year] = [typed[1]!.padStart(2, '0'), typed[2]!.padStart(2, '0'), typed[3]!]
  const parsed = parseCalendarDate(`${year}-${month}-${day}`)
  return parsed.ok ? parsed : { ok: false, refusal: { ...parsed.refusal, text } }
}
