import type { SubmissionState } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { NumberedPeriod } from './catalogue-index.ts'
import type { TreeUnit } from './reporting-tree.ts'

export type BoardSubmission = {
  readonly state: SubmissionState
  readonly revision: number
  readonly reason: string | null
  readonly limits: string
  readonly causes: string
  readonly firstSubmittedAt: Date | null
  readonly changedAt: Date
  readonly explanations: number
}

/** One unit on the board of progress; without a submission where nothing was begun. */
export type BoardRow = { readonly unit: TreeUnit; readonly submission: BoardSubmission | undefined }

/** How far each of the units has come with the period's form, in the order asked. */
export async function readBoard(tx: Tx, period: NumberedPeriod, units: readonly TreeUnit[]): Promise<BoardRow[]> {
  if (units.length === 0) return []
  const byUnit = new Map<number, BoardSubmission>()
  const ids = units.map((unit) => unit.unitId)
  const rows = await tx
    .selectFrom('submission')
    .select(['unit_id', 'state', 'revision', 'reason', 'limits', 'causes', 'first_submitted_at', 'changed_at'])
    .where('period_id', '=', period.periodId)
    .where('unit_id', 'in', ids)
    .where('province_id', 'in', [...new Set(units.map((unit) => unit.provinceId))])
    .execute()
  const explained = await tx
    .selectFrom('figure')
    .select(({ fn }) => ['unit_id', fn.countAll<string>().as('explanations')])
    .where('period_id', '=', period.periodId)
    .where('unit_id', 'in', ids)
    .where('province_id', 'in', [...new Set(units.map((unit) => unit.provinceId))])
    .where('explanation', 'is not', null)
    .groupBy('unit_id')
    .execute()
  const explanations = new Map(explained.map((row) => [row.unit_id, Number(row.explanations)]))
  for (const row of rows) {
    byUnit.set(row.unit_id, {
      state: row.state,
      revision: row.revision,
      reason: row.reason,
      limits: row.limits,
      causes: row.causes,
      firstSubmittedAt: row.first_submitted_at,
      changedAt: row.changed_at,
      explanations: explanations.get(row.unit_id) ?? 0,
    })
  }
  return units.map((unit) => ({ unit, submission: byUnit.get(unit.unitId) }))
}
