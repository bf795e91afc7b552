import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { PrintedReport, SubmissionState } from '#rooms/indicators/index.ts'
import { openCase, type Case, type CaseAddress } from '#rooms/indicators/pages/open-case.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { readPrintedReports } from '#rooms/indicators/store/printed-reports.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import { findSubmission, valuesOf } from '#rooms/indicators/store/read-submission.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Standpoint } from '../index.ts'

/** What the pages of reports issued before stand on: the unit's form and sums at this moment, and what was read in already. */
export type OldReportDesk = {
  readonly case: Case
  readonly standpoint: Standpoint
  readonly state: SubmissionState
  readonly revision: number
  readonly printed: readonly PrintedReport[]
  /** Whether the officer enters figures for the unit. */
  readonly mayEnter: boolean
}

/** Reads it for an officer who may read the unit's records; refuses as `openCase`. */
export async function readOldReportDesk(
  tx: Tx, catalogue: CatalogueIndex, officer: Officer, today: CalendarDate, address: CaseAddress,
): Promise<Result<OldReportDesk>> {
  const opened = await openCase(tx, catalogue, officer, today, address)
  if (!opened.ok) return opened
  const { form, period, tree, unit } = opened.value
  const submission = await findSubmission(tx, catalogue, period, unit)
  const [sums] = await readAggregates(tx, catalogue, tree, period, [unit])
  return accept({
    case: opened.value,
    standpoint: { form, kind: unit.kind, entered: valuesOf(submission), sums: sums!.figures },
    state: submission?.state ?? 'draft',
    revision: submission?.revision ?? 0,
    printed: await readPrintedReports(tx, period, unit),
    mayEnter: may(officer, 'enter', unit.path, today),
  })
}

/** Whether the form still takes figures. */
export function isOpen({ state }: Pick<OldReportDesk, 'state'>): boolean {
  return state === 'draft' || state === 'returned'
}
