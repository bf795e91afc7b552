import { sql, type Transaction } from 'kysely'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tables } from '#storage/tables.ts'
import { MISSING, sameValue, type Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { findOvertaken } from './overtaken.ts'
import { findSubmission } from './read-submission.ts'
import type { TreeUnit } from './reporting-tree.ts'
import { journalValue, storeValue } from './stored-value.ts'

/** What an officer wrote into one cell. */
export type Entry = { readonly code: string; readonly value: Value; readonly explanation: string | null }

export type Draft = {
  readonly entries: readonly Entry[]
  /** The unit's remarks; left out, they stay as they are. */
  readonly limits?: string | undefined
  readonly causes?: string | undefined
  /** The revision on which the officer's page was made; 0 for a form not yet begun. */
  readonly basedOn: number
}

export type SavedDraft = { readonly revision: number; readonly changed: readonly string[] }

/**
 * Keeps the figures an officer wrote, in one transaction with the journal line that holds old and new values.
 *
 * Refuses where the form is no longer open (`indicators.wrong-state`, `indicators.period-locked`) and where somebody else saved since the
 * page was made (`indicators.stale`, with what is not the same any more: see `Overtaken`): nothing is written then.
 */
export async function saveDraft(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  officer: Officer,
  period: NumberedPeriod,
  unit: TreeUnit,
  draft: Draft,
  now: Date,
): Promise<Result<SavedDraft>> {
  await tx
    .insertInto('submission')
    .values({
      province_id: unit.provinceId,
      period_id: period.periodId,
      unit_id: unit.unitId,
      path: unit.path,
      state: 'draft',
      revision: 1,
      reason: null,
      limits: '',
      causes: '',
      first_submitted_at: null,
      changed_at: now,
      changed_by: officer.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const current = (await findSubmission(tx, catalogue, period, unit, { lock: true }))!
  if (current.state !== 'draft' && current.state !== 'returned') {
    return refuse({ code: current.state === 'locked' ? 'indicators.period-locked' : 'indicators.wrong-state', state: current.state, act: 'edit' })
  }
  const begun = current.figures.size > 0 || current.revision > 1
  if (begun && draft.basedOn !== current.revision) {
    const { overtaken, notes } = await findOvertaken(tx, period, unit, current, draft)
    return refuse({ code: 'indicators.stale', revision: current.revision, overtaken, notes, at: current.changedAt })
  }

  const changes = draft.entries.filter((entry) => {
    const before = current.figures.get(entry.code)
    return (
      !sameValue(before?.value ?? MISSING, entry.value) || (before?.explanation ?? null) !== (entry.explanation || null)
    )
  })
  const notes = { limits: draft.limits ?? current.limits, causes: draft.causes ?? current.causes }
  const notesChanged = notes.limits !== current.limits || notes.causes !== current.causes
  if (changes.length === 0 && !notesChanged && begun) {
    return accept({ revision: current.revision, changed: [] })
  }
  const revision = current.revision + 1
  await writeFigures(tx, catalogue, officer.accountId, period, unit, changes, revision, now)
  await tx
    .updateTable('submission')
    .set({ revision, ...notes, changed_at: now, changed_by: officer.accountId })
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
      act: 'submission.save',
      subject: {
        form: period.form,
        period: period.id,
        revision,
        figures: changes.map((entry) => figureLine(current.figures.get(entry.code), entry)),
        notes: notesChanged ? notes : undefined,
        oldNotes: notesChanged ? { limits: current.limits, causes: current.causes } : undefined,
      },
    },
    now,
  )
  return accept({ revision, changed: changes.map((entry) => entry.code) })
}

/** A changed cell in the journal: old and new value, and the explanation; the old one only where it was another. */
export function figureLine(
  before: { readonly value: Value; readonly explanation: string | null } | undefined,
  entry: Entry,
): { code: string; old: string | null; new: string | null; explanation: string | undefined; oldExplanation: string | null | undefined } {
  const explanation = entry.explanation || null
  const oldExplanation = before?.explanation ?? null
  return {
    code: entry.code,
    old: journalValue(before?.value ?? MISSING),
    new: journalValue(entry.value),
    explanation: explanation ?? undefined,
    oldExplanation: oldExplanation === explanation ? undefined : oldExplanation,
  }
}

async function writeFigures(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  author: string,
  period: NumberedPeriod,
  unit: TreeUnit,
  entries: readonly Entry[],
  revision: number,
  now: Date,
): Promise<void> {
  if (entries.length === 0) return
  const stored = entries.map((entry) => storeValue(entry.value))
  const ids = entries.map((entry) => catalogue.indicatorId(period.form, entry.code))
  await sql`
    insert into figure (province_id, period_id, unit_id, indicator_id, path, state, number, numerator, denominator,
      explanation, revision, author, at)
    select ${unit.provinceId}, ${period.periodId}, ${unit.unitId}, f.indicator_id, ${unit.path}, f.state, f.number,
      f.numerator, f.denominator, f.explanation, ${revision}, ${author}::uuid, ${now}::timestamptz
    from unnest(${ids}::int[], ${stored.map((value) => value.state)}::text[], ${stored.map((value) => value.number)}::numeric[],
      ${stored.map((value) => value.numerator)}::numeric[], ${stored.map((value) => value.denominator)}::numeric[],
      ${entries.map((entry) => entry.explanation || null)}::text[])
      as f (indicator_id, state, number, numerator, denominator, explanation)
    on conflict (province_id, period_id, unit_id, indicator_id) do update set
      state = excluded.state, number = excluded.number, numerator = excluded.numerator,
      denominator = excluded.denominator, explanation = excluded.explanation, revision = excluded.revision,
      author = excluded.author, at = excluded.at`.execute(tx)
}
