import type { Tx } from '#storage/transaction.ts'
import type { Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { comparedWithLastYear } from './evaluators.ts'
import { readPackedFigures, unpackFigures } from './packed-figures.ts'
import { findSubmission } from './read-submission.ts'
import { reportingTree, type TreeUnit } from './reporting-tree.ts'

/** The unit's own accepted figures of the period before, by code; empty where there was none or no such unit. */
export async function readLastYear(
  tx: Tx,
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  unit: TreeUnit,
): Promise<Map<string, Value>> {
  const previous = period.previous ? catalogue.findPeriod(period.form, period.previous) : undefined
  if (!previous) return new Map()
  const then = (await reportingTree(tx, previous.to)).find(unit.unitId)
  if (!then) return new Map()
  const submission = await findSubmission(tx, catalogue, previous, then)
  return new Map([...(submission?.figures ?? [])].map(([code, figure]) => [code, figure.counted]))
}

/**
 * Of many units of one province at once, for a batch: last year's accepted figures by unit, of those indicators that
 * the rules of the form compare with last year.
 */
export async function readLastYears(
  tx: Tx,
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  provinceId: number,
  units: readonly TreeUnit[],
): Promise<Map<number, Map<string, Value>>> {
  const years = new Map<number, Map<string, Value>>()
  const previous = period.previous ? catalogue.findPeriod(period.form, period.previous) : undefined
  if (!previous || units.length === 0) return years
  const form = catalogue.getForm(period.form)
  const indicators = comparedWithLastYear(form).map((code) => catalogue.indicatorId(form.id, code))
  for (const row of await readPackedFigures(tx, previous.periodId, units.map(({ unitId }) => ({ provinceId, unitId })), indicators)) {
    const own = new Map<string, Value>()
    unpackFigures(row.figures, (id, value) => {
      const known = catalogue.findIndicator(id)
      if (known) own.set(known.indicator.code, value)
    })
    years.set(row.unit_id, own)
  }
  return years
}
