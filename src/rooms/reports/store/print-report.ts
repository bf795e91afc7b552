import { contentHash } from '#documents/content-hash.ts'
import { printDocx } from '#documents/print-docx.ts'
import { printJson } from '#documents/print-json.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { printXlsx } from '#documents/print-xlsx.ts'
import { words } from '#words/words.ts'
import { composeReport } from '../compose-report.ts'
import { composeWorkbook } from '../compose-workbook.ts'
import type { ReportFinding } from '../report-finding.ts'
import { reportJson } from '../report-json.ts'
import type { ReportSource } from '../report-source.ts'

export const REPORT_FORMATS = ['docx', 'pdf', 'xlsx', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export const CONTENT_TYPES: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** `625-2020.docx`: the unit's code at the period's end, and the period. */
export function reportFileName(source: Pick<ReportSource, 'unit' | 'period'>, format: ReportFormat): string {
  return `${source.unit.code}-${source.period.id}.${format}`
}

/** One file of a report. The four files come from one tree and bear one hash; the same source gives the same bytes. */
export function printReport(source: ReportSource, findings: readonly ReportFinding[], format: ReportFormat): Promise<Uint8Array> {
  const say = words('vi')
  const tree = composeReport(source, say)
  const hash = contentHash(tree)
  const document = { ...tree, contentHash: hash }
  switch (format) {
    case 'docx':
      return printDocx(document)
    case 'pdf':
      return printPdf(document)
    case 'xlsx':
      return printXlsx(composeWorkbook(source, hash, say))
    case 'json':
      return Promise.resolve(printJson(reportJson(source, findings, hash, say)))
  }
}
