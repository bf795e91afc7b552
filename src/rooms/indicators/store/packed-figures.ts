import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'
import type { Value } from '../value.ts'
import { loadValue } from './stored-value.ts'

/** The accepted figures of one unit, packed into one row: for each indicator the place in each list. */
export type PackedFigures = {
  readonly unit_id: number
  readonly indicators: readonly number[]
  readonly states: readonly ('number' | 'pair' | 'none-arose' | 'not-applicable')[]
  readonly numbers: readonly (string | null)[]
  readonly numerators: readonly (string | null)[]
  readonly denominators: readonly (string | null)[]
}

/** One row a unit, its indicators as arrays: a page of a hundred units is a hundred rows, not six thousand. */
export async function readPackedFigures(
  tx: Tx,
  provinces: readonly number[],
  periodId: number,
  ids: readonly number[],
  /** Only these indicators; all where it is left out. */
  indicators?: readonly number[],
): Promise<PackedFigures[]> {
  const wanted = indicators ? sql`and indicator_id = any(${indicators}::int[])` : sql``
  const { rows } = await sql<PackedFigures>`
    select unit_id, array_agg(indicator_id) as indicators, array_agg(counted_state) as states,
      array_agg(counted_number::text) as numbers, array_agg(counted_numerator::text) as numerators,
      array_agg(counted_denominator::text) as denominators
    from figure
    where province_id = any(${provinces}::int[]) and period_id = ${periodId} and unit_id = any(${ids}::int[])
      and counted_state is not null ${wanted}
    group by unit_id`.execute(tx)
  return rows
}

/** The value at one place of a packed row. */
export function packedValue(row: PackedFigures, index: number): Value {
  return loadValue({
    state: row.states[index]!,
    number: row.numbers[index]!,
    numerator: row.numerators[index]!,
    denominator: row.denominators[index]!,
  })
}
