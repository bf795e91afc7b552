import { sql, type Transaction } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { compareNames } from '#foundation/text.ts'
import type { Tables } from '#storage/tables.ts'

/** A unit as it stood on one day. */
export type TreeUnit = {
  readonly unitId: number
  readonly level: 'nation' | 'province' | 'district' | 'commune' | 'body'
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentId: number | null
  readonly provinceId: number
  readonly path: string
}

/** The tree of units as it stood on one day: the denominator of every count and the order of every sum. */
export type ReportingTree = {
  readonly day: CalendarDate
  find(unitId: number): TreeUnit | undefined
  /** Direct children, bodies last, each by code. */
  children(unitId: number): readonly TreeUnit[]
  /** How many units of each kind stand below a unit, at any depth. */
  kindsBelow(unitId: number): ReadonlyMap<string, number>
  /** Every unit below, at any depth. */
  below(unitId: number): readonly TreeUnit[]
  /** The units above, from the province down, without the unit itself and without the nation. */
  above(unit: TreeUnit): readonly TreeUnit[]
  findByCode(code: string): TreeUnit | undefined
}

const LEVEL_ORDER = { nation: 0, province: 1, district: 2, commune: 3, body: 4 } as const

/** Reads the tree of a day from the database. Hamlets report nothing, and are not in it. */
export async function readReportingTree(tx: Transaction<Tables>, day: CalendarDate): Promise<ReportingTree> {
  const { rows } = await sql<{
    unit_id: number
    level: TreeUnit['level']
    code: string
    name: string
    kind: string
    parent_id: number | null
    province_id: number
    path: string
  }>`
    select s.unit_id, u.level, s.code, s.name, s.kind, s.parent_id, s.province_id, s.path
    from unit_span s join unit u on u.unit_id = s.unit_id
    where s.valid_from <= ${day} and s.valid_to >= ${day} and u.level <> 'hamlet'`.execute(tx)
  return plantTree(
    day,
    rows.map((row) => ({
      unitId: row.unit_id,
      level: row.level,
      code: row.code,
      name: row.name,
      kind: row.kind,
      parentId: row.parent_id,
      provinceId: row.province_id,
      path: row.path,
    })),
  )
}

export function plantTree(day: CalendarDate, units: readonly TreeUnit[]): ReportingTree {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  const children = new Map<number, TreeUnit[]>()
  const kinds = new Map<number, Map<string, number>>()
  for (const unit of units) {
    if (unit.parentId !== null) {
      const siblings = children.get(unit.parentId)
      if (siblings) siblings.push(unit)
      else children.set(unit.parentId, [unit])
    }
    for (let above = unit.parentId; above !== null; above = byId.get(above)?.parentId ?? null) {
      let counts = kinds.get(above)
      if (!counts) kinds.set(above, (counts = new Map()))
      counts.set(unit.kind, (counts.get(unit.kind) ?? 0) + 1)
    }
  }
  for (const siblings of children.values()) {
    siblings.sort(
      (a, b) =>
        LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : compareNames(a.name, b.name)),
    )
  }
  const none: ReadonlyMap<string, number> = new Map()
  const below = (unitId: number): TreeUnit[] =>
    (children.get(unitId) ?? []).flatMap((child) => [child, ...below(child.unitId)])
  return {
    day,
    find: (unitId) => byId.get(unitId),
    children: (unitId) => children.get(unitId) ?? [],
    kindsBelow: (unitId) => kinds.get(unitId) ?? none,
    below,
    above(unit) {
      const chain: TreeUnit[] = []
      for (let id = unit.parentId; id !== null; ) {
        const parent = byId.get(id)
        if (!parent) throw new Error(`unit ${unit.unitId} hangs below ${id}, which was not there on ${day}`)
        if (parent.level !== 'nation') chain.unshift(parent)
        id = parent.parentId
      }
      return chain
    },
    findByCode: (code) => units.find((unit) => unit.code === code && unit.level !== 'body'),
  }
}

const LIMIT = 8
const kept = new Map<string, Promise<ReportingTree>>()

/**
 * The tree of a day, kept in memory between requests for as long as the units in the database stay the same.
 * `scope` tells databases apart (tests open several in one process).
 */
export async function reportingTree(tx: Transaction<Tables>, day: CalendarDate): Promise<ReportingTree> {
  const version = await sql<{ sha256: string | null; database: string }>`
    select current_database() as database, (select string_agg(sha256, ',' order by name) from data_version) as sha256`.execute(tx)
  const key = `${version.rows[0]!.database}/${version.rows[0]!.sha256}/${day}`
  let tree = kept.get(key)
  if (!tree) {
    tree = readReportingTree(tx, day)
    kept.set(key, tree)
    tree.catch(() => kept.delete(key))
    if (kept.size > LIMIT) kept.delete(kept.keys().next().value!)
  }
  return tree
}
