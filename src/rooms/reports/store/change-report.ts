import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { findIndicator } from '#rooms/indicators/index.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Figures } from '../bind-draft.ts'
import { seenIn, witness, type Seen } from '../changed-sentences.ts'
import { readDraft } from '../draft-text.ts'
import { writtenSections } from '../outline.ts'
import { OUTCOMES, TASK_LIMIT, type ReportTask } from '../task.ts'
import type { ReportCase } from './open-report.ts'
import { isOf, readReport, type StoredReport } from './read-report.ts'
import { TONGUES } from './tongues.ts'

/** Who writes; the set-up has no officer. */
export type Writer = Pick<Officer, 'accountId' | 'officeId'> | null

/** The report with its row locked; made where nobody began it. */
async function lockReport(tx: Tx, which: ReportCase, writer: Writer, now: Date): Promise<StoredReport> {
  await tx
    .insertInto('report')
    .values({ ...keyOf(which), path: which.unit.path, dated: null, revision: 1, changed_at: now, changed_by: writer?.accountId ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return readReport(tx, which, { lock: true })
}

function keyOf(which: ReportCase) {
  return { province_id: which.unit.provinceId, period_id: which.period.periodId, unit_id: which.unit.unitId }
}

function journal(tx: Tx, which: ReportCase, writer: Writer, act: string, subject: Record<string, unknown>, now: Date): Promise<void> {
  const { unit, period } = which
  return appendJournal(
    tx,
    {
      provinceId: unit.provinceId, accountId: writer?.accountId ?? null, officeId: writer?.officeId ?? null, unitId: unit.unitId,
      path: unit.path, act, subject: { form: period.form, period: period.id, ...subject },
    },
    now,
  )
}

export type BlockDraft = {
  readonly section: string
  readonly text: string
  /** The section's revision on which the page was made; 0 where it had no text. */
  readonly basedOn: number
  /** Of a text taken over from an earlier report, that report's period. */
  readonly carriedFrom?: string | null
}

/**
 * Keeps the text of a section, with what was seen of its figures and a journal line that holds old and new text.
 *
 * Refuses a section that the outline does not have (`reports.section-unknown`), what is wrong with the text
 * (`reports.unknown-code` …), and a page that is no longer current (`reports.stale`, with `theirs`, `by`, `at`, `revision`):
 * nothing is written then.
 */
export async function saveBlock(
  tx: Tx, which: ReportCase, figures: Figures, writer: Writer, draft: BlockDraft, now: Date,
): Promise<Result<{ readonly revision: number; readonly changed: boolean }>> {
  const { section, text } = draft
  if (!writtenSections(which.outline).includes(section)) return refuse({ code: 'reports.section-unknown', section })
  const codes = which.form.indicators.map((indicator) => indicator.code)
  const [problem] = readDraft(text, (code) => findIndicator(which.form, code) !== undefined, codes).problems
  if (problem) return refuse(problem)
  const report = await lockReport(tx, which, writer, now)
  const before = report.blocks.get(section)
  if ((before?.revision ?? 0) !== draft.basedOn && before?.text !== text) {
    return refuse({ code: 'reports.stale', section, revision: before?.revision ?? 0, theirs: before?.text ?? '', by: before?.author ?? null, at: before?.at ?? now })
  }
  if (before && before.text === text && before.carriedFrom === null) return accept({ revision: before.revision, changed: false })
  const revision = (before?.revision ?? 0) + 1
  const carriedFrom = draft.carriedFrom ?? null
  const seen = JSON.stringify(seenIn(text, which.form, figures, TONGUES.vi, before?.seen))
  const row = { text, carried_from: carriedFrom, seen, revision, author: writer?.accountId ?? null, at: now }
  await tx
    .insertInto('report_block')
    .values({ ...keyOf(which), section, path: which.unit.path, ...row })
    .onConflict((conflict) => conflict.columns(['province_id', 'period_id', 'unit_id', 'section']).doUpdateSet(row))
    .execute()
  const act = carriedFrom === null ? 'report.save' : 'report.carry-over'
  await journal(tx, which, writer, act, { section, revision, from: carriedFrom ?? undefined, old: before?.text ?? null, new: text }, now)
  return accept({ revision, changed: true })
}

/** What a drafter was shown as new: the section, the figure, and how it is printed now. */
export type Acknowledged = { readonly section: string; readonly code: string; readonly now: string }

/**
 * Keeps that the drafter has seen the changed figures. Refuses `reports.stale-figures` where the data have changed again
 * since the page was made: what was not shown cannot have been seen.
 */
export async function acknowledge(
  tx: Tx, which: ReportCase, figures: Figures, writer: Writer, shown: readonly Acknowledged[], now: Date,
): Promise<Result<{ readonly seen: number }>> {
  const report = await lockReport(tx, which, writer, now)
  const changes: { section: string; code: string; old: string; new: string }[] = []
  for (const [section, block] of report.blocks) {
    const seen: Record<string, string> = { ...block.seen }
    for (const one of shown.filter((each) => each.section === section && seen[each.code] !== undefined)) {
      if (one.now !== witness(one.code, which.form, figures, TONGUES.vi)) return refuse({ code: 'reports.stale-figures' })
      if (seen[one.code] === one.now) continue
      changes.push({ section, code: one.code, old: seen[one.code]!, new: one.now })
      seen[one.code] = one.now
    }
    await keepSeen(tx, which, section, seen)
  }
  if (changes.length > 0) await journal(tx, which, writer, 'report.acknowledge', { figures: changes }, now)
  return accept({ seen: changes.length })
}

async function keepSeen(tx: Tx, which: ReportCase, section: string, seen: Seen): Promise<void> {
  await tx.updateTable('report_block').set({ seen: JSON.stringify(seen) }).where(isOf(which)).where('section', '=', section).execute()
}

/**
 * Keeps last year's tasks and what became of them, in the place of those kept before. Refuses a page that is no
 * longer current (`reports.stale`), and texts that are too long or hold an unknown figure.
 */
export async function saveTasks(
  tx: Tx, which: ReportCase, writer: Writer, tasks: readonly ReportTask[], basedOn: number, now: Date,
): Promise<Result<{ readonly revision: number }>> {
  const kept = tasks.filter((task) => task.text !== '')
  if (kept.length > TASK_LIMIT) return refuse({ code: 'reports.too-many-tasks', limit: TASK_LIMIT })
  const codes = which.form.indicators.map((indicator) => indicator.code)
  for (const task of kept) {
    if (!OUTCOMES.includes(task.outcome)) return refuse({ code: 'reports.outcome-unknown', outcome: task.outcome })
    if (task.text.length > 1000 || task.remark.length > 1000) return refuse({ code: 'reports.task-too-long', limit: 1000 })
    const [problem] = readDraft(`${task.text}\n${task.remark}`, (code) => findIndicator(which.form, code) !== undefined, codes).problems
    if (problem) return refuse(problem)
  }
  const report = await lockReport(tx, which, writer, now)
  if (report.revision !== basedOn && basedOn + report.revision !== 1) {
    return refuse({ code: 'reports.stale', section: '', revision: report.revision, theirs: '', by: report.changedBy, at: report.changedAt ?? now })
  }
  await tx.deleteFrom('report_task').where(isOf(which)).execute()
  if (kept.length > 0) {
    const rows = kept.map((task, index) => ({ ...keyOf(which), task_no: index + 1, path: which.unit.path, ...task }))
    await tx.insertInto('report_task').values(rows).execute()
  }
  const revision = await raise(tx, which, writer, now)
  await journal(tx, which, writer, 'report.tasks', { revision, old: report.tasks, new: kept }, now)
  return accept({ revision })
}

/** Keeps the date in the head of the report, or takes it away. */
export async function setDate(
  tx: Tx, which: ReportCase, writer: Writer, dated: CalendarDate | null, now: Date,
): Promise<Result<true>> {
  const report = await lockReport(tx, which, writer, now)
  if ((report.dated ?? null) === dated) return accept(true)
  await tx.updateTable('report').set({ dated }).where(isOf(which)).execute()
  await journal(tx, which, writer, 'report.date', { old: report.dated ?? null, new: dated }, now)
  return accept(true)
}

async function raise(tx: Tx, which: ReportCase, writer: Writer, now: Date): Promise<number> {
  const row = await tx
    .updateTable('report')
    .set({ revision: sql`revision + 1`, changed_at: now, changed_by: writer?.accountId ?? null })
    .where(isOf(which))
    .returning('revision')
    .executeTakeFirstOrThrow()
  return row.revision
}
