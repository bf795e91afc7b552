import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { PlaceSearch, type SearchHit, type SearchOptions } from './search.ts'
import { territoryAt, type TerritoryPiece } from './territory.ts'
import { covers, type Level, type LineageStep, type Unit, type UnitId, type UnitSpan } from './unit.ts'

/** One unit under one code for a time. */
export type Holder = { readonly unit: Unit; readonly span: UnitSpan }

const LEVEL_BY_LENGTH: Readonly<Record<number, Level>> = { 2: 'province', 3: 'district', 5: 'commune' }

/** All administrative units of Viet Nam with their time, their parents and their lineage. It never changes. */
export class PlaceRegister {
  readonly #units = new Map<UnitId, Unit>()
  readonly #holders = new Map<string, Holder[]>()
  readonly #children = new Map<UnitId, Holder[]>()
  readonly #out = new Map<UnitId, LineageStep[]>()
  readonly #in = new Map<UnitId, LineageStep[]>()
  readonly #steps: readonly LineageStep[]
  #search: PlaceSearch | undefined

  constructor(units: readonly Unit[], steps: readonly LineageStep[]) {
    this.#steps = steps
    for (const unit of units) {
      this.#units.set(unit.id, unit)
      for (const span of unit.spans) {
        if (unit.level !== 'nation') push(this.#holders, span.code, { unit, span })
        if (span.parent !== null) push(this.#children, span.parent, { unit, span })
      }
    }
    for (const list of this.#holders.values()) if (list.length > 1) list.sort(byTime)
    for (const list of this.#children.values()) list.sort(byCode)
    for (const step of steps) {
      push(this.#out, step.from, step)
      if (step.to !== null) push(this.#in, step.to, step)
    }
  }

  /** Every unit, in order of id. */
  get units(): ReadonlyMap<UnitId, Unit> {
    return this.#units
  }

  /** Every step of the lineage. */
  get steps(): readonly LineageStep[] {
    return this.#steps
  }

  find(id: UnitId): Unit | undefined {
    return this.#units.get(id)
  }

  /** An id that the caller took from the register; an unknown one is a fault. */
  get(id: UnitId): Unit {
    const unit = this.#units.get(id)
    if (!unit) throw new Error(`no administrative unit ${id}`)
    return unit
  }

  /** How the unit was on the day; undefined before it was made and after it ended. */
  spanAt(id: UnitId, date: CalendarDate): UnitSpan | undefined {
    return this.#units.get(id)?.spans.find(span => covers(span, date))
  }

  /** How the unit was on the day, or else when it was last (or, before its time, first) there: to name it by. */
  spanNearest(id: UnitId, date: CalendarDate): UnitSpan {
    const { spans } = this.get(id)
    return spans.find(span => span.to === null || date <= span.to) ?? spans.at(-1)!
  }

  /**
   * The unit that bore the code (2 digits province, 3 district, 5 commune) on the day.
   *
   * Refuses `places.code-form`; `places.code-unknown` where nobody ever bore it; `places.code-not-then` with its
   * `holders` of other times (`heldBy` is the same to read: `KBang (… – 30/6/2025)`).
   */
  byCode(code: string, at: CalendarDate): Result<Unit, Refusal & { holders?: readonly Holder[] }> {
    if (!/^(\d{2}|\d{3}|\d{5})$/.test(code)) return refuse({ code: 'places.code-form', given: code })
    const holders = this.holdersOf(code)
    const holder = holders.find(({ span }) => covers(span, at))
    if (holder) return accept(holder.unit)
    const level = LEVEL_BY_LENGTH[code.length]
    if (holders.length === 0) return refuse({ code: 'places.code-unknown', given: code, level })
    const heldBy = holders.map(({ span }) => `${span.name} (${dayOr(span.from)} – ${dayOr(span.to)})`).join('; ')
    return refuse({ code: 'places.code-not-then', given: code, level, at, date: shortDate(at), holders, heldBy })
  }

  /** Who bore the code, and when, in order of time. */
  holdersOf(code: string): readonly Holder[] {
    return this.#holders.get(code) ?? []
  }

  /** The units directly under the unit on the day, by code. */
  childrenAt(id: UnitId, date: CalendarDate): Unit[] {
    const found: Unit[] = []
    for (const { unit, span } of this.#children.get(id) ?? []) if (covers(span, date)) found.push(unit)
    return found
  }

  /** The ids from the nation down to the unit itself; undefined where it was not there on the day. */
  pathAt(id: UnitId, date: CalendarDate): UnitId[] | undefined {
    const path: UnitId[] = []
    for (let next: UnitId | null = id; next !== null; ) {
      const span = this.spanAt(next, date)
      if (!span) return undefined
      path.unshift(next)
      next = span.parent
    }
    return path
  }

  /** The path as the database holds it: `/1/1641/26251/3236681/`. */
  pathTextAt(id: UnitId, date: CalendarDate): string | undefined {
    const path = this.pathAt(id, date)
    return path && `/${path.join('/')}/`
  }

  /** The units above it on the day, from the nation down, without itself; none where it was not there. */
  ancestorsAt(id: UnitId, date: CalendarDate): Unit[] {
    return (this.pathAt(id, date) ?? []).slice(0, -1).map(above => this.get(above))
  }

  /** All units of the level under the unit on the day, by code within each parent. */
  descendantsAt(id: UnitId, date: CalendarDate, level: Level): Unit[] {
    const found: Unit[] = []
    const walk = (above: UnitId) => {
      for (const unit of this.childrenAt(above, date)) {
        if (unit.level === level) found.push(unit)
        walk(unit.id)
      }
    }
    walk(id)
    return found
  }

  /** The next steps of its territory. A step with `to: null` says that no source knows where it went. */
  successors(id: UnitId): readonly LineageStep[] {
    return this.#out.get(id) ?? []
  }

  /** The steps that brought it its territory. None for a unit that has always been there, as far as known. */
  predecessors(id: UnitId): readonly LineageStep[] {
    return this.#in.get(id) ?? []
  }

  /**
   * The units of today in which its territory is, wholly or in part: itself while it lasts; of a district, those of its
   * communes. In order of id. What no source follows to today is not among them.
   */
  heirs(id: UnitId): UnitId[] {
    const found = new Set<UnitId>()
    const walk = (next: UnitId) => {
      const steps = this.successors(next)
      const { to } = this.get(next).spans.at(-1)!
      if (to === null) found.add(next)
      for (const step of steps) if (step.to !== null) walk(step.to)
      if (to !== null && steps.length === 0) for (const child of this.childrenAt(next, to)) walk(child.id)
    }
    walk(id)
    return [...found].sort((a, b) => a - b)
  }

  /**
   * The units of the day whose territory is now in the unit (or was at its end, if it has ended), each whole or in
   * part. A unit that was there on the day is among them itself. Follows the lineage over all steps; what was
   * split and is together again is whole. Units of which no source says where they went are not among them.
   */
  territoryAt(id: UnitId, date: CalendarDate): TerritoryPiece[] {
    return territoryAt(this, id, date)
  }

  /** Finds units by name without accents, by name with ancestors (`tơ tung gia lai`), or by code; best first. */
  search(text: string, options: SearchOptions = {}): SearchHit[] {
    this.#search ??= new PlaceSearch(this)
    return this.#search.find(text, options)
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function dayOr(date: CalendarDate | null): string {
  return date === null ? '…' : shortDate(date)
}

function byTime(a: Holder, b: Holder): number {
  return (a.span.from ?? '') < (b.span.from ?? '') ? -1 : 1
}

function byCode(a: Holder, b: Holder): number {
  return a.span.code < b.span.code ? -1 : a.span.code > b.span.code ? 1 : a.unit.id - b.unit.id
}
