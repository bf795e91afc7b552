import type { Tx } from '#storage/transaction.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import { loadInstruments } from '#rooms/instruments/store/load-instruments.ts'
import { changedSentences, type ChangedSentence } from '../changed-sentences.ts'
import {
  changedFindings, citationFindings, incompleteFindings, printedFindings, textFindings, type ReportFinding,
} from '../report-finding.ts'
import type { ReportSource } from '../report-source.ts'
import { writtenSections } from '../outline.ts'
import { readExplained } from './read-explained.ts'
import type { ReportCase } from './open-report.ts'
import { readReport, type StoredReport } from './read-report.ts'
import { TONGUES } from './tongues.ts'

/** A report with its figures of this moment, and what is to be said of it. */
export type LoadedReport = {
  readonly case: ReportCase
  readonly stored: StoredReport
  readonly source: ReportSource
  readonly changed: readonly ChangedSentence[]
  readonly findings: readonly ReportFinding[]
}

const SEVERITY = { error: 0, warning: 1, note: 2 } as const

/** Reads everything that a report is made of, on one picture of the data. */
export async function readLoadedReport(tx: Tx, catalogue: CatalogueIndex, which: ReportCase): Promise<LoadedReport> {
  const { form, outline, period, tree, unit } = which
  const stored = await readReport(tx, which)
  const children = tree.children(unit.unitId).filter((child) => child.level !== 'body')
  const [own, ...below] = await readAggregates(tx, catalogue, tree, period, [unit, ...children])
  const source: ReportSource = {
    form, outline, period,
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name, kind: unit.kind, level: unit.level as 'province' | 'district' | 'commune' },
    figures: own!.figures,
    below: below.map(({ unit: child, figures }) => ({ code: child.code, name: child.name, kind: child.kind, figures })),
    texts: new Map([...stored.blocks].map(([section, block]) => [section, block.text])),
    tasks: stored.tasks,
    ...(stored.dated ? { dated: stored.dated } : {}),
  }
  const changed = writtenSections(outline).flatMap((section) => {
    const block = stored.blocks.get(section)
    return block ? changedSentences(section, block.text, block.seen, form, source.figures, TONGUES.vi) : []
  })
  const findings = [
    ...textFindings(source, TONGUES),
    ...changedFindings(changed, form, TONGUES),
    ...stored.printed.flatMap((report) => printedFindings(report, form, source.figures, TONGUES)),
    ...(await readExplained(tx, catalogue, which)),
    ...incompleteFindings(form, source.figures, TONGUES),
    ...citationFindings(source, loadInstruments(), TONGUES),
  ].toSorted((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity])
  return { case: which, stored, source, changed, findings }
}
