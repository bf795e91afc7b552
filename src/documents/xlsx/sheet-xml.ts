import { decimalText, printDecimal } from '#foundation/decimal.ts'
import { countLines } from '../break-lines.ts'
import { printableText } from '../printable-text.ts'
import type { Sheet, SheetCell } from '../workbook.ts'
import { escapeXml, XML_HEAD } from '../xml.ts'
import { cellAddress, columnLetters } from './cell-address.ts'
import type { CellStyles } from './cell-styles.ts'

export const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** One sheet. The schema fixes the order of its parts. */
export function sheetXml(sheet: Sheet, styles: CellStyles, selected: boolean): string {
  const merges: string[] = []
  const rows = placed(sheet, merges).map((row, y) => {
    const cells = row.map((cell, x) => (cell === undefined ? '' : cellXml(cell, cellAddress(y, x), styles)))
    const height = rowHeight(sheet, y)
    const ht = height > LINE ? ` ht="${height}" customHeight="1"` : ''
    return cells.join('') === '' ? '' : `<row r="${y + 1}"${ht}>${cells.join('')}</row>`
  })
  const columns = sheet.columns.map(
    ({ width }, x) => `<col min="${x + 1}" max="${x + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${XML_HEAD}<worksheet xmlns="${SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}>${paneXml(sheet)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/>${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}` +
    `<sheetData>${rows.join('')}</sheetData>` +
    (sheet.guarded ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : '') +
    (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`) +
    '<pageMargins left="0.6" right="0.4" top="0.8" bottom="0.8" header="0.4" footer="0.4"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>'
  )
}

/** A line of text, in points. */
const LINE = 16

/** As many lines as the longest text of the row takes when it is broken at the width of its cell. */
function rowHeight(sheet: Sheet, y: number): number {
  const lines = (sheet.rows[y] ?? []).map((cell, x) => {
    if (!cell?.wrap || typeof cell.value !== 'string' || (cell.rowSpan ?? 1) > 1) return 1
    const columns = sheet.columns.slice(x, x + (cell.columnSpan ?? 1))
    const characters = columns.reduce((sum, { width }) => sum + width, 0) || 8
    const size = cell.size ?? 12
    // A column of 10 characters is 75 dots wide, 5 of them margin; 96 dots are an inch.
    const width = ((characters * 7) / 96) * 25.4
    return (
      printableText(cell.value)
        .split('\n')
        .reduce((sum, text) => sum + countLines(text, size, width), 0) *
      (size / 12)
    )
  })
  return Math.ceil(Math.max(1, ...lines) * LINE)
}

/** The cells by place; what a span covers gets an empty cell of the same look, for its border. */
function placed(sheet: Sheet, merges: string[]): (SheetCell | undefined)[][] {
  const grid: (SheetCell | undefined)[][] = sheet.rows.map((row) => [...row])
  sheet.rows.forEach((row, y) =>
    row.forEach((cell, x) => {
      const { columnSpan = 1, rowSpan = 1 } = cell ?? {}
      if (cell === undefined || (columnSpan < 2 && rowSpan < 2)) return
      merges.push(`<mergeCell ref="${cellAddress(y, x)}:${cellAddress(y + rowSpan - 1, x + columnSpan - 1)}"/>`)
      const { value: _, ...look } = cell
      for (let dy = 0; dy < rowSpan; dy++)
        for (let dx = 0; dx < columnSpan; dx++) {
          if (dx === 0 && dy === 0) continue
          if (sheet.rows[y + dy]?.[x + dx] !== undefined)
            throw new Error(`${sheet.name}: ${cellAddress(y + dy, x + dx)} stands under a span`)
          const below = (grid[y + dy] ??= [])
          below[x + dx] = look
        }
    }),
  )
  return grid
}

/** A number that the workbook cannot hold exactly (Excel keeps 15 digits) is written as text. */
function cellXml(cell: SheetCell, address: string, styles: CellStyles): string {
  const { value } = cell
  const isNumber = value !== undefined && typeof value !== 'string'
  const exact = isNumber && decimalText(value).replaceAll(/^-?0*|\D/g, '').length <= 15
  const style = styles.numberOf({
    bold: cell.bold ?? false,
    italic: cell.italic ?? false,
    size: cell.size ?? 12,
    align: cell.align ?? (isNumber ? 'right' : undefined),
    border: cell.border ?? false,
    wrap: cell.wrap ?? false,
    input: cell.input ?? false,
    decimals: exact ? (cell.decimals ?? (decimalText(value).split('.')[1] ?? '').length) : undefined,
  })
  if (value === undefined || value === '') return `<c r="${address}" s="${style}"/>`
  if (exact) return `<c r="${address}" s="${style}"><v>${decimalText(value)}</v></c>`
  const text = isNumber ? printDecimal(value) : printableText(value)
  // Excel takes 32,767 characters a cell, and reads `_x000D_` in a text as a character of its own.
  const safe = escapeXml(
    text
      .slice(0, 32_767)
      .toWellFormed()
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  )
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`
}

function paneXml({ frozenRows = 0, frozenColumns = 0 }: Sheet): string {
  if (frozenRows === 0 && frozenColumns === 0) return ''
  const pane = frozenRows === 0 ? 'topRight' : frozenColumns === 0 ? 'bottomLeft' : 'bottomRight'
  return (
    `<pane${frozenColumns === 0 ? '' : ` xSplit="${frozenColumns}"`}${frozenRows === 0 ? '' : ` ySplit="${frozenRows}"`} ` +
    `topLeftCell="${columnLetters(frozenColumns)}${frozenRows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
  )
}
