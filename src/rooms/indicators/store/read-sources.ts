import type { Tx } from '#storage/transaction.ts'
import type { Indicator } from '../catalogue.ts'
import { isAmong } from '../unit-group.ts'
import type { Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'
import { loadValue } from './stored-value.ts'

/** One entered figure behind a sum: whose, how much, by whom, when, and how it was explained. */
export type SourceFigure = {
  readonly unit: TreeUnit
  readonly value: Value
  readonly explanation: string | null
  readonly author: string | null
  readonly at: Date | null
}

/** How many figures one page of sources holds; the page says so, and how to come to the rest, where there are more. */
export const SOURCES_PER_PAGE = 200

/**
 * The accepted figures that a unit's sum of an indicator is made of, down to the unit that entered each.
 * Units that ought to have entered one and did not are there too, as missing.
 */
export async function readSources(
  tx: Tx,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  period: NumberedPeriod,
  unit: TreeUnit,
  indicator: Indicator,
): Promise<SourceFigure[]> {
  const reporters = [unit, ...tree.below(unit.unitId)].filter((each) => isAmong(each.kind, indicator.enteredBy))
  if (reporters.length === 0) return []
  const rows = await tx
    .selectFrom('figure')
    .select([
      'unit_id',
      'counted_state as state',
      'counted_number as number',
      'counted_numerator as numerator',
      'counted_denominator as denominator',
      'counted_explanation',
      'counted_author',
      'counted_at',
    ])
    .where('period_id', '=', period.periodId)
    .where('indicator_id', '=', catalogue.indicatorId(period.form, indicator.code))
    .where('path', 'like', `${unit.path}%`)
    .where('counted_state', 'is not', null)
    .execute()
  const byUnit = new Map(rows.map((row) => [row.unit_id, row]))
  // Who has said something first; then who ought to.
  const inOrder = [...reporters.filter(({ unitId }) => byUnit.has(unitId)), ...reporters.filter(({ unitId }) => !byUnit.has(unitId))]
  return inOrder.map((reporter) => {
    const row = byUnit.get(reporter.unitId)
    return {
      unit: reporter,
      value: row ? loadValue(row) : { state: 'missing' },
      explanation: row?.counted_explanation ?? null,
      author: row?.counted_author ?? null,
      at: row?.counted_at ?? null,
    }
  })
}
