import { printXlsx } from '#documents/print-xlsx.ts'
import { type CellValue, readWorkbook } from '#documents/read-xlsx.ts'
import type { SheetCell } from '#documents/workbook.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { printDecimal } from '#foundation/decimal.ts'
import { mustAccept } from '#foundation/result.ts'

/** Where the template keeps things: the code in A, last period in D, this period in E. */
const [CODE, LAST, VALUE] = [0, 3, 4]

/** A row of the template, as the person who fills it in sees it. */
export type TemplateRow = { readonly code: string; readonly last: string; readonly value: string }

/**
 * Fills in a template as a person with a spreadsheet would: `typed` answers what goes into the column of this
 * period, or undefined to leave the cell alone. Answers the file, and the row of each code (from 1).
 */
export async function fillWorkbook(
  bytes: Uint8Array,
  typed: (row: TemplateRow) => string | undefined,
): Promise<{ bytes: Buffer; rowOf: ReadonlyMap<string, number> }> {
  const { sheets } = mustAccept(await readWorkbook(bytes))
  const rowOf = new Map<string, number>()
  const filled = sheets.map((sheet, index) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    columns: [],
    rows: Array.from(sheet.rows, (row, at) => {
      const cells = Array.from(row ?? [], toCell)
      const code = textOf(row?.[CODE])
      if (index > 0 || !/^[a-z_]+$/.test(code)) return cells
      rowOf.set(code, at + 1)
      const text = typed({ code, last: textOf(row?.[LAST]), value: textOf(row?.[VALUE]) })
      if (text !== undefined) cells[VALUE] = { value: text }
      return cells
    }),
  }))
  const meta = { title: 'filled', author: 'filled', created: '2026-11-23' as CalendarDate }
  return { bytes: Buffer.from(await printXlsx({ meta, sheets: filled })), rowOf }
}

function toCell(cell: CellValue | undefined): SheetCell | undefined {
  if (cell?.kind === 'number') return { value: cell.number }
  return cell?.kind === 'text' ? { value: cell.text } : undefined
}

function textOf(cell: CellValue | undefined): string {
  if (cell?.kind === 'text') return cell.text
  return cell?.kind === 'number' ? printDecimal(cell.number) : ''
}
