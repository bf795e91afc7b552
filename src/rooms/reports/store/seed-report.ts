import { accept, refuse, type Result } from '#foundation/result.ts'
import { calendarDate } from '#foundation/calendar-date.ts'
import type { PrintedFact } from '#rooms/indicators/index.ts'
import { parseCitations } from '#rooms/instruments/index.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { keepPrintedReport } from '#rooms/indicators/store/printed-reports.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Outcome } from '../task.ts'
import { saveBlock, saveTasks, setDate } from './change-report.ts'
import { caseOf } from './open-report.ts'
import { readReport } from './read-report.ts'

/** The texts of a report as `demo/narrative-*.json` has them: one block a paragraph. */
export type Narrative = {
  readonly form: string
  readonly period: string
  /** The unit's code at the period's end. */
  readonly unit: string
  readonly blocks: readonly { readonly section: string; readonly kind?: 'limits' | 'causes'; readonly text: string }[]
  readonly lastYearTasks?: readonly { readonly text: string; readonly outcome: Outcome; readonly note?: string }[]
  readonly dated?: string
}

/** What a report issued before printed, as `demo/480-facts.json` has it; `source` names the report by number and date. */
export type PrintedFacts = { readonly source: string; readonly printed: readonly PrintedFact[] }

/**
 * Keeps a report written elsewhere: its texts, last year's tasks, and what was printed before. Call it after the figures
 * have been accepted, so that what is kept as seen is what the texts say.
 *
 * Refuses `reports.period-unknown`, `reports.unit-unknown`, and what is wrong with a text.
 */
export async function seedReport(
  tx: Tx, catalogue: CatalogueIndex, narrative: Narrative, facts: PrintedFacts | undefined, now: Date,
): Promise<Result<true>> {
  const period = catalogue.findPeriod(narrative.form, narrative.period)
  if (!period) return refuse({ code: 'reports.period-unknown', period: narrative.period, known: '' })
  const tree = await reportingTree(tx, period.to)
  const unit = tree.findByCode(narrative.unit)
  if (!unit) return refuse({ code: 'reports.unit-unknown', unit: narrative.unit, date: period.to })
  const opened = caseOf(catalogue, period, tree, unit)
  if (!opened.ok) return opened
  const which = opened.value
  const [sums] = await readAggregates(tx, catalogue, tree, period, [unit])
  const texts = new Map<string, string[]>()
  for (const block of narrative.blocks) {
    const section = block.kind ? (which.outline.sections.find((one) => one.remarks === block.kind)?.id ?? block.section) : block.section
    texts.set(section, [...(texts.get(section) ?? []), block.text])
  }
  for (const [section, paragraphs] of texts) {
    const saved = await saveBlock(tx, which, sums!.figures, null, { section, text: paragraphs.join('\n'), basedOn: 0 }, now)
    if (!saved.ok) return saved
  }
  const tasks = (narrative.lastYearTasks ?? []).map(({ text, outcome, note }) => ({ text, outcome, remark: note ?? '' }))
  if (tasks.length > 0) {
    const { revision } = await readReport(tx, which)
    const saved = await saveTasks(tx, which, null, tasks, revision, now)
    if (!saved.ok) return saved
  }
  if (narrative.dated) {
    const dated = await setDate(tx, which, null, calendarDate(narrative.dated), now)
    if (!dated.ok) return dated
  }
  if (!facts) return accept(true)
  const [named] = parseCitations(facts.source)
  if (!named?.date) return refuse({ code: 'reports.printed-unnamed', source: facts.source })
  await keepPrintedReport(tx, which.period, which.unit, { number: named.number, dated: named.date, title: '', fileName: null, sha256: null, facts: facts.printed }, null, now)
  return accept(true)
}
