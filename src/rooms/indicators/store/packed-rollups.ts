import { sql } from 'kysely'
import { wholeDecimal } from '#foundation/decimal.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Cell } from '../cell.ts'
import { PackedText } from './packed-text.ts'

/**
 * The kept sums of one unit, packed: `12/340/5/1/0` (indicator; total; how many gave a number, said that nothing arose, that it does
 * not apply), and `13/0/4/0/0/166/170` where there is a numerator and a denominator; null for none.
 */
export type PackedRollups = { readonly unit_id: number; readonly sums: string | null }

/** One row a unit. A look-up by key for each. */
export async function readPackedRollups(
  tx: Tx,
  periodId: number,
  units: readonly { readonly provinceId: number; readonly unitId: number }[],
): Promise<PackedRollups[]> {
  if (units.length === 0) return []
  const { rows } = await sql<PackedRollups>`
    select u.unit_id, (
      select string_agg(concat_ws('/', r.indicator_id, r.total, r.with_number, r.none_arose, r.not_applicable,
        case when r.numerator <> 0 or r.denominator <> 0 then r.numerator end,
        case when r.numerator <> 0 or r.denominator <> 0 then r.denominator end), ' ')
      from rollup r
      where r.province_id = u.province_id and r.period_id = ${periodId} and r.unit_id = u.unit_id) as sums
    from unnest(${units.map((unit) => unit.provinceId)}::int[], ${units.map((unit) => unit.unitId)}::int[])
      as u (province_id, unit_id)`.execute(tx)
  return rows
}

const ZERO = wholeDecimal(0)

/** Calls `take` with each sum that was packed, and the number of its indicator. */
export function unpackRollups(packed: string | null, take: (indicatorId: number, cell: Cell) => void): void {
  if (packed === null) return
  const text = new PackedText(packed)
  while (!text.isAtEnd) {
    const indicatorId = text.integer()
    if (text.mark() !== '/') throw new Error(`not packed sums: ${packed}`)
    const sum = text.decimal()
    text.mark()
    const withNumber = text.integer()
    text.mark()
    const noneArose = text.integer()
    text.mark()
    const notApplicable = text.integer()
    let [numerator, denominator] = [ZERO, ZERO]
    if (text.mark() === '/') {
      numerator = text.decimal()
      text.mark()
      denominator = text.decimal()
      text.mark()
    }
    take(indicatorId, { sum, numerator, denominator, withNumber, noneArose, notApplicable })
  }
}
