import type { Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { addCells, contribution, EMPTY_CELL, type Cell } from '../cell.ts'
import { aggregateForm, type Aggregate } from '../rollup.ts'
import { isAmong } from '../unit-group.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { readPackedFigures, unpackFigures } from './packed-figures.ts'
import { readPackedRollups, unpackRollups } from './packed-rollups.ts'
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
      expected: expectedIn(tree, unit),
    }),
  }))
}

/** How many units ought to report, in a unit and below it, among the kinds named. */
export function countExpected(tree: ReportingTree, unit: TreeUnit, reporters: Indicator['enteredBy']): number {
  let count = isAmong(unit.kind, reporters) ? 1 : 0
  for (const [kind, number] of tree.kindsBelow(unit.unitId)) if (isAmong(kind, reporters)) count += number
  return count
}

/** `countExpected` of one unit, each combination of kinds counted once: most indicators are entered by the same. */
function expectedIn(tree: ReportingTree, unit: TreeUnit): (reporters: Indicator['enteredBy']) => number {
  const counted = new Map<string, number>()
  return (reporters) => {
    const key = reporters.length === 1 ? reporters[0]! : reporters.join()
    let count = counted.get(key)
    if (count === undefined) counted.set(key, (count = countExpected(tree, unit, reporters)))
    return count
  }
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
  const asked = [...new Map([...units, ...(nation ? tree.children(nation.unitId) : [])].map((unit) => [unit.unitId, unit])).values()]
  const [rollups, given] = await Promise.all([
    readPackedRollups(tx, period.periodId, asked.filter((unit) => tree.children(unit.unitId).length > 0)),
    readPackedFigures(tx, period.periodId, asked.filter((unit) => mayEnter(form, unit))),
  ])
  const indicators = new Map(form.indicators.map((indicator) => [catalogue.indicatorId(form.id, indicator.code), indicator]))
  for (const row of rollups) {
    const own = new Map<string, Cell>()
    unpackRollups(row.sums, (id, cell) => {
      const indicator = indicators.get(id)
      if (indicator) own.set(indicator.code, cell)
    })
    cells.set(row.unit_id, own)
  }
  for (const row of given) {
    const figures = cells.get(row.unit_id) ?? new Map<string, Cell>()
    cells.set(row.unit_id, figures)
    unpackFigures(row.figures, (id, value) => {
      const indicator = indicators.get(id)
      if (!indicator) return
      const own = contribution(value, indicator)
      const below = figures.get(indicator.code)
      figures.set(indicator.code, below ? addCells(below, own) : own)
    })
  }
  if (nation) cells.set(nation.unitId, addUp(form, tree.children(nation.unitId), cells))
  return cells
}

/** Whether the form asks units of this kind for anything: provinces and the nation for nothing, mostly. */
function mayEnter(form: Form, unit: TreeUnit): boolean {
  return form.indicators.some((indicator) => isAmong(unit.kind, indicator.enteredBy))
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
