import { sql, type Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import type { CatalogueIndex } from './catalogue-index.ts'

/** One of the numbers that are kept of a sum. */
export type SumPart = 'total' | 'numerator' | 'denominator' | 'with_number' | 'none_arose' | 'not_applicable' | 'path'

/** The first sum that is not what the accepted figures below it add up to. */
export type WrongSum = {
  readonly provinceId: number
  readonly periodId: number
  readonly unitId: number
  readonly indicatorId: number
  readonly part: SumPart
  readonly kept: string
  readonly counted: string
}

export type SumsReport = { readonly sums: number; readonly wrong: number; readonly first: WrongSum | undefined }

const PARTS: readonly SumPart[] = ['total', 'numerator', 'denominator', 'with_number', 'none_arose', 'not_applicable', 'path']

/**
 * Adds up every accepted figure again for every unit above the one that entered it, by its path, and holds the
 * result against the sums that are kept. Shares nothing with the way these were made, and takes its time.
 */
export async function verifySums(tx: Transaction<Tables>, catalogue: CatalogueIndex): Promise<SumsReport> {
  const yesNo = catalogue.forms.flatMap((form) =>
    form.indicators.filter(({ type }) => type === 'yes-no').map(({ code }) => catalogue.indicatorId(form.id, code)),
  )
  const { rows } = await sql<{ sums: number; wrong: number; first: Record<string, string | number> | null }>`
    with counted as (
      select f.province_id, f.period_id, a.unit_id, f.indicator_id,
        min('/' || array_to_string((string_to_array(trim(both '/' from f.path), '/'))[1:a.place], '/') || '/') as path,
        coalesce(sum(f.counted_number), 0) as total,
        coalesce(sum(case when f.indicator_id = any(${yesNo}::int[]) then f.counted_number else f.counted_numerator end), 0) as numerator,
        coalesce(sum(case when f.indicator_id = any(${yesNo}::int[]) and f.counted_state = 'number' then 1 else f.counted_denominator end), 0) as denominator,
        count(*) filter (where f.counted_state in ('number', 'pair')) as with_number,
        count(*) filter (where f.counted_state = 'none-arose') as none_arose,
        count(*) filter (where f.counted_state = 'not-applicable') as not_applicable
      from figure f
      cross join lateral unnest(string_to_array(trim(both '/' from f.path), '/')::int[]) with ordinality as a (unit_id, place)
      where f.counted_state is not null and a.unit_id <> 1 and a.unit_id <> f.unit_id
      group by f.province_id, f.period_id, a.unit_id, f.indicator_id
    ), compared as (
      select province_id, period_id, unit_id, indicator_id,
        coalesce(r.total, 0) as kept_total, coalesce(c.total, 0) as counted_total,
        coalesce(r.numerator, 0) as kept_numerator, coalesce(c.numerator, 0) as counted_numerator,
        coalesce(r.denominator, 0) as kept_denominator, coalesce(c.denominator, 0) as counted_denominator,
        coalesce(r.with_number, 0) as kept_with_number, coalesce(c.with_number, 0) as counted_with_number,
        coalesce(r.none_arose, 0) as kept_none_arose, coalesce(c.none_arose, 0) as counted_none_arose,
        coalesce(r.not_applicable, 0) as kept_not_applicable, coalesce(c.not_applicable, 0) as counted_not_applicable,
        coalesce(r.path, c.path) as kept_path, coalesce(c.path, r.path) as counted_path
      from rollup r full join counted c using (province_id, period_id, unit_id, indicator_id)
    ), wrong as (
      select * from compared
      where (kept_total, kept_numerator, kept_denominator, kept_with_number, kept_none_arose, kept_not_applicable, kept_path)
        <> (counted_total, counted_numerator, counted_denominator, counted_with_number, counted_none_arose, counted_not_applicable, counted_path)
    )
    select (select count(*) from rollup)::int as sums, (select count(*) from wrong)::int as wrong,
      (select to_jsonb(w) || jsonb_build_object(
          'kept_total', kept_total::text, 'counted_total', counted_total::text, 'kept_numerator', kept_numerator::text,
          'counted_numerator', counted_numerator::text, 'kept_denominator', kept_denominator::text, 'counted_denominator', counted_denominator::text)
        from wrong w order by province_id, period_id, unit_id, indicator_id limit 1) as first`.execute(tx)
  const { sums, wrong, first } = rows[0]!
  return { sums, wrong, first: first === null ? undefined : readWrong(first) }
}

function readWrong(row: Record<string, string | number>): WrongSum {
  const text = (name: string): string => plain(String(row[name]))
  const part = PARTS.find((each) => text(`kept_${each}`) !== text(`counted_${each}`))!
  return {
    provinceId: Number(row['province_id']),
    periodId: Number(row['period_id']),
    unitId: Number(row['unit_id']),
    indicatorId: Number(row['indicator_id']),
    part,
    kept: text(`kept_${part}`),
    counted: text(`counted_${part}`),
  }
}

/** `12.50` and `12.5` are one number. */
function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text
}
