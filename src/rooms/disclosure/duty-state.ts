import { type CalendarDate, daysBetween } from '#foundation/calendar-date.ts'
import type { Duty } from './records.ts'

export type DutyState = 'waiting' | 'due-soon' | 'overdue' | 'in-time' | 'late' | 'cancelled'

/** So many days before the last day a duty is said to be due soon. */
export const SOON = 2

/**
 * How a duty stands. `firstShowings` has a place for every form that is obligatory (`firstShowings` of the rule), or the
 * first day alone; it is done when each has its day, and in time when the last of them is not after the due day.
 *
 * @law 10/2022/QH15 Đ12.3, Đ47.2, Đ65.2
 */
export function dutyState(duty: Pick<Duty, 'due' | 'cancelled'>, firstShowings: readonly (CalendarDate | undefined)[], today: CalendarDate): DutyState {
  if (duty.cancelled) return 'cancelled'
  const shown = firstShowings.filter((day) => day !== undefined).toSorted()
  const last = shown.at(-1)
  if (last !== undefined && shown.length === firstShowings.length && last <= today) return last <= duty.due ? 'in-time' : 'late'
  if (today > duty.due) return 'overdue'
  return daysBetween(today, duty.due) <= SOON ? 'due-soon' : 'waiting'
}
