import type { CalendarDate } from '#foundation/calendar-date.ts'
import { levelOf, type Unit, type UnitId, unitName, VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { Words } from '#words/words.ts'

/** The name of a unit with its kind, as it is today or was last. */
export function nameOf(unitId: UnitId, today: CalendarDate, w: Words): string {
  const places = loadPlaces()
  return places.find(unitId) ? unitName(places.spanNearest(unitId, today), w) : String(unitId)
}

/** The units above, from the province down, as links of a trail. */
export function provinceOf(unitId: UnitId, today: CalendarDate): UnitId | undefined {
  const places = loadPlaces()
  return places.ancestorsAt(unitId, today).find((above) => above.level === 'province')?.id
}

/** Whether a unit discloses to the people: a commune, or the province and the nation that gather them. */
export function isPublicUnit(unit: Unit): boolean {
  return unit.id === VIET_NAM || levelOf(unit.id) === 'province' || levelOf(unit.id) === 'commune'
}

/** With which data the pages of a unit change: those of its province, or of all where it is none of today. */
export function versionOf(unit: Unit | undefined, today: CalendarDate): number | 'nation' {
  return (unit && loadPlaces().pathAt(unit.id, today)?.[1]) ?? 'nation'
}
