import type { PlaceRegister } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { aggregateAsNow, type NotComputable } from '../aggregate-as-now.ts'
import { EMPTY_CELL } from '../cell.ts'
import type { Aggregate } from '../rollup.ts'
import { readAggregates, readCells, type UnitAggregates } from './read-aggregates.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { reportingTree, type TreeUnit } from './reporting-tree.ts'

/** A unit of the period that lies, wholly or in part, in the territory of today. */
export type FormerUnit = { readonly unit: TreeUnit; readonly share: 'whole' | 'part' }

/** The figures of a period for a territory as it is now. */
export type AsNow = {
  /** The units of the period's end that it was made of, in order of number. None where no source says. */
  readonly territory: readonly FormerUnit[]
  readonly figures: ReadonlyMap<string, Aggregate | NotComputable>
  /** The accepted figures of each of these units as it was, in the same order. */
  readonly former: readonly UnitAggregates[]
}

/**
 * The accepted figures of the former units whose territory is now the unit's, added up: a former unit that came
 * whole counts with everything below it. Where a former unit that reports the figure came in part only, or where no
 * source says what the territory was made of, the figure is not computable; it is never guessed.
 */
export async function readAsNow(
  tx: Tx,
  catalogue: CatalogueIndex,
  places: PlaceRegister,
  period: NumberedPeriod,
  unitId: number,
): Promise<AsNow> {
  const form = catalogue.getForm(period.form)
  const tree = await reportingTree(tx, period.to)
  const territory = places.territoryAt(unitId, period.to).map((piece): FormerUnit => {
    const unit = tree.find(piece.unit)
    if (!unit) throw new Error(`unit ${piece.unit} is in the register and not in the database on ${period.to}`)
    return { unit, share: piece.share }
  })
  if (territory.length === 0) {
    return { territory, former: [], figures: new Map(form.indicators.map(({ code }) => [code, { state: 'not-computable', because: [] }])) }
  }
  const units = territory.map(({ unit }) => unit)
  const cells = await readCells(tx, catalogue, tree, period, units)
  const parts = territory.map(({ unit, share }) => ({ unit: unit.unitId, kind: unit.kind, share, below: tree.kindsBelow(unit.unitId) }))
  const cellOf = (unit: number, code: string) => cells.get(unit)?.get(code) ?? EMPTY_CELL
  const figures = new Map(form.indicators.map((indicator) => [indicator.code, aggregateAsNow(indicator, form, parts, cellOf)]))
  return { territory, figures, former: await readAggregates(tx, catalogue, tree, period, units) }
}
