import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Form } from '#rooms/indicators/index.ts'
import type { CatalogueIndex, NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { reportingTree, type ReportingTree, type TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Outline } from '../outline.ts'
import { getOutline } from './load-outlines.ts'

/** The unit and period a report is of, in the tree as it stood at the period's end. */
export type ReportCase = {
  readonly form: Form
  readonly outline: Outline
  readonly period: NumberedPeriod
  readonly tree: ReportingTree
  readonly unit: TreeUnit
}

export type ReportAddress = { readonly form: string; readonly period: string; readonly unit: string }

/**
 * The report an address names, for an officer who may read it. "Not there" and "not yours" answer alike
 * (`reports.not-found`); agencies, enterprises and the nation issue no such report (`reports.no-report-of-unit`).
 */
export async function openReport(
  tx: Tx, catalogue: CatalogueIndex, officer: Officer, today: CalendarDate, address: ReportAddress,
): Promise<Result<ReportCase>> {
  const period = catalogue.findPeriod(address.form, address.period)
  if (!period || !/^\d{1,9}$/.test(address.unit)) return refuse({ code: 'reports.not-found' })
  const tree = await reportingTree(tx, period.to)
  const unit = tree.find(Number(address.unit))
  if (!unit || !may(officer, 'read', unit.path, today)) return refuse({ code: 'reports.not-found' })
  return caseOf(catalogue, period, tree, unit)
}

/** The case of a unit found otherwise (by its code, on the command line). */
export function caseOf(catalogue: CatalogueIndex, period: NumberedPeriod, tree: ReportingTree, unit: TreeUnit): Result<ReportCase> {
  if (unit.level === 'body' || unit.level === 'nation') return refuse({ code: 'reports.no-report-of-unit', unit: unit.name })
  const form = catalogue.getForm(period.form)
  return accept({ form, outline: getOutline(form), period, tree, unit })
}
