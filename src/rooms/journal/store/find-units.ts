import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { NamedUnit } from './read-lines.ts'

export type ReadableUnit = NamedUnit & { readonly unitId: number }

/**
 * The units whose lines an officer may look at one by one: those directly below on the day (or on the last day that the
 * officer's unit had), and the former units whose records were inherited. Agencies, enterprises and hamlets are left out.
 */
export async function findUnitsBelow(tx: Tx, unitId: number, reads: readonly string[], day: CalendarDate): Promise<ReadableUnit[]> {
  const inherited = [...new Set(reads.map((path) => Number(path.split('/').at(-2))))].filter((id) => id !== unitId)
  const { rows } = await sql<{ unit_id: number; kind: string; name: string }>`
    with here as (
      select least(${day}::date, (select max(valid_to) from unit_span where unit_id = ${unitId})) as day)
    select distinct on (s.unit_id) s.unit_id, s.kind, s.name
    from unit_span s join unit u using (unit_id), here
    where u.level not in ('body', 'hamlet')
      and ((s.parent_id = ${unitId} and s.valid_from <= here.day and s.valid_to >= here.day) or s.unit_id = any(${inherited}::int[]))
    order by s.unit_id, s.valid_from desc`.execute(tx)
  return rows.map(({ unit_id, kind, name }) => ({ unitId: unit_id, kind, name }))
}

/** A unit with every path it ever had; undefined where there is none. */
export async function findUnitPaths(tx: Tx, unitId: number): Promise<(ReadableUnit & { readonly paths: readonly string[] }) | undefined> {
  const { rows } = await sql<{ kind: string; name: string; path: string }>`
    select kind, name, path from unit_span where unit_id = ${unitId} order by valid_from desc`.execute(tx)
  const [last] = rows
  return last && { unitId, kind: last.kind, name: last.name, paths: [...new Set(rows.map(({ path }) => path))] }
}
