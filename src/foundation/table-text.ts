import { accept, refuse, type Result } from './result.ts'

/** A row of a table kept as text: its line in the file, and its fields by column. */
export type TableRow<Column extends string> = { readonly line: number; readonly fields: Readonly<Record<Column, string>> }

/**
 * Reads a tab-separated table that is kept by hand, strictly: the heading as given, as many fields as columns, NFC,
 * no space around a field. Refuses `code` with the `line` and the `problem` ('heading', 'columns', 'nfc', 'space').
 */
export function parseTable<Column extends string>(text: string, columns: readonly Column[], code: string): Result<TableRow<Column>[]> {
  const [heading, ...lines] = text.split('\n').map((line) => line.replace(/\r$/, ''))
  if (heading !== columns.join('\t')) return refuse({ code, line: 1, problem: 'heading' })
  const rows: TableRow<Column>[] = []
  for (const [at, written] of lines.entries()) {
    if (written === '') continue
    const line = at + 2
    const fields = written.split('\t')
    if (fields.length !== columns.length) return refuse({ code, line, problem: 'columns' })
    if (written !== written.normalize('NFC')) return refuse({ code, line, problem: 'nfc' })
    if (fields.some((field) => field !== field.trim())) return refuse({ code, line, problem: 'space' })
    rows.push({ line, fields: Object.fromEntries(columns.map((name, index) => [name, fields[index]!])) as Record<Column, string> })
  }
  return accept(rows)
}
