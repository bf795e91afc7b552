import { findIndicator, type Say } from '#rooms/indicators/index.ts'
import { Binder, BLANK, type BoundLine } from './bind-draft.ts'
import { readDraft, type DraftLine } from './draft-text.ts'
import { fitStarter } from './fit-starter.ts'
import { CLOSING, fillOutline, findSection, OPENING, writtenSections } from './outline.ts'
import { outlineParams, type ReportSource } from './report-source.ts'

/** The texts of a report with their figures in place, by section. */
export type BoundReport = {
  readonly sections: ReadonlyMap<string, readonly BoundLine[]>
  /** Under the section that tells of last year's tasks: one line each. */
  readonly tasks: readonly BoundLine[]
}

/** Binds every text of the report, in the order of the document: what is told first stands first. */
export function bindReport(source: ReportSource, say: Say): BoundReport {
  const binder = new Binder(source.form, source.figures, say)
  const sections = new Map<string, readonly BoundLine[]>()
  let tasks: readonly BoundLine[] = []
  for (const id of writtenSections(source.outline)) {
    sections.set(id, binder.bind(linesOf(textOf(source, id, say), source)))
    if (findSection(source.outline, id)?.tasks) tasks = bindTasks(source, binder, say)
  }
  return { sections, tasks }
}

/** What officials wrote; where they have not, the outline's first text. */
export function textOf(source: ReportSource, id: string, say: Say): string {
  const written = source.texts.get(id)
  if (written !== undefined && written.trim() !== '') return written
  return starterOf(source, id, say)
}

/** The outline's own first text of a section; empty where it has none that fits the unit. */
export function starterOf(source: Pick<ReportSource, 'outline' | 'figures' | 'period' | 'unit'>, id: string, say: Say): string {
  const { outline } = source
  const params = outlineParams(source, say)
  if (id === OPENING) return fillOutline(outline.opening, params)
  if (id === CLOSING) return fillOutline(outline.closing, params)
  const starter = findSection(outline, id)?.starter
  return starter === undefined ? '' : fitStarter(fillOutline(starter, params), source.figures)
}

/** A figure that the form no longer has is left blank, never guessed. */
function linesOf(text: string, { form }: Pick<ReportSource, 'form'>): readonly DraftLine[] {
  const { lines } = readDraft(text, (code) => findIndicator(form, code) !== undefined, [])
  return lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) => (part.kind === 'text' ? { ...part, text: part.text.replaceAll(/\{\{[^{}]*\}\}/g, BLANK) } : part)),
  }))
}

function bindTasks(source: ReportSource, binder: Binder, say: Say): BoundLine[] {
  return source.tasks.flatMap((task) => {
    const outcome = task.outcome === 'open' ? BLANK : say(`reports.outcome-in-text.${task.outcome}`)
    const lead = say('reports.doc.task', { task: task.text.trim().replace(/[.;:]+$/, ''), outcome })
    const remark = task.remark.trim().replaceAll('\n', ' ')
    return binder.bind(linesOf(`- ${lead}${remark === '' ? '' : ` ${remark}`}`, source))
  })
}
