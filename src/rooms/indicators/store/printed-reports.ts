import type { Selectable } from 'kysely'
import { calendarDate } from '#foundation/calendar-date.ts'
import type { Tables } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { PrintedFact, PrintedReport } from '../compare-printed.ts'
import type { NumberedPeriod } from './catalogue-index.ts'
import type { TreeUnit } from './reporting-tree.ts'

type OfUnit = Pick<TreeUnit, 'provinceId' | 'unitId' | 'path'>
type InPeriod = Pick<NumberedPeriod, 'periodId'>

/** The reports of a unit on a period that were issued before and have been read in, the earliest first. */
export async function readPrintedReports(tx: Tx, period: InPeriod, unit: Omit<OfUnit, 'path'>): Promise<PrintedReport[]> {
  const rows = await tx
    .selectFrom('printed_report')
    .selectAll()
    .where('province_id', '=', unit.provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', '=', unit.unitId)
    .orderBy('dated')
    .orderBy('number')
    .execute()
  return rows.map(reportOf)
}

/** The same of a unit and of all below it, by unit. */
export async function readPrintedBelow(tx: Tx, period: InPeriod, unit: Pick<OfUnit, 'path'>): Promise<ReadonlyMap<number, PrintedReport[]>> {
  const rows = await tx
    .selectFrom('printed_report')
    .selectAll()
    .where('period_id', '=', period.periodId)
    .where('path', 'like', `${unit.path}%`)
    .orderBy('dated')
    .orderBy('number')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.unit_id)].map(([unitId, ofUnit]) => [unitId, ofUnit.map(reportOf)]))
}

/**
 * Keeps what a report prints. Facts of the same report that were kept before stay; of an indicator that comes again the
 * newer one holds.
 */
export async function keepPrintedReport(tx: Tx, period: InPeriod, unit: OfUnit, report: PrintedReport, keptBy: string | null, now: Date): Promise<void> {
  const key = { province_id: unit.provinceId, period_id: period.periodId, unit_id: unit.unitId, number: report.number, dated: report.dated }
  await tx
    .insertInto('printed_report')
    .values({ ...key, path: unit.path, facts: '[]' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const isIt = (eb: import('kysely').ExpressionBuilder<Tables, 'printed_report'>) => eb.and(key)
  const row = await tx.selectFrom('printed_report').select('facts').where(isIt).forUpdate().executeTakeFirstOrThrow()
  const again = new Set(report.facts.map(({ code }) => code))
  const facts = [...(row.facts as readonly PrintedFact[]).filter(({ code }) => !again.has(code)), ...report.facts]
  await tx
    .updateTable('printed_report')
    .set({
      facts: JSON.stringify(facts), title: report.title, file_name: report.fileName, sha256: report.sha256,
      kept_by: keptBy, kept_at: keptBy === null ? null : now,
    })
    .where(isIt)
    .execute()
}

function reportOf(row: Selectable<Tables['printed_report']>): PrintedReport {
  return {
    number: row.number, dated: calendarDate(row.dated), title: row.title, fileName: row.file_name, sha256: row.sha256,
    facts: row.facts as readonly PrintedFact[],
  }
}
