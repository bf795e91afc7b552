import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { PageContext } from '#web/house.ts'
import type { Problem } from '#web/ui/index.ts'
import { readDay } from '../read-day.ts'

/** The day in `?ngay=`, as people or machines write it; none where it is left empty; a problem where it is no day. */
export function askedDay(c: PageContext): { text: string; day?: CalendarDate; problems: Problem[] } {
  const text = (c.req.query('ngay') ?? '').normalize('NFC').trim().slice(0, 40)
  if (text === '') return { text, problems: [] }
  const read = readDay(text)
  return read.ok ? { text, day: read.value, problems: [] } : { text, problems: [{ field: 'ngay', refusal: read.refusal }] }
}

/** The address of a unit's page, on the day that the visitor asked for. */
export function unitHref(id: number, day?: CalendarDate): string {
  return day === undefined ? `/dia-ban/${id}` : `/dia-ban/${id}?ngay=${day}`
}
