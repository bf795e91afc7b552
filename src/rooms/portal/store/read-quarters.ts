import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'

/** The register of a quarter, as it was closed last. */
export type ClosedQuarter = {
  readonly year: number
  readonly quarter: number
  readonly version: number
  readonly number: string
  readonly dated: CalendarDate
  readonly sha256: string
  readonly correctsWhy: string | null
}

/** The closed quarters of a unit, newest first, each in its last version. */
export async function readQuarters(tx: Tx, unitId: number): Promise<ClosedQuarter[]> {
  const { rows } = await sql<ClosedQuarter>`
    select distinct on (year, quarter) year, quarter, version, number, dated, sha256, corrects_why as "correctsWhy"
    from disclosure_quarter where unit_id = ${unitId} order by year desc, quarter desc, version desc`.execute(tx)
  return rows
}

/** In which province's records the registers of a unit stand; undefined where it has none. */
export async function findQuarterProvince(tx: Tx, unitId: number): Promise<number | undefined> {
  const row = await tx.selectFrom('disclosure_quarter').select('province_id').where('unit_id', '=', unitId).limit(1).executeTakeFirst()
  return row?.province_id
}
