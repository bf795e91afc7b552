import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'
import { NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from '../value.ts'
import { PackedText } from './packed-text.ts'

/** The accepted figures of one unit, packed: `12=34 13=5/6 14k 15x`, by the number of the indicator; null for none. */
export type PackedFigures = { readonly unit_id: number; readonly figures: string | null }

/** One row a unit: of all its accepted figures, or of the indicators named. A look-up by key for each unit. */
export async function readPackedFigures(
  tx: Tx,
  periodId: number,
  units: readonly { readonly provinceId: number; readonly unitId: number }[],
  indicators?: readonly number[],
): Promise<PackedFigures[]> {
  if (units.length === 0) return []
  const wanted = indicators ? sql`and f.indicator_id = any(${indicators}::int[])` : sql``
  const { rows } = await sql<PackedFigures>`
    select u.unit_id, (
      select string_agg(f.indicator_id || case f.counted_state
        when 'number' then '=' || f.counted_number
        when 'pair' then '=' || f.counted_numerator || '/' || f.counted_denominator
        when 'none-arose' then 'k'
        when 'not-applicable' then 'x' end, ' ')
      from figure f
      where f.province_id = u.province_id and f.period_id = ${periodId} and f.unit_id = u.unit_id
        and f.counted_state is not null ${wanted}) as figures
    from unnest(${units.map((unit) => unit.provinceId)}::int[], ${units.map((unit) => unit.unitId)}::int[])
      as u (province_id, unit_id)`.execute(tx)
  return rows
}

/** Calls `take` with each figure that was packed, and the number of its indicator. */
export function unpackFigures(packed: string | null, take: (indicatorId: number, value: Value) => void): void {
  if (packed === null) return
  const text = new PackedText(packed)
  while (!text.isAtEnd) {
    const indicatorId = text.integer()
    switch (text.mark()) {
      case 'k':
        take(indicatorId, NONE_AROSE)
        text.mark()
        break
      case 'x':
        take(indicatorId, NOT_APPLICABLE)
        text.mark()
        break
      case '=': {
        const number = text.decimal()
        if (text.mark() === '/') {
          take(indicatorId, pairValue(number, text.decimal()))
          text.mark()
        } else take(indicatorId, numberValue(number))
        break
      }
      default:
        throw new Error(`not packed figures: ${packed}`)
    }
  }
}
