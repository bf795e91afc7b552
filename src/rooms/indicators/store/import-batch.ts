import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { JournalEntry } from '#rooms/journal/index.ts'
import { appendWrittenLines, writeLine } from '#rooms/journal/store/index.ts'
import type { SubmissionState } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { addCells, contribution, subtractCells, type Cell } from '../cell.ts'
import { getIndicator } from '../form-index.ts'
import { MISSING, sameValue, type Value } from '../value.ts'
import { addToRollups, type RollupChange } from './add-to-rollups.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'
import { figureLine, type Entry } from './save-draft.ts'
import { loadValue } from './stored-value.ts'
import { writeBatchFigures } from './write-batch-figures.ts'

/** The figures of one unit in a batch. Remarks that are left out stay as the unit wrote them. */
export type UnitFigures = {
  readonly unit: TreeUnit
  readonly entries: readonly Entry[]
  readonly limits?: string
  readonly causes?: string
}

/** Who brings the batch in; without an account for the command line. */
export type BatchActor = { readonly accountId: string | null; readonly officeId: string | null }

export type BatchOptions = {
  /**
   * The state in which the submissions are left. What is accepted counts in the levels above at once. A draft
   * brought into a returned form leaves it returned, with the reason, until it is sent again.
   */
  readonly state: Extract<SubmissionState, 'draft' | 'submitted' | 'accepted'>
  /** Where the figures come from: the name of the file. Kept in the journal. */
  readonly source: string
}

export type BatchOutcome = { readonly units: number; readonly values: number }

/**
 * Brings in the figures of many units of one province, in the caller's one transaction: all or nothing, with
 * the journal lines and, for accepted ones, the sums of the levels above.
 *
 * Refuses `indicators.batch-closed`, naming the units, where a submission is already with the level above,
 * accepted or locked. The figures have been read and checked before; a unit stands in the batch once.
 */
export async function importBatch(
  tx: Tx,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  actor: BatchActor,
  period: NumberedPeriod,
  batch: readonly UnitFigures[],
  options: BatchOptions,
  now: Date,
): Promise<Result<BatchOutcome>> {
  if (batch.length === 0) return accept({ units: 0, values: 0 })
  const provinceId = batch[0]!.unit.provinceId
  if (batch.some(({ unit }) => unit.provinceId !== provinceId)) throw new Error('a batch is of one province')
  if (new Set(batch.map(({ unit }) => unit.unitId)).size < batch.length) throw new Error('a unit stands in the batch twice')
  const fresh = await beginSubmissions(tx, actor, period, provinceId, batch, options.state, now)
  const before = await lockSubmissions(tx, period, provinceId, batch, fresh)
  const closed = batch.filter(({ unit }) => {
    const state = before.get(unit.unitId)?.state
    return state !== undefined && state !== 'draft' && state !== 'returned'
  })
  if (closed.length > 0) {
    const units = closed.slice(0, 5).map(({ unit }) => unit.name)
    return refuse({ code: 'indicators.batch-closed', units: units.join(', '), count: closed.length })
  }
  if (before.size > 0) await carrySubmissions(tx, actor, period, provinceId, batch.filter(({ unit }) => before.has(unit.unitId)), options.state, now)
  const old = await readCurrent(tx, catalogue, period, provinceId, [...before.keys()])
  const write = (): Promise<number> => writeBatchFigures(tx, catalogue, actor, period, provinceId, batch, before, options.state, now)
  const [values, { changes, lines }] = await alongside(write(), () => ({
    changes: options.state === 'accepted' ? changesAbove(catalogue, tree, period, batch, old) : [],
    lines: batch.map((figures) => writeLine(journalEntry(figures, actor, period, provinceId, before, old, options))),
  }))
  if (options.state === 'accepted') {
    if (before.size > 0) await countAll(tx, period, provinceId, [...before.keys()])
    await addToRollups(tx, provinceId, period.periodId, changes)
  }
  await appendWrittenLines(tx, provinceId, lines, now)
  return accept({ units: batch.length, values })
}

/** Does `work` while the database is busy with what it was asked. */
async function alongside<A, B>(asked: Promise<A>, work: () => B): Promise<[A, B]> {
  return Promise.all([asked, setImmediate().then(work)])
}

function journalEntry(
  { unit, entries, limits, causes }: UnitFigures,
  actor: BatchActor,
  period: NumberedPeriod,
  provinceId: number,
  before: ReadonlyMap<number, Before>,
  old: ReadonlyMap<number, Old>,
  options: BatchOptions,
): JournalEntry {
  const stood = before.get(unit.unitId)
  const noted = limits !== undefined || causes !== undefined
  return {
    provinceId,
    ...actor,
    unitId: unit.unitId,
    path: unit.path,
    act: 'submission.import',
    subject: {
      form: period.form,
      period: period.id,
      source: options.source,
      from: stood?.state,
      to: stateAfter(stood?.state, options.state),
      revision: (stood?.revision ?? 0) + 1,
      notes: noted ? { limits, causes } : undefined,
      oldNotes: noted ? stood?.notes : undefined,
      figures: entries.map((entry) => figureLine(old.get(unit.unitId)?.get(entry.code), entry)),
    },
  }
}

type Before = { readonly state: SubmissionState; readonly revision: number; readonly notes: { readonly limits: string; readonly causes: string } }

/** A returned form stays returned until it is sent again. */
function stateAfter(before: SubmissionState | undefined, wanted: SubmissionState): SubmissionState {
  return before === 'returned' && wanted === 'draft' ? 'returned' : wanted
}

/**
 * Makes the submissions that were not there; answers which. Whoever else makes the same one at this moment waits,
 * and then finds it there: nobody takes a form for new that another has just filled.
 */
async function beginSubmissions(
  tx: Tx,
  actor: BatchActor,
  period: NumberedPeriod,
  provinceId: number,
  batch: readonly UnitFigures[],
  state: SubmissionState,
  now: Date,
): Promise<Set<number>> {
  const { rows } = await sql<{ unit_id: number }>`
    insert into submission (province_id, period_id, unit_id, path, state, revision, reason, limits, causes,
      first_submitted_at, changed_at, changed_by)
    select ${provinceId}, ${period.periodId}, b.unit_id, b.path, ${state}, 1, null, b.limits, b.causes,
      ${state === 'draft' ? null : now}::timestamptz, ${now}, ${actor.accountId}::uuid
    from unnest(${batch.map(({ unit }) => unit.unitId)}::int[], ${batch.map(({ unit }) => unit.path)}::text[],
      ${batch.map(({ limits }) => limits ?? '')}::text[], ${batch.map(({ causes }) => causes ?? '')}::text[])
      as b (unit_id, path, limits, causes)
    order by b.unit_id
    on conflict (province_id, period_id, unit_id) do nothing
    returning unit_id`.execute(tx)
  return new Set(rows.map((row) => row.unit_id))
}

/** The submissions that were there before, locked in one order. */
async function lockSubmissions(
  tx: Tx,
  period: NumberedPeriod,
  provinceId: number,
  batch: readonly UnitFigures[],
  fresh: ReadonlySet<number>,
): Promise<Map<number, Before>> {
  const known = batch.map(({ unit }) => unit.unitId).filter((unitId) => !fresh.has(unitId))
  if (known.length === 0) return new Map()
  const { rows } = await sql<{ unit_id: number; state: SubmissionState; revision: number; limits: string; causes: string }>`
    select unit_id, state, revision, limits, causes from submission
    where province_id = ${provinceId} and period_id = ${period.periodId} and unit_id = any(${known}::int[])
    order by unit_id for update`.execute(tx)
  return new Map(rows.map(({ unit_id, state, revision, ...notes }) => [unit_id, { state, revision, notes }]))
}

/** Carries the submissions that were there before to their new state. */
async function carrySubmissions(
  tx: Tx,
  actor: BatchActor,
  period: NumberedPeriod,
  provinceId: number,
  batch: readonly UnitFigures[],
  state: SubmissionState,
  now: Date,
): Promise<void> {
  await sql`
    update submission s set revision = s.revision + 1,
      state = case when s.state = 'returned' and ${state}::text = 'draft' then s.state else ${state}::text end,
      reason = case when ${state}::text = 'draft' then s.reason end,
      limits = coalesce(b.limits, s.limits), causes = coalesce(b.causes, s.causes),
      first_submitted_at = coalesce(s.first_submitted_at, ${state === 'draft' ? null : now}::timestamptz),
      changed_at = ${now}::timestamptz, changed_by = ${actor.accountId}::uuid
    from unnest(${batch.map(({ unit }) => unit.unitId)}::int[], ${batch.map(({ limits }) => limits ?? null)}::text[],
      ${batch.map(({ causes }) => causes ?? null)}::text[]) as b (unit_id, limits, causes)
    where s.province_id = ${provinceId} and s.period_id = ${period.periodId} and s.unit_id = b.unit_id`.execute(tx)
}

type OldFigure = { readonly value: Value; readonly explanation: string | null; readonly counted: Value }

type Old = ReadonlyMap<string, OldFigure>

/** What the submissions that were there before hold; nothing to read for new ones. */
async function readCurrent(
  tx: Tx,
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  provinceId: number,
  units: readonly number[],
): Promise<Map<number, Map<string, OldFigure>>> {
  const old = new Map<number, Map<string, OldFigure>>()
  if (units.length === 0) return old
  const rows = await tx
    .selectFrom('figure')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', 'in', units)
    .execute()
  for (const row of rows) {
    const known = catalogue.findIndicator(row.indicator_id)
    if (!known) continue
    let own = old.get(row.unit_id)
    if (!own) old.set(row.unit_id, (own = new Map()))
    own.set(known.indicator.code, {
      value: loadValue(row),
      explanation: row.explanation,
      counted: loadValue({
        state: row.counted_state,
        number: row.counted_number,
        numerator: row.counted_numerator,
        denominator: row.counted_denominator,
      }),
    })
  }
  return old
}

/** Cells of earlier drafts that the batch does not name count from now on too. */
async function countAll(tx: Tx, period: NumberedPeriod, provinceId: number, units: readonly number[]): Promise<void> {
  await sql`
    update figure set counted_state = state, counted_number = number, counted_numerator = numerator,
      counted_denominator = denominator, counted_explanation = explanation, counted_author = author, counted_at = at
    where province_id = ${provinceId} and period_id = ${period.periodId} and unit_id = any(${units}::int[])`.execute(tx)
}

/** The differences of the whole batch, added up in memory for each unit above. */
function changesAbove(
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  period: NumberedPeriod,
  batch: readonly UnitFigures[],
  old: ReadonlyMap<number, Old>,
): RollupChange[] {
  const form = catalogue.getForm(period.form)
  const sums = new Map<number, { unit: TreeUnit; cells: Map<string, Cell> }>()
  for (const { unit, entries } of batch) {
    const above = tree.above(unit)
    for (const { code, value, counted } of newlyCounted(entries, old.get(unit.unitId))) {
      if (sameValue(value, counted)) continue
      const indicator = getIndicator(form, code)
      const added = contribution(value, indicator)
      const difference = counted.state === 'missing' ? added : subtractCells(added, contribution(counted, indicator))
      for (const ancestor of above) {
        let sum = sums.get(ancestor.unitId)
        if (!sum) sums.set(ancestor.unitId, (sum = { unit: ancestor, cells: new Map() }))
        const before = sum.cells.get(code)
        sum.cells.set(code, before ? addCells(before, difference) : difference)
      }
    }
  }
  const changes: RollupChange[] = []
  for (const { unit, cells } of sums.values()) {
    for (const [code, difference] of cells) {
      changes.push({ unitId: unit.unitId, path: unit.path, indicatorId: catalogue.indicatorId(form.id, code), difference })
    }
  }
  return changes
}

/** What counts from now on, and what counted before; of cells that the batch does not name, the draft. */
function newlyCounted(entries: readonly Entry[], was: Old | undefined): { code: string; value: Value; counted: Value }[] {
  if (!was) return entries.map(({ code, value }) => ({ code, value, counted: MISSING }))
  const now = new Map(entries.map((entry) => [entry.code, entry.value]))
  return [...new Set([...now.keys(), ...was.keys()])].map((code) => ({
    code,
    value: now.get(code) ?? was.get(code)?.value ?? MISSING,
    counted: was.get(code)?.counted ?? MISSING,
  }))
}
