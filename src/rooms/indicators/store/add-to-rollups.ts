import { sql, type Transaction } from 'kysely'
import { decimalText } from '#foundation/decimal.ts'
import type { Tables } from '#storage/tables.ts'
import type { Cell } from '../cell.ts'

/** A difference to add to the sums of one unit above. */
export type RollupChange = {
  readonly unitId: number
  readonly path: string
  readonly indicatorId: number
  readonly difference: Cell
}

/**
 * Adds differences to the sums of the units above, in the caller's transaction.
 *
 * The rows are taken in one order (unit, indicator), so that two acceptances at once wait for each other and
 * never lock each other out. Only the rows of the units named open to the application, for this statement.
 */
export async function addToRollups(
  tx: Transaction<Tables>,
  provinceId: number,
  periodId: number,
  changes: readonly RollupChange[],
): Promise<void> {
  if (changes.length === 0) return
  const paths = [...new Set(changes.map((change) => change.path))]
  for (const path of paths) if (!/^(\/\d+)+\/$/.test(path)) throw new Error(`not a path: ${path}`)
  const rows = [...changes].sort((a, b) => a.unitId - b.unitId || a.indicatorId - b.indicatorId)
  await sql.raw(`set local nharong.rolls = '${paths.join(',')}'`).execute(tx)
  await sql`
    insert into rollup (province_id, period_id, unit_id, indicator_id, path, total, numerator, denominator,
      with_number, none_arose, not_applicable)
    select ${provinceId}, ${periodId}, r.unit_id, r.indicator_id, r.path, r.total, r.numerator, r.denominator,
      r.with_number, r.none_arose, r.not_applicable
    from unnest(${rows.map((row) => row.unitId)}::int[], ${rows.map((row) => row.indicatorId)}::int[],
      ${rows.map((row) => row.path)}::text[], ${rows.map((row) => decimalText(row.difference.sum))}::numeric[],
      ${rows.map((row) => decimalText(row.difference.numerator))}::numeric[],
      ${rows.map((row) => decimalText(row.difference.denominator))}::numeric[],
      ${rows.map((row) => row.difference.withNumber)}::int[], ${rows.map((row) => row.difference.noneArose)}::int[],
      ${rows.map((row) => row.difference.notApplicable)}::int[])
      as r (unit_id, indicator_id, path, total, numerator, denominator, with_number, none_arose, not_applicable)
    on conflict (province_id, period_id, unit_id, indicator_id) do update set
      total = rollup.total + excluded.total, numerator = rollup.numerator + excluded.numerator,
      denominator = rollup.denominator + excluded.denominator, with_number = rollup.with_number + excluded.with_number,
      none_arose = rollup.none_arose + excluded.none_arose,
      not_applicable = rollup.not_applicable + excluded.not_applicable`.execute(tx)
  await sql.raw(`set local nharong.rolls = ''`).execute(tx)
}
