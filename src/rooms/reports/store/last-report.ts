import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import type { Tx } from '#storage/transaction.ts'
import type { ReportCase } from './open-report.ts'
import { readReport, type StoredReport } from './read-report.ts'

/** The report of the same unit for the period before; undefined where there was none, or the unit was another. */
export async function findLastReport(
  tx: Tx, catalogue: CatalogueIndex, which: ReportCase,
): Promise<{ readonly period: string; readonly report: StoredReport } | undefined> {
  const previous = which.period.previous ? catalogue.findPeriod(which.period.form, which.period.previous) : undefined
  if (!previous) return undefined
  const then = (await reportingTree(tx, previous.to)).find(which.unit.unitId)
  if (!then) return undefined
  const report = await readReport(tx, { period: previous, unit: then })
  return report.revision === 0 ? undefined : { period: previous.id, report }
}
