import { sql, type Transaction } from 'kysely'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tables, SubmissionState } from '#storage/tables.ts'
import { contribution, subtractCells } from '../cell.ts'
import { decideSubmission, type SubmissionAct, type SubmissionRole } from '../submission.ts'
import { MISSING, sameValue } from '../value.ts'
import { addToRollups, type RollupChange } from './add-to-rollups.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { findSubmission, type Submission } from './read-submission.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'
import { journalValue } from './stored-value.ts'

export type StateChange = {
  readonly act: Exclude<SubmissionAct, 'edit'>
  /** What the officer may do to this submission, decided from the office. */
  readonly roles: readonly SubmissionRole[]
  readonly reason: string
  /** The revision on which the officer's page was made. */
  readonly basedOn: number
}

/**
 * Carries a submission one step along its life. An acceptance makes its figures count in every level above,
 * in the same transaction.
 *
 * Refuses what the state does not allow, a missing reason, and a page that is no longer current
 * (`indicators.stale`).
 */
export async function changeState(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  officer: Officer,
  period: NumberedPeriod,
  unit: TreeUnit,
  change: StateChange,
  now: Date,
): Promise<Result<{ readonly state: SubmissionState; readonly revision: number }>> {
  const current = await findSubmission(tx, catalogue, period, unit, { lock: true })
  if (!current) return refuse({ code: 'indicators.not-begun' })
  if (change.basedOn !== current.revision) {
    return refuse({ code: 'indicators.stale', revision: current.revision, overtaken: [], at: current.changedAt })
  }
  const decided = decideSubmission(current.state, change.act, change.roles, change.reason)
  if (!decided.ok) return decided
  const { state, reason } = decided.value
  const revision = current.revision + 1
  const counted = change.act === 'accept' ? await countFigures(tx, catalogue, tree, period, unit, current) : []
  await tx
    .updateTable('submission')
    .set({
      state,
      revision,
      reason,
      changed_at: now,
      changed_by: officer.accountId,
      first_submitted_at: change.act === 'submit' ? (current.firstSubmittedAt ?? now) : current.firstSubmittedAt,
    })
    .where('province_id', '=', unit.provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', '=', unit.unitId)
    .execute()
  await appendJournal(
    tx,
    {
      provinceId: unit.provinceId,
      accountId: officer.accountId,
      officeId: officer.officeId,
      unitId: unit.unitId,
      path: unit.path,
      act: `submission.${change.act}`,
      subject: {
        form: period.form,
        period: period.id,
        revision,
        from: current.state,
        to: state,
        reason: reason ?? undefined,
        counted: counted.length > 0 ? counted : undefined,
      },
    },
    now,
  )
  return accept({ state, revision })
}

/** Makes the current figures the counted ones, and adds the differences to every unit above. */
async function countFigures(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  period: NumberedPeriod,
  unit: TreeUnit,
  current: Submission,
): Promise<{ code: string; old: string | null; new: string | null }[]> {
  const form = catalogue.getForm(period.form)
  const above = tree.above(unit)
  const changes: RollupChange[] = []
  const lines: { code: string; old: string | null; new: string | null }[] = []
  for (const indicator of form.indicators) {
    const figure = current.figures.get(indicator.code)
    const value = figure?.value ?? MISSING
    const counted = figure?.counted ?? MISSING
    if (sameValue(value, counted)) continue
    lines.push({ code: indicator.code, old: journalValue(counted), new: journalValue(value) })
    const difference = subtractCells(contribution(value, indicator), contribution(counted, indicator))
    const indicatorId = catalogue.indicatorId(form.id, indicator.code)
    for (const ancestor of above) changes.push({ unitId: ancestor.unitId, path: ancestor.path, indicatorId, difference })
  }
  await sql`
    update figure set counted_state = state, counted_number = number, counted_numerator = numerator,
      counted_denominator = denominator, counted_explanation = explanation, counted_author = author, counted_at = at
    where province_id = ${unit.provinceId} and period_id = ${period.periodId} and unit_id = ${unit.unitId}`.execute(tx)
  await addToRollups(tx, unit.provinceId, period.periodId, changes)
  return lines
}
