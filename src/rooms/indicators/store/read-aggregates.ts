import { sql, type Transaction } from 'kysely'
import { decimal } from '#foundation/decimal.ts'
import type { Tables } from '#storage/tables.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { addCells, contribution, EMPTY_CELL, type Cell } from '../cell.ts'
import { aggregateForm, type Aggregate } from '../rollup.ts'
import { isAmong } from '../unit-group.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { packedValue, readPackedFigures } from './packed-figures.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'

/** The accepted figures of a unit's whole territory, by indicator. */
export type UnitAggregates = { readonly unit: TreeUnit; readonly figures: ReadonlyMap<string, Aggregate> }

/**
 * The sums of a unit, and of each of the children asked for: what is kept of the units below plus the unit's
 * own accepted figures. The nation's sums are added up from its provinces.
 */
export async function readAggregates(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  period: NumberedPeriod,
  units: readonly TreeUnit[],
): Promise<UnitAggregates[]> {
  const form = catalogue.getForm(period.form)
  const cells = await readCells(tx, catalogue, tree, period, units)
  return units.map((unit) => ({
    unit,
    figures: aggregateForm(form, {
      cell: (code) => cells.get(unit.unitId)?.get(code) ?? EMPTY_CELL,
      expected: (reporters) => countExpected(tree, unit, reporters),
    }),
  }))
}

/** How many units ought to report, in a unit and below it, among the kinds named. */
export function countExpected(tree: ReportingTree, unit: TreeUnit, reporters: Indicator['enteredBy']): number {
  let count = isAmong(unit.kind, reporters) ? 1 : 0
  for (const [kind, number] of tree.kindsBelow(unit.unitId)) if (isAmong(kind, reporters)) count += number
  return count
}

/** The sums of several units, by unit and indicator code: kept sums below plus each unit's own. */
export async function readCells(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  period: NumberedPeriod,
  units: readonly TreeUnit[],
): Promise<Map<number, Map<string, Cell>>> {
  const form = catalogue.getForm(period.form)
  const cells = new Map<number, Map<string, Cell>>()
  const nation = units.find((unit) => unit.level === 'nation')
  const asked = nation ? [...units, ...tree.children(nation.unitId)] : units
  const ids = [...new Set(asked.map((unit) => unit.unitId))]
  const provinces = [...new Set(asked.map((unit) => unit.provinceId))]

  const indicators = new Map(form.indicators.map((indicator) => [catalogue.indicatorId(form.id, indicator.code), indicator]))
  for (const row of await readPackedRollups(tx, provinces, period.periodId, ids)) {
    const own = new Map<string, Cell>()
    row.indicators.forEach((id, index) => {
      const indicator = indicators.get(id)
      if (!indicator) return
      own.set(indicator.code, {
        sum: decimal(row.totals[index]!),
        numerator: decimal(row.numerators[index]!),
        denominator: decimal(row.denominators[index]!),
        withNumber: row.with_number[index]!,
        noneArose: row.none_arose[index]!,
        notApplicable: row.not_applicable[index]!,
      })
    })
    cells.set(row.unit_id, own)
  }
  for (const row of await readPackedFigures(tx, provinces, period.periodId, ids)) {
    let own = cells.get(row.unit_id)
    if (!own) cells.set(row.unit_id, (own = new Map()))
    row.indicators.forEach((id, index) => {
      const indicator = indicators.get(id)
      if (!indicator) return
      const given = contribution(packedValue(row, index), indicator)
      const below = own.get(indicator.code)
      own.set(indicator.code, below ? addCells(below, given) : given)
    })
  }
  if (nation) cells.set(nation.unitId, addUp(form, tree.children(nation.unitId), cells))
  return cells
}

function addUp(form: Form, children: readonly TreeUnit[], cells: ReadonlyMap<number, ReadonlyMap<string, Cell>>): Map<string, Cell> {
  const sums = new Map<string, Cell>()
  for (const indicator of form.indicators) {
    for (const child of children) {
      const cell = cells.get(child.unitId)?.get(indicator.code)
      if (cell) sums.set(indicator.code, addCells(sums.get(indicator.code) ?? EMPTY_CELL, cell))
    }
  }
  return sums
}

type PackedRollups = {
  unit_id: number
  indicators: number[]
  totals: string[]
  numerators: string[]
  denominators: string[]
  with_number: number[]
  none_arose: number[]
  not_applicable: number[]
}

/** One row a unit, its indicators as arrays: a page of a hundred units is a hundred rows, not six thousand. */
async function readPackedRollups(
  tx: Transaction<Tables>,
  provinces: readonly number[],
  periodId: number,
  ids: readonly number[],
): Promise<PackedRollups[]> {
  const { rows } = await sql<PackedRollups>`
    select unit_id, array_agg(indicator_id) as indicators, array_agg(total::text) as totals,
      array_agg(numerator::text) as numerators, array_agg(denominator::text) as denominators,
      array_agg(with_number) as with_number, array_agg(none_arose) as none_arose, array_agg(not_applicable) as not_applicable
    from rollup
    where province_id = any(${provinces}::int[]) and period_id = ${periodId} and unit_id = any(${ids}::int[])
    group by unit_id`.execute(tx)
  return rows
}
