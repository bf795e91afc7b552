import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'

/**
 * A time in the words of the language: `từ ngày 01/11/2024 đến hết ngày 30/6/2025`. A first day of null is one that
 * the sources do not say, a last day of null is yet to come. `say` is `words(lang)`.
 */
export function timeText(
  from: CalendarDate | null, to: CalendarDate | null, say: (key: string, params: { from?: string; to?: string }) => string,
): string {
  if (from !== null && to !== null) return say('places.time.between', { from: shortDate(from), to: shortDate(to) })
  if (from !== null) return say('places.time.since', { from: shortDate(from) })
  if (to !== null) return say('places.time.until', { to: shortDate(to) })
  return say('places.time.always', {})
}
