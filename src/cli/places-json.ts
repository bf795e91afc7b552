import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type LineageStep, type PlaceRegister, type SearchHit, type Unit, unitName, type UnitId, type UnitSpan } from '#rooms/places/index.ts'
import type { Words } from '#words/words.ts'

type Brief = { id: UnitId; code: string; kind: string; name: string; fullName: string }

function brief(unit: Unit, span: UnitSpan, w: Words): Brief & { level: string } {
  return { id: unit.id, level: unit.level, code: span.code, kind: span.kind, name: span.name, fullName: unitName(span, w) }
}

/** One unit under one code for a time, as JSON. */
export function holderJson(unit: Unit, span: UnitSpan, w: Words) {
  return { ...brief(unit, span, w), from: span.from, to: span.to }
}

/** A unit as JSON, with its place in the tree on the day, its past and its future. The unit must be there on the day. */
export function unitJson(places: PlaceRegister, unit: Unit, at: CalendarDate, w: Words) {
  const span = places.spanAt(unit.id, at)!
  return {
    ...holderJson(unit, span, w),
    exists: { from: unit.spans[0]!.from, to: unit.spans.at(-1)!.to },
    path: places.pathTextAt(unit.id, at),
    ancestors: places.ancestorsAt(unit.id, at).map(one => brief(one, places.spanAt(one.id, at)!, w)),
    children: places.childrenAt(unit.id, at).map(one => brief(one, places.spanAt(one.id, at)!, w)),
    spans: unit.spans,
    holders: places.holdersOf(span.code).map(held => holderJson(held.unit, held.span, w)),
    predecessors: places.predecessors(unit.id).map(step => ({
      ...brief(places.get(step.from), places.get(step.from).spans.at(-1)!, w), ...known(step),
    })),
    successors: successorsJson(places, unit.id, w),
    heirs: places.heirs(unit.id).map(id => brief(places.get(id), places.get(id).spans.at(-1)!, w)),
  }
}

type SuccessorJson = Partial<Brief> & Pick<LineageStep, 'date' | 'share' | 'basis' | 'confidence'> & { successors?: SuccessorJson[] }

function successorsJson(places: PlaceRegister, id: UnitId, w: Words): SuccessorJson[] {
  return places.successors(id).map(step => {
    if (step.to === null) return known(step)
    const next = places.get(step.to)
    return { ...brief(next, places.spanNearest(next.id, step.date), w), ...known(step), successors: successorsJson(places, next.id, w) }
  })
}

function known({ date, share, basis, confidence }: LineageStep) {
  return { date, share, basis, confidence }
}

/** One hit of a search as JSON. */
export function hitJson(places: PlaceRegister, hit: SearchHit, w: Words) {
  return {
    ...brief(hit.unit, hit.span, w),
    from: hit.from,
    to: hit.to,
    ancestors: hit.ancestors.map(span => ({ code: span.code, kind: span.kind, name: span.name, fullName: unitName(span, w) })),
    successors: successorsJson(places, hit.unit.id, w),
  }
}
