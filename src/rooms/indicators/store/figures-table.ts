import { cellAddress } from '#documents/xlsx/cell-address.ts'
import type { CellValue, SheetRows } from '#documents/read-xlsx.ts'
import type { Refusal } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { findIndicator } from '../form-index.ts'
import { cellText } from './read-cell.ts'

/** Something that a table says about a cell of a form, where it says so. */
export type TableEntry = {
  /** As written: the code of a unit, and its name where a column has it. */
  readonly unit: string
  readonly unitCell: string
  readonly name: string
  readonly indicator: Indicator
  readonly value: CellValue | undefined
  readonly explanation: string
  readonly cell: string
}

/** Something wrong, and the cell where it stands. */
export type TableProblem = { readonly cell: string; readonly refusal: Refusal }

export type FiguresTable = { readonly layout: 'wide' | 'long'; readonly entries: readonly TableEntry[]; readonly problems: readonly TableProblem[] }

const UNIT = new Set(['unit', 'ma', 'ma don vi', 'ma dvhc', 'don vi', 'code', 'unit code'])
const NAME = new Set(['name', 'ten', 'ten don vi', 'unit name'])
const INDICATOR = new Set(['indicator', 'chi tieu', 'ma chi tieu'])
const VALUE = new Set(['value', 'so lieu', 'gia tri'])
const EXPLANATION = new Set(['explanation', 'giai trinh'])
const EXPLANATION_OF = /^(.+)\.(explanation|giai trinh|giải trình)$/i

/**
 * Reads the layout of a table of figures of many units.
 *
 * - Wide: a unit a row. First column: unit codes; then a column for each indicator, headed by its code;
 *   `CODE.explanation` explains that indicator's figure. A column headed `name` is held against the code.
 * - Long: a figure a row. Columns `unit`, `indicator`, `value`, and perhaps `explanation` and `name`, in any order.
 *
 * Empty cells of a wide table say nothing. What is wrong in single cells is listed; nothing is read past a wrong heading.
 */
export function readFiguresTable(rows: SheetRows, form: Form): FiguresTable {
  const headRow = rows.findIndex((row) => row.some((cell) => textOf(cell) !== ''))
  if (headRow === -1) return { layout: 'wide', entries: [], problems: [{ cell: 'A1', refusal: { code: 'import.empty' } }] }
  const heads = Array.from(rows[headRow]!, (cell) => textOf(cell))
  const columnOf = (names: ReadonlySet<string>): number => heads.findIndex((head) => names.has(foldText(head)))
  const long = { indicator: columnOf(INDICATOR), value: columnOf(VALUE) }
  return long.indicator !== -1 && long.value !== -1
    ? readLong(rows, headRow, { unit: columnOf(UNIT), name: columnOf(NAME), explanation: columnOf(EXPLANATION), ...long }, form)
    : readWide(rows, headRow, heads, form)
}

type LongColumns = { unit: number; name: number; indicator: number; value: number; explanation: number }

function readLong(rows: SheetRows, headRow: number, columns: LongColumns, form: Form): FiguresTable {
  if (columns.unit === -1) return { layout: 'long', entries: [], problems: [{ cell: cellAddress(headRow, 0), refusal: { code: 'import.no-unit-column' } }] }
  const entries: TableEntry[] = []
  const problems: TableProblem[] = []
  for (let row = headRow + 1; row < rows.length; row++) {
    const text = (column: number): string => (column === -1 ? '' : textOf(rows[row]![column]))
    if (Object.values(columns).every((column) => text(column) === '')) continue
    const code = text(columns.indicator)
    const indicator = findIndicator(form, code)
    if (!indicator) {
      problems.push({ cell: cellAddress(row, columns.indicator), refusal: { code: 'import.indicator-unknown', given: code, form: form.id } })
      continue
    }
    entries.push({
      unit: text(columns.unit), unitCell: cellAddress(row, columns.unit), name: text(columns.name), indicator,
      value: rows[row]![columns.value], explanation: text(columns.explanation), cell: cellAddress(row, columns.value),
    })
  }
  return { layout: 'long', entries, problems }
}

type WideColumn = { readonly column: number; readonly indicator: Indicator; readonly explanation: number }

function readWide(rows: SheetRows, headRow: number, heads: readonly string[], form: Form): FiguresTable {
  const { columns, name, problems } = readHeads(headRow, heads, form)
  if (problems.length > 0) return { layout: 'wide', entries: [], problems }
  const entries: TableEntry[] = []
  for (let row = headRow + 1; row < rows.length; row++) {
    const cells = rows[row]!
    if (!cells.some((cell) => textOf(cell) !== '' || cell?.formula)) continue
    const unit = { unit: textOf(cells[0]), unitCell: cellAddress(row, 0), name: name === -1 ? '' : textOf(cells[name]) }
    for (const { column, indicator, explanation } of columns) {
      const said = explanation === -1 ? '' : textOf(cells[explanation])
      if (cells[column] === undefined && said === '') continue
      entries.push({ ...unit, indicator, value: cells[column], explanation: said, cell: cellAddress(row, column) })
    }
  }
  return { layout: 'wide', entries, problems }
}

/** The columns of a wide table. A heading that is no indicator stops the whole: its figures would be lost silently. */
function readHeads(headRow: number, heads: readonly string[], form: Form): { columns: WideColumn[]; name: number; problems: TableProblem[] } {
  const columns = new Map<string, WideColumn>()
  const explanations = new Map<string, number>()
  const problems: TableProblem[] = []
  let name = -1
  const wrong = (column: number, refusal: Refusal): void => void problems.push({ cell: cellAddress(headRow, column), refusal })
  heads.forEach((head, column) => {
    if (column === 0 || head === '') return
    if (NAME.has(foldText(head))) return void (name = column)
    const explained = EXPLANATION_OF.exec(head)?.[1]
    const code = explained ?? head
    const indicator = findIndicator(form, code)
    if (!indicator) return wrong(column, { code: 'import.indicator-unknown', given: head, form: form.id })
    const twice = explained === undefined ? columns.has(code) : explanations.has(code)
    if (twice) return wrong(column, { code: 'import.indicator-twice', given: head })
    if (indicator.type === 'derived') return wrong(column, { code: 'import.derived', given: head })
    if (explained === undefined) columns.set(code, { column, indicator, explanation: -1 })
    else explanations.set(code, column)
  })
  if (findIndicator(form, heads[0] ?? '')) wrong(0, { code: 'import.no-unit-column' })
  else if (columns.size === 0 && problems.length === 0) wrong(0, { code: 'import.no-indicator-column' })
  return { columns: [...columns].map(([code, one]) => ({ ...one, explanation: explanations.get(code) ?? -1 })), name, problems }
}

/** Figures and marks are read elsewhere; here codes, names and remarks. */
function textOf(cell: CellValue | undefined): string {
  return cleanText(cellText(cell))
}
