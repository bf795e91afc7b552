import { readBoard } from '#rooms/indicators/store/read-board.ts'
import type { Tx } from '#storage/transaction.ts'
import { remarkLines, type Remark } from '../remarks.ts'
import { fullName } from '../report-source.ts'
import type { ReportCase } from './open-report.ts'
import { TONGUES } from './tongues.ts'

/** What the units below wrote of limits and causes in what they sent; drafts that were not sent are not read. */
export async function readRemarks(tx: Tx, which: ReportCase): Promise<Remark[]> {
  const { period, tree, unit } = which
  const rows = await readBoard(tx, period, [unit, ...tree.below(unit.unitId)])
  return rows.flatMap(({ unit: from, submission }) => {
    if (!submission || submission.state === 'draft' || submission.state === 'returned') return []
    const named = { unitId: from.unitId, unit: fullName(from, TONGUES.vi) }
    return (['limits', 'causes'] as const).flatMap((kind) => remarkLines(submission[kind]).map((text): Remark => ({ ...named, kind, text })))
  })
}
