import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'
import type { PlaceRegister } from './register.ts'
import { VIET_NAM, type Kind, type UnitId } from './unit.ts'

/** A stretch of days in which a unit kept its name, code, parent and whole path. Null: without an end that way. */
export type DatedPath = {
  readonly unit: UnitId
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly code: string
  readonly name: string
  readonly kind: Kind
  readonly parent: UnitId | null
  /** The province it lies in; the nation stands for itself. */
  readonly province: UnitId
  /** Ids from the nation down: `/1/1641/26251/3236681/`. */
  readonly path: string
}

/**
 * Every unit's stretches, one for each time in which its name, code and kind and the units above it stayed: a district
 * that comes under another province begins a new stretch of each of its communes, one that is renamed does not.
 */
export function datedPaths(places: PlaceRegister, units: Iterable<UnitId>): DatedPath[] {
  const known = new Map<UnitId, readonly DatedPath[]>()
  const stretchesOf = (id: UnitId): readonly DatedPath[] => {
    const done = known.get(id)
    if (done) return done
    const stretches: DatedPath[] = []
    for (const span of places.get(id).spans) {
      const above = span.parent === null ? [undefined] : stretchesOf(span.parent)
      for (const parent of above) {
        const from = later(span.from, parent?.from ?? null)
        const to = earlier(span.to, parent?.to ?? null)
        if (from !== null && to !== null && from > to) continue
        const path = `${parent?.path ?? '/'}${id}/`
        const last = stretches.at(-1)
        const same = last?.path === path && last.name === span.name && last.code === span.code && last.kind === span.kind
        if (same && last.to !== null && from === addDays(last.to, 1)) {
          stretches[stretches.length - 1] = { ...last, to }
          continue
        }
        const province = parent === undefined || parent.unit === VIET_NAM ? id : parent.province
        const { code, name, kind } = span
        stretches.push({ unit: id, from, to, code, name, kind, parent: span.parent, province, path })
      }
    }
    known.set(id, stretches)
    return stretches
  }
  return [...units].flatMap((id) => stretchesOf(id))
}

function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
