import { calendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { PrintedReport } from '#rooms/indicators/index.ts'
import { readPrintedReports } from '#rooms/indicators/store/printed-reports.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Seen } from '../changed-sentences.ts'
import type { ReportTask } from '../task.ts'
import type { ReportCase } from './open-report.ts'

/** The text of a section as kept, with who wrote it and what was seen of its figures. */
export type StoredBlock = {
  readonly text: string
  readonly carriedFrom: string | null
  readonly seen: Seen
  readonly revision: number
  readonly author: string | null
  readonly at: Date
}

export type StoredReport = {
  /** 0 where nothing has been kept yet. */
  readonly revision: number
  readonly dated: CalendarDate | undefined
  readonly changedAt: Date | undefined
  readonly changedBy: string | null
  readonly blocks: ReadonlyMap<string, StoredBlock>
  readonly tasks: readonly ReportTask[]
  /** Reports of the same unit and period that were issued on paper. */
  readonly printed: readonly PrintedReport[]
}

type Keyed = Pick<ReportCase, 'period' | 'unit'>

/** What has been kept of a report; an empty one where nobody began. `lock` holds it until the transaction ends. */
export async function readReport(tx: Tx, which: Keyed, options: { readonly lock?: boolean } = {}): Promise<StoredReport> {
  let query = tx.selectFrom('report').selectAll().where(isOf(which))
  if (options.lock) query = query.forUpdate()
  const report = await query.executeTakeFirst()
  const blocks = await tx.selectFrom('report_block').selectAll().where(isOf(which)).execute()
  const tasks = await tx.selectFrom('report_task').selectAll().where(isOf(which)).orderBy('task_no').execute()
  const printed = await readPrintedReports(tx, which.period, which.unit)
  return {
    revision: report?.revision ?? 0,
    dated: report?.dated ? calendarDate(report.dated) : undefined,
    changedAt: report?.changed_at,
    changedBy: report?.changed_by ?? null,
    blocks: new Map(
      blocks.map((row) => [
        row.section,
        { text: row.text, carriedFrom: row.carried_from, seen: row.seen, revision: row.revision, author: row.author, at: row.at },
      ]),
    ),
    tasks: tasks.map(({ text, outcome, remark }) => ({ text, outcome, remark })),
    printed,
  }
}

/** The rows of a report, in any of its tables. */
export function isOf(which: Keyed) {
  const { provinceId, unitId } = which.unit
  return (eb: import('kysely').ExpressionBuilder<any, any>) =>
    eb.and([eb('province_id', '=', provinceId), eb('period_id', '=', which.period.periodId), eb('unit_id', '=', unitId)])
}
