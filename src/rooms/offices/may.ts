import type { CalendarDate } from '#foundation/calendar-date.ts'
import { actEntry, type Act, type Relation } from './acts.ts'
import type { Officer, OfficeKind } from './officer.ts'

/** Numbers from here on are agencies and enterprises, not administrative units. */
const FIRST_BODY = 4_000_000
/** Numbers from here on are hamlets. */
const FIRST_HAMLET = 6_000_000

/**
 * Whether the officer may do the act at a unit on a day. `unitPath` is the unit's path in the tree of the
 * time that is meant: the period's end for a form of that period.
 *
 * Outside the days of the office, and outside the unit's subtree, nobody may do anything.
 */
export function may(officer: Officer, act: Act, unitPath: string, today: CalendarDate): boolean {
  if (!holdsOn(officer, today)) return false
  const relations = actEntry(act).may[officer.kind]
  return relations?.includes(relationOf(officer.unitId, unitPath)) ?? false
}

/** Whether an office of this kind knows the act at all, somewhere. */
export function knows(kind: OfficeKind, act: Act): boolean {
  return actEntry(act).may[kind] !== undefined
}

/** Whether the office is held on the day (both ends inclusive). */
export function holdsOn(office: { from: CalendarDate; to: CalendarDate | null }, day: CalendarDate): boolean {
  return office.from <= day && (office.to === null || day <= office.to)
}

/** Where the unit at `path` stands to the unit `unitId`. The identity decides, since a path changes with the years. */
export function relationOf(unitId: number, path: string): Relation {
  const steps = path.split('/').filter((step) => step !== '').map(Number)
  const at = steps.indexOf(unitId)
  if (at === -1) return 'outside'
  const below = steps.length - 1 - at
  if (below === 0) return 'own'
  if (below > 1) return 'deeper'
  const last = steps.at(-1)!
  if (last >= FIRST_HAMLET) return 'hamlet'
  return last >= FIRST_BODY ? 'body' : 'child'
}
