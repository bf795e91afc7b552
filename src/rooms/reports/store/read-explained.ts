import type { Tx } from '#storage/transaction.ts'
import { getIndicator, validate } from '#rooms/indicators/index.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { evaluatorOf } from '#rooms/indicators/store/evaluators.ts'
import { readLastYear } from '#rooms/indicators/store/last-year.ts'
import { findSubmission } from '#rooms/indicators/store/read-submission.ts'
import type { TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import { explainedFinding, type ReportFinding } from '../report-finding.ts'
import { fullName } from '../report-source.ts'
import type { ReportCase } from './open-report.ts'
import { TONGUES } from './tongues.ts'

/** More units than this are not looked through: the page of sources has them all. */
const MOST_UNITS = 100

/** The warnings of the units' own checks that were accepted with an explanation, which travels up with the figure. */
export async function readExplained(tx: Tx, catalogue: CatalogueIndex, which: ReportCase): Promise<ReportFinding[]> {
  const { period, tree, unit } = which
  const rows = await tx
    .selectFrom('figure')
    .select('unit_id')
    .distinct()
    .where('province_id', '=', unit.provinceId)
    .where('period_id', '=', period.periodId)
    .where('path', 'like', `${unit.path}%`)
    .where('counted_state', 'is not', null)
    .where('counted_explanation', 'is not', null)
    .orderBy('unit_id')
    .limit(MOST_UNITS)
    .execute()
  const findings: ReportFinding[] = []
  for (const row of rows) {
    const reporter = tree.find(row.unit_id)
    if (reporter) findings.push(...(await explainedBy(tx, catalogue, which, reporter)))
  }
  return findings
}

async function explainedBy(tx: Tx, catalogue: CatalogueIndex, which: ReportCase, unit: TreeUnit): Promise<ReportFinding[]> {
  const { form, period } = which
  const submission = await findSubmission(tx, catalogue, period, unit)
  const figures = submission?.figures ?? new Map()
  const values = new Map([...figures].map(([code, figure]) => [code, figure.counted]))
  const explained = new Map([...figures].flatMap(([code, figure]) => (figure.countedExplanation ? [[code, figure.countedExplanation] as const] : [])))
  const last = await readLastYear(tx, catalogue, period, unit)
  const named = { code: unit.code, name: fullName(unit, TONGUES.vi) }
  const told = new Set<string>()
  const warned = validate(form, unit.kind, { values, last }, evaluatorOf(form), TONGUES.vi).flatMap((finding) => {
    const code = finding.cells.find((cell) => explained.has(cell))
    if (finding.severity !== 'warning' || code === undefined) return []
    told.add(code)
    return [explainedFinding(finding, named, explained.get(code)!, TONGUES)]
  })
  const others = [...explained].filter(([code]) => !told.has(code)).map(([code, explanation]): ReportFinding => {
    const { label } = getIndicator(form, code)
    return {
      code: 'report.explained', severity: 'note', cells: [code], ground: form.basis, unit: named, explanation,
      message: TONGUES.vi('finding.report.explained', { unit: named.name, label: label.vi }),
      messageEn: TONGUES.en('finding.report.explained', { unit: named.name, label: label.en }),
    }
  })
  return [...warned, ...others]
}
