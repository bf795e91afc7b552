import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'

/**
 * The clocks once more, slowly and by another way: a notice board that is looked at on every single day. Nothing here is
 * shared with the rules that it is held against.
 */

/** The last day for something decided on a day: tomorrow's sheet is torn off the calendar until enough of them counted. */
export function dueBySimulation(event: CalendarDate, days: number, isWorked: ((day: CalendarDate) => boolean) | undefined): CalendarDate {
  const sheets = Array.from({ length: days * 12 + 40 }, (_, at) => addDays(event, at + 1))
  const counting = isWorked ? sheets.filter(isWorked) : sheets
  return counting[days - 1]!
}

export type BoardEntry = { readonly place: string; readonly from: CalendarDate; readonly to: CalendarDate | null }

/** Walks every day from `first` to `today` and looks at each place: how many days on end something hung there, at most. */
export function longestBySimulation(entries: readonly BoardEntry[], first: CalendarDate, today: CalendarDate): number {
  let most = 0
  for (const place of new Set(entries.map((entry) => entry.place))) {
    let onEnd = 0
    for (let day = first; day <= today; day = addDays(day, 1)) {
      const hangs = entries.some((entry) => entry.place === place && entry.from <= day && (entry.to === null || day <= entry.to))
      onEnd = hangs ? onEnd + 1 : 0
      most = Math.max(most, onEnd)
    }
  }
  return most
}

/**
 * How it stands at one place: by the stricter reading `days` nights must pass on the board (the first day is not one
 * of them), by the other so many days.
 */
export function standingBySimulation(entries: readonly BoardEntry[], days: number, firstCounts: boolean, first: CalendarDate, today: CalendarDate): 'met' | 'running' | 'short' | 'missing' {
  const wanted = firstCounts ? days : days + 1
  const most = longestBySimulation(entries, first, today)
  if (most === 0) return 'missing'
  if (most >= wanted) return 'met'
  const tomorrow = addDays(today, 1)
  const hangs = (day: CalendarDate) => entries.some((entry) => entry.from <= day && entry.from <= today && (entry.to === null || day <= entry.to))
  return hangs(today) && hangs(tomorrow) ? 'running' : 'short'
}
