import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { PrintedFact, PrintedReport } from '../compare-printed.ts'
import { enteredBy } from '../form-index.ts'
import type { Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { keepPrintedReport } from './printed-reports.ts'
import { findSubmission } from './read-submission.ts'
import type { TreeUnit } from './reporting-tree.ts'
import { saveDraft } from './save-draft.ts'

/** A figure of a report issued before; with a `value` it goes into the form, without one it is kept as printed. */
export type TakenFigure = { readonly fact: PrintedFact; readonly value: Value | undefined }

export type Taken = { readonly entered: number; readonly changed: number; readonly kept: number }

/**
 * Takes figures over from a report issued before, as an official confirmed them: what the unit enters itself is saved in its
 * draft like typed figures, explanations stay; every figure is kept with the words in which the report prints it. What a
 * sum is made of cannot be typed over: such a figure stands beside the sum.
 *
 * Refuses `indicators.nothing-taken` where nothing was confirmed, and as `saveDraft` does.
 */
export async function takeFromReport(
  tx: Tx,
  catalogue: CatalogueIndex,
  officer: Officer,
  period: NumberedPeriod,
  unit: TreeUnit,
  taken: { readonly figures: readonly TakenFigure[]; readonly report: Omit<PrintedReport, 'facts'>; readonly basedOn: number },
  now: Date,
): Promise<Result<Taken>> {
  const { figures, report } = taken
  if (figures.length === 0) return refuse({ code: 'indicators.nothing-taken' })
  const own = new Set(enteredBy(catalogue.getForm(period.form), unit.kind).map(({ code }) => code))
  const entered = figures.flatMap(({ fact, value }) => (value && own.has(fact.code) ? [{ code: fact.code, value }] : []))
  let changed: readonly string[] = []
  if (entered.length > 0) {
    const before = await findSubmission(tx, catalogue, period, unit)
    const entries = entered.map(({ code, value }) => ({ code, value, explanation: before?.figures.get(code)?.explanation ?? null }))
    const saved = await saveDraft(tx, catalogue, officer, period, unit, { entries, basedOn: taken.basedOn }, now)
    if (!saved.ok) return saved
    changed = saved.value.changed
  }
  await keepPrintedReport(tx, period, unit, { ...report, facts: figures.map(({ fact }) => fact) }, officer.accountId, now)
  await appendJournal(
    tx,
    {
      provinceId: unit.provinceId,
      accountId: officer.accountId,
      officeId: officer.officeId,
      unitId: unit.unitId,
      path: unit.path,
      act: 'report.take-in',
      subject: {
        form: period.form,
        period: period.id,
        report: { number: report.number, dated: report.dated, title: report.title, file: report.fileName, sha256: report.sha256 },
        quoted: figures.map(({ fact }) => ({ ...fact, entered: entered.some(({ code }) => code === fact.code) })),
      },
    },
    now,
  )
  return accept({ entered: entered.length, changed: changed.length, kept: figures.length - entered.length })
}
