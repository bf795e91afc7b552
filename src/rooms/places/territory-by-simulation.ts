import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { PlaceRegister } from './register.ts'
import type { TerritoryPiece } from './territory.ts'
import { covers, type UnitId } from './unit.ts'

/**
 * A second, slower way to `territoryAt`, sharing nothing with the first: every unit of the day is a heap of one
 * grain; event by event, in order of time, each grain goes with its heap, or is broken where the heap is divided;
 * at the end one looks whose grains lie where. For tests.
 */
export function territoryBySimulation(register: PlaceRegister, target: UnitId, date: CalendarDate): TerritoryPiece[] {
  const lastDay = register.get(target).spans.at(-1)!.to ?? ('9999-12-31' as CalendarDate)
  if (lastDay < date) return []
  const heaps = new Map<UnitId | null, { origin: UnitId }[]>()
  for (const unit of register.units.values()) {
    if (unit.spans.some(span => covers(span, date))) heaps.set(unit.id, [{ origin: unit.id }])
  }
  const days = [...new Set(register.steps.map(step => step.date))].filter(day => day > date && day <= lastDay).sort()
  for (const day of days) {
    const arriving: [UnitId | null, { origin: UnitId }[]][] = []
    for (const [from, steps] of Map.groupBy(register.steps.filter(step => step.date === day), step => step.from)) {
      const grains = heaps.get(from) ?? []
      const goesOn = register.get(from).spans.some(span => covers(span, day))
      if (!goesOn) heaps.delete(from)
      for (const step of steps) arriving.push([step.to, grains.map(({ origin }) => ({ origin }))])
    }
    for (const [to, grains] of arriving) heaps.set(to, [...(heaps.get(to) ?? []), ...grains])
  }
  const elsewhere = new Set<UnitId>()
  for (const [holder, grains] of heaps) if (holder !== target) for (const { origin } of grains) elsewhere.add(origin)
  const here = new Set((heaps.get(target) ?? []).map(({ origin }) => origin))
  return [...here].sort((a, b) => a - b).map(unit => ({ unit, share: elsewhere.has(unit) ? 'part' : 'whole' }))
}
