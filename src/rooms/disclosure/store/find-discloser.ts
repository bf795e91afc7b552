import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Discloser } from '../index.ts'

/** A unit that discloses, as it is on a day. */
export type DisclosingUnit = {
  readonly unitId: number
  readonly name: string
  readonly kind: string
  readonly code: string
  readonly path: string
  readonly provinceId: number
  readonly discloser: Discloser
}

/**
 * The unit as it is on the day, if it is there and discloses: a commune to its people, an agency or enterprise to its staff.
 *
 * @law 10/2022/QH15 Đ11, Đ46, Đ64
 */
export async function findDiscloser(tx: Tx, unitId: number, day: CalendarDate): Promise<DisclosingUnit | undefined> {
  const { rows } = await sql<{ level: string; kind: string; name: string; code: string; path: string }>`
    select u.level, s.kind, s.name, s.code, s.path from unit u join unit_span s using (unit_id)
    where u.unit_id = ${unitId} and s.valid_from <= ${day} and s.valid_to >= ${day}`.execute(tx)
  const [row] = rows
  const discloser = row && discloserOf(row.level, row.kind)
  if (!row || !discloser) return undefined
  const { name, kind, code, path } = row
  return { unitId, name, kind, code, path, provinceId: provinceOf(path), discloser }
}

/** The first day of a unit that there is; `-infinity`, which comes before every day, where nobody knows one. */
export async function readFirstDay(tx: Tx, unitId: number): Promise<string> {
  const { rows } = await sql<{ first: string | null }>`select min(valid_from)::text as first from unit_span where unit_id = ${unitId}`.execute(tx)
  return rows[0]?.first ?? '-infinity'
}

export function discloserOf(level: string, kind: string): Discloser | undefined {
  if (level === 'commune') return 'commune'
  if (kind === 'agency') return 'agency'
  return kind === 'enterprise' ? 'state-enterprise' : undefined
}
