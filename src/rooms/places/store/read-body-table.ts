import { readCsv } from '#documents/read-csv.ts'
import { type CellValue, readWorkbook, type SheetRows } from '#documents/read-xlsx.ts'
import { cellAddress } from '#documents/xlsx/cell-address.ts'
import { addDays, calendarDate, shortDate } from '#foundation/calendar-date.ts'
import { decimalText, printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import { BODY_ROLL, type Roll } from '../roll.ts'
import { type BodyField, type BodyTyped, readBody, type WantedBody } from '../read-body.ts'

/** How many bodies one file may bring. */
export const BODY_ROWS = 2_000

/** Something wrong, and the cell where it stands. */
export type CellProblem = { readonly cell: string; readonly refusal: Refusal }

/** A body of a row, and where its fields stand; `row` leads to those that are left out. */
export type TableBody = { readonly wanted: WantedBody; readonly row: number; readonly cells: ReadonlyMap<BodyField, string> }

export type BodyTable = { readonly bodies: readonly TableBody[]; readonly problems: readonly CellProblem[] }

const HEADS: Readonly<Record<BodyField, ReadonlySet<string>>> = {
  name: new Set(['ten', 'ten thon', 'ten thon to dan pho', 'thon', 'thon to dan pho', 'ten co quan', 'ten don vi', 'ten doanh nghiep', 'ten co quan don vi', 'ten co quan doanh nghiep', 'name']),
  kind: new Set(['loai', 'loai hinh', 'kind']),
  code: new Set(['ma', 'ma so', 'ma so thue', 'ma rieng', 'code']),
  parent: new Set(['don vi quan ly', 'ma don vi quan ly', 'dia ban', 'truc thuoc', 'xa', 'xa phuong', 'thuoc xa', 'thuoc xa phuong', 'commune', 'managing unit', 'parent']),
  from: new Set(['tu ngay', 'tu', 'from']),
  to: new Set(['den het ngay', 'den ngay', 'den', 'to']),
}
const FIELDS = Object.keys(HEADS) as BodyField[]
const NEEDED = { bodies: ['name', 'kind', 'from'], hamlets: ['name', 'from'] } as const
/** Columns that people keep for themselves. */
const PASSED_OVER = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'ghi chu', 'note'])

/**
 * Reads a list of bodies from an Excel or CSV file. A row without a managing unit belongs to `parent`.
 *
 * Refuses as `readWorkbook` and `readCsv`, and `bodies.file-no-rows`, `bodies.file-sheets`, `bodies.file-too-many`.
 * What is wrong in single cells is listed: `bodies.no-column-…`, `bodies.column-twice`, `bodies.column-unknown`,
 * `bodies.cell-strange`, and as `readBody`.
 */
export async function readBodyFile(bytes: Uint8Array, parent: string, roll: Roll = BODY_ROLL): Promise<Result<BodyTable>> {
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  if (!isWorkbook) {
    const table = readCsv(bytes)
    return table.ok ? readBodyTable(table.value.rows, parent, roll) : table
  }
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) return workbook
  const filled = workbook.value.sheets.filter((sheet) => !sheet.hidden && sheet.rows.some((row) => row.some((cell) => cell !== undefined)))
  if (filled.length > 1) return refuse({ code: 'bodies.file-sheets', sheets: filled.map(({ name }) => name).join(', ') })
  return readBodyTable(filled[0]?.rows ?? [], parent, roll)
}

const print = (count: number): string => printDecimal(wholeDecimal(count))

export function readBodyTable(rows: SheetRows, parent: string, roll: Roll = BODY_ROLL): Result<BodyTable> {
  const head = rows.findIndex((row) => row.some((cell) => cell !== undefined))
  const filled = rows.slice(head + 1).filter((row) => row.some((cell) => cell !== undefined)).length
  if (head === -1 || filled === 0) return refuse({ code: 'bodies.file-no-rows' })
  if (filled > BODY_ROWS) return refuse({ code: 'bodies.file-too-many', count: print(filled), max: print(BODY_ROWS) })
  const { columns, problems } = readHeads(rows[head]!, head, roll)
  if (problems.length > 0) return accept({ bodies: [], problems })
  const bodies: TableBody[] = []
  for (let row = head + 1; row < rows.length; row++) {
    if (!rows[row]!.some((cell) => cell !== undefined)) continue
    const cells = new Map([...columns].map(([field, column]) => [field, cellAddress(row, column)]))
    const typed = {} as Record<BodyField, string>
    const strange: BodyField[] = []
    for (const field of FIELDS) {
      const column = columns.get(field)
      const text = column === undefined ? '' : textOf(rows[row]![column], field)
      if (text === undefined) strange.push(field)
      typed[field] = text ?? ''
    }
    if (typed.parent === '') typed.parent = parent
    const read = readBody(typed as BodyTyped, roll)
    const cellOf = (field: BodyField): string => cells.get(field) ?? cellAddress(row, 0)
    for (const field of strange) problems.push({ cell: cellOf(field), refusal: { code: 'bodies.cell-strange' } })
    for (const { field, refusal } of read.problems) if (!strange.includes(field)) problems.push({ cell: cellOf(field), refusal })
    if (read.value && strange.length === 0) bodies.push({ wanted: read.value, row, cells })
  }
  return accept({ bodies, problems })
}

function readHeads(cells: SheetRows[number], row: number, roll: Roll): { columns: ReadonlyMap<BodyField, number>; problems: CellProblem[] } {
  const columns = new Map<BodyField, number>()
  const problems: CellProblem[] = []
  cells.forEach((cell, column) => {
    const head = textOf(cell, 'name') ?? ''
    const folded = foldText(head)
    if (folded === '' || PASSED_OVER.has(folded)) return
    const field = FIELDS.find((each) => HEADS[each].has(folded))
    const at = cellAddress(row, column)
    if (!field) problems.push({ cell: at, refusal: { code: `${roll.name}.column-unknown`, given: head } })
    else if (columns.has(field)) problems.push({ cell: at, refusal: { code: 'bodies.column-twice', column: head } })
    else columns.set(field, column)
  })
  for (const field of NEEDED[roll.name]) {
    if (!columns.has(field)) problems.push({ cell: cellAddress(row, 0), refusal: { code: `bodies.no-column-${field}` } })
  }
  return { columns, problems }
}

/** Undefined: neither text, number nor day. */
function textOf(cell: CellValue | undefined, field: BodyField): string | undefined {
  switch (cell?.kind) {
    case undefined:
      return ''
    case 'text':
      return cleanText(cell.text)
    case 'number':
      return field === 'from' || field === 'to' ? dayOfSerial(decimalText(cell.number)) : decimalText(cell.number)
    case 'date':
      return field === 'from' || field === 'to' ? dayOf(cell.text) : undefined
    case 'boolean':
    case 'error':
      return undefined
  }
}

function dayOf(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? dayOfSerial(text)
}

/** Excel counts days; day 1 is 01/01/1900, and a 29/02/1900 that was not is counted too. */
function dayOfSerial(text: string): string | undefined {
  const days = Number(text)
  return Number.isInteger(days) && days > 60 && days < 110_000 ? shortDate(addDays(calendarDate('1899-12-30'), days)) : undefined
}
