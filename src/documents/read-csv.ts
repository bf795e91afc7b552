import { CsvError, parse } from 'csv-parse/sync'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { printableText } from './printable-text.ts'
import type { CellValue, SheetRows } from './read-xlsx.ts'

const MEGABYTE = 1024 * 1024

export const CSV_LIMITS = { bytes: 50 * MEGABYTE, columns: 1_000 } as const

/**
 * Reads a table of comma-separated values: UTF-8 with or without a mark at its beginning; columns parted by semicolon,
 * comma or tab, whichever the first line has most of. Every cell is text; the places are those that Excel would show.
 *
 * Refuses `documents.file-empty`, `documents.file-too-large`, `documents.csv-not-utf8`, `documents.csv-quotes` (a
 * quotation mark that does not end, with its row), `documents.csv-columns` (a row with another number of cells than
 * the first, as a comma in a number makes it).
 */
export function readCsv(bytes: Uint8Array): Result<{ readonly rows: SheetRows }> {
  if (bytes.length > CSV_LIMITS.bytes) return refuse({ code: 'documents.file-too-large', limitMegabytes: CSV_LIMITS.bytes / MEGABYTE })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse({ code: 'documents.csv-not-utf8' })
  }
  if (text.trim() === '') return refuse({ code: 'documents.file-empty' })
  let records: string[][]
  try {
    records = parse(text, { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false }) as string[][]
  } catch (error) {
    if (error instanceof CsvError) return refuse({ code: 'documents.csv-quotes', row: Number(error['records'] ?? 0) + 1 })
    throw error
  }
  const head = records.find((record) => !isEmpty(record))!
  const width = head.length
  for (const [index, record] of records.entries()) {
    const cells = widthOf(record)
    if (cells > width || (record.length < width && !isEmpty(record))) {
      return refuse({ code: 'documents.csv-columns', row: index + 1, cells: record.length, columns: width })
    }
  }
  return accept({ rows: records.map((record) => record.map(cellOf)) })
}

/** The mark that parts most columns of the first line that holds something, outside quotation marks. */
function separatorOf(text: string): string {
  const first = text.slice(0, 100_000).split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const bare = first.replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string): number => bare.split(mark).length
  return [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** A line without text, or of separators only. */
function isEmpty(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '')
}

/** Up to the last cell that holds something. */
function widthOf(record: readonly string[]): number {
  return record.findLastIndex((cell) => cell.trim() !== '') + 1
}

function cellOf(text: string): CellValue | undefined {
  const clean = printableText(text).trim()
  return clean === '' ? undefined : { kind: 'text', text: clean }
}
