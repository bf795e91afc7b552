import type { CalendarDate } from '#foundation/calendar-date.ts'
import { covers, type LineageStep, type Unit, type UnitId } from './unit.ts'

/** A former unit and how much of it is in the present one. */
export type TerritoryPiece = { readonly unit: UnitId; readonly share: 'whole' | 'part' }

/** What the walk over the lineage needs of the register. */
export type Lineage = {
  get(id: UnitId): Unit
  successors(id: UnitId): readonly LineageStep[]
  predecessors(id: UnitId): readonly LineageStep[]
}

type Extent = 'whole' | 'part' | 'none'

const FOREVER = '9999-12-31' as CalendarDate

/** See `PlaceRegister.territoryAt`. Pieces in order of id. */
export function territoryAt(lineage: Lineage, target: UnitId, date: CalendarDate): TerritoryPiece[] {
  const end = lineage.get(target).spans.at(-1)!.to ?? FOREVER
  if (date > end) return []
  const pieces: TerritoryPiece[] = []
  for (const id of forebears(lineage, target, date)) {
    if (!lineage.get(id).spans.some(span => covers(span, date))) continue
    const share = extent(lineage, id, date, target, end)
    if (share !== 'none') pieces.push({ unit: id, share })
  }
  return pieces.sort((a, b) => a.unit - b.unit)
}

/** The target and every unit from which steps after the date lead to it. */
function forebears(lineage: Lineage, target: UnitId, date: CalendarDate): Set<UnitId> {
  const found = new Set([target])
  for (const id of found) {
    for (const step of lineage.predecessors(id)) if (step.date > date) found.add(step.from)
  }
  return found
}

/** How much of what the unit held at the close of `after` the target holds at the close of `end`. */
function extent(lineage: Lineage, id: UnitId, after: CalendarDate, target: UnitId, end: CalendarDate): Extent {
  const later = lineage.successors(id).filter(step => step.date > after && step.date <= end)
  if (later.length === 0) return id === target ? 'whole' : 'none'
  const date = later.reduce((first, step) => (step.date < first ? step.date : first), FOREVER)
  const shares = later
    .filter(step => step.date === date)
    .map(step => (step.to === null ? 'none' : extent(lineage, step.to, date, target, end)))
  if (lineage.get(id).spans.some(span => covers(span, date))) shares.push(extent(lineage, id, date, target, end))
  if (shares.every(share => share === 'whole')) return 'whole'
  return shares.every(share => share === 'none') ? 'none' : 'part'
}
