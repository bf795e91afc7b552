import type { CalendarDate } from '#foundation/calendar-date.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import type { PlaceRegister, UnitSpan } from '#rooms/places/index.ts'

/** A unit of today, where the officer may read it. */
export function findPresent(places: PlaceRegister, officer: Officer, unitId: number, today: CalendarDate): UnitSpan | undefined {
  const path = places.pathTextAt(unitId, today)
  return path !== undefined && may(officer, 'read', path, today) ? places.spanAt(unitId, today) : undefined
}
