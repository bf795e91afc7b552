import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { compareNames } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import type { BodyKind, BodySpan, LocalBody } from '../body.ts'
import { joinSpans, type Sibling } from '../plan-body.ts'
import { BODY_ROLL, HAMLET_ROLL, type Roll } from '../roll.ts'
import type { Kind, UnitId } from '../unit.ts'

/** A body as it is read: with the path of its last days and the units that it stood under, as they were then. */
export type FoundBody = LocalBody & {
  readonly path: string
  /** Every path it has had. */
  readonly paths: readonly string[]
  readonly provinceId: number
  readonly parents: ReadonlyMap<UnitId, { readonly kind: Kind; readonly name: string; readonly code: string }>
}

type Row = {
  unitId: number
  from: CalendarDate
  to: string
  code: string
  name: string
  kind: BodyKind
  parent: number
  provinceId: number
  path: string
  parentKind: Kind
  parentName: string
  parentCode: string
}

/** The bodies, or hamlets, that stand, or once stood, under one of the paths; by name as they last were. */
export async function listBodies(tx: Tx, below: readonly string[], roll: Roll = BODY_ROLL): Promise<readonly FoundBody[]> {
  if (below.length === 0) return []
  const bodies = await select(tx, sql`s.unit_id in (
    select b.unit_id from unit_span b join unit u using (unit_id) where u.level = ${roll.level} and b.path ^@ any(${[...below]}::text[]))`)
  return bodies.toSorted((a, b) => compareNames(a.spans.at(-1)!.name, b.spans.at(-1)!.name) || a.unitId - b.unitId)
}

/** Every body and hamlet, also those whose unit is no longer among the units. */
export async function allBodies(tx: Tx): Promise<readonly LocalBody[]> {
  return select(tx, sql`exists (select from unit u where u.unit_id = s.unit_id and u.level in ('body', 'hamlet'))`)
}

export async function findBody(tx: Tx, unitId: UnitId, roll: Roll = BODY_ROLL): Promise<FoundBody | undefined> {
  return (await select(tx, sql`s.unit_id = ${unitId} and exists (select from unit u where u.unit_id = s.unit_id and u.level = ${roll.level})`))[0]
}

/** The spans of all bodies, or hamlets, that stand or stood under the units. */
export async function bodiesUnder(tx: Tx, parents: readonly UnitId[], roll: Roll = BODY_ROLL): Promise<readonly Sibling[]> {
  const bodies = await select(tx, sql`s.unit_id in (
    select b.unit_id from unit_span b join unit u using (unit_id) where u.level = ${roll.level} and b.parent_id = any(${[...parents]}::int[]))`)
  return bodies.flatMap(({ unitId, spans }) => spans.map((span) => ({ unitId, span })))
}

/** A hamlet as it is on a day. */
export type Hamlet = { readonly unitId: UnitId; readonly name: string; readonly kind: Kind; readonly path: string; readonly provinceId: number }

/** The hamlets of a commune on a day, in the order in which people count them: Thôn 2 before Thôn 10. */
export async function listHamlets(tx: Tx, communeId: UnitId, day: CalendarDate): Promise<readonly Hamlet[]> {
  const { rows } = await sql<Hamlet>`
    select s.unit_id as "unitId", s.name, s.kind, s.path, s.province_id as "provinceId"
    from unit_span s
    where s.parent_id = ${communeId} and s.unit_id >= ${HAMLET_ROLL.numbers[0]} and s.valid_from <= ${day} and s.valid_to >= ${day}`.execute(tx)
  return rows.toSorted((a, b) => compareNumbered(a.name, b.name) || a.unitId - b.unitId)
}

/** By the words before a number, then by the number. */
function compareNumbered(a: string, b: string): number {
  const [, before, number] = /^(.*?)(\d*)$/.exec(a)!
  const [, otherBefore, otherNumber] = /^(.*?)(\d*)$/.exec(b)!
  return compareNames(before!, otherBefore!) || Number(number) - Number(otherNumber)
}

async function select(tx: Tx, which: ReturnType<typeof sql>): Promise<FoundBody[]> {
  const { rows } = await sql<Row>`
    select s.unit_id as "unitId", s.valid_from as "from", s.valid_to as "to", s.code, s.name, s.kind, s.parent_id as parent,
      s.province_id as "provinceId", s.path, p.kind as "parentKind", p.name as "parentName", p.code as "parentCode"
    from unit_span s
    left join lateral (
      select kind, name, code from unit_span p where p.unit_id = s.parent_id and p.valid_from <= s.valid_from
      order by p.valid_from desc limit 1) p on true
    where ${which}
    order by s.unit_id, s.valid_from`.execute(tx)
  return [...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, own]) => ({
    unitId,
    spans: joinSpans(own.map(spanOf)),
    path: own.at(-1)!.path,
    paths: own.map((row) => row.path),
    provinceId: own.at(-1)!.provinceId,
    parents: new Map(own.map((row) => [row.parent, { kind: row.parentKind, name: row.parentName, code: row.parentCode }])),
  }))
}

function spanOf({ from, to, code, name, kind, parent }: Row): BodySpan {
  return { from, to: to === 'infinity' ? null : (to as CalendarDate), code, name, kind, parent }
}
