import { createHash } from 'node:crypto'
import { contentHash } from '#documents/content-hash.ts'
import { printDocx } from '#documents/print-docx.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { printXlsx } from '#documents/print-xlsx.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import type { Workbook } from '#documents/workbook.ts'

export const PAPER_FORMATS = ['docx', 'pdf', 'xlsx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

export const PAPER_TYPES: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A paper of the room: its tree, and the workbook of its table where it has one. */
export type Paper = { readonly tree: AdministrativeDocument; readonly workbook?: (hash: string) => Workbook }

/** One file of a paper; undefined for a workbook of what has no table. The files of a paper bear one hash. */
export async function printPaper(paper: Paper, format: PaperFormat): Promise<Uint8Array | undefined> {
  const hash = contentHash(paper.tree)
  const document = { ...paper.tree, contentHash: hash }
  if (format === 'docx') return printDocx(document)
  if (format === 'pdf') return printPdf(document)
  return paper.workbook && printXlsx(paper.workbook(hash))
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
