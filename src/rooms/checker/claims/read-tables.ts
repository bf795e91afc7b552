import type { SourceText, Table } from '../source-text.ts'

/** How a table is laid out: rows of heads at the top, whether a column is the ordinal one, what heads each column. */
export type Layout = {
  readonly headRows: number
  readonly columnHeads: readonly string[]
  /** The column whose text names the row; -1 where none does. */
  readonly nameColumn: number
  readonly columns: number
  /** The first column only counts the rows. */
  readonly ordinal: boolean
}

const NUMERIC = /^[-–+]?\d[\d.,\s]*(?:%|\/\s?\d[\d.,]*)?$/

export function isNumeric(text: string): boolean {
  return NUMERIC.test(text)
}

export function layoutOf(source: SourceText, table: Table): Layout {
  const rows = table.rows.map((row) => row.map((cell) => source.text.slice(cell.start, cell.end).trim()))
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const first = rows[0]?.[0]?.toLowerCase() ?? ''
  const ordinal = /^(?:tt|stt|số tt|số thứ tự|#|no\.?)$/.test(first)
  let headRows = 0
  while (headRows < rows.length && isHead(rows[headRows]!, headRows)) headRows += 1
  if (headRows === rows.length) headRows = Math.min(1, rows.length)
  const columnHeads = Array.from({ length: columns }, (_, column) =>
    [...new Set(rows.slice(0, headRows).map((row) => row[column] ?? '').filter((head) => head !== '' && !/^\(?[\dA-Z]{1,2}\)?$/.test(head)))].join(' – '),
  )
  let nameColumn = -1
  for (let column = 0; column < columns && nameColumn < 0; column++) {
    const body = rows.slice(headRows).map((row) => row[column] ?? '')
    const named = body.filter((cell) => /\p{L}{2}/u.test(cell) && !isNumeric(cell)).length
    if (named * 2 > body.length) nameColumn = column
  }
  return { headRows, columnHeads, nameColumn, columns, ordinal }
}

/** A row of heads: no figures but years, or the row that numbers the columns. */
function isHead(row: readonly string[], index: number): boolean {
  const filled = row.filter((cell) => cell !== '')
  if (filled.length === 0) return true
  if (index > 0 && filled.length >= 3 && filled.every((cell, at) => cell === String(at + 1) || cell === `(${at + 1})` || /^(?:\(?[A-Z]\)?|\(\d{1,2}\)|\d{1,2} ?= ?[\d+\-:/*() ]+)$/.test(cell))) return true
  return filled.every((cell) => !isNumeric(cell) || (index <= 1 && /^(?:19|20)\d{2}$/.test(cell))) && filled.length > 1
}
