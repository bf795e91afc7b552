import type { ComposedCell, ComposedTable } from '../compose-blocks.ts'
import { FORM } from '../form.ts'
import { composedRuns, type Footnotes, paragraph } from './paragraph.ts'
import { twips } from '../xml.ts'

/** A table of figures, as wide as the text. Rows do not break over pages; the header comes again on each. */
export function dataTable(table: ComposedTable, width: number, footnotes: Footnotes): string {
  const columns = columnWidths(table.widths, width)
  const rows = table.rows.map((_, y) => {
    const properties = `<w:trPr><w:cantSplit/>${y < table.headerRows ? '<w:tblHeader/>' : ''}</w:trPr>`
    return `<w:tr>${properties}${rowCells(table, y, columns, footnotes)}</w:tr>`
  })
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${MARGIN}" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/>` +
    `</w:tblCellMar><w:tblLook w:val="0020"/></w:tblPr>${grid(columns)}${rows.join('')}</w:tbl>`
  )
}

/** A table without lines that sets its one or more rows side by side, as the head and the end of a document do. */
export function layoutTable(columns: readonly number[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row
      .map((content, x) => `<w:tc><w:tcPr><w:tcW w:w="${columns[x]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`)
      .join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>${grid(columns)}` +
    `${rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
  )
}

const MARGIN = twips(1.5)

const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const

/** The cells of a row, with a stand-in under each cell that reaches down from a row above. */
function rowCells(table: ComposedTable, y: number, columns: readonly number[], footnotes: Footnotes): string {
  const standing = table.rows[y]!.map((cell) => ({ cell, from: y }))
  for (let above = y - 1; above >= 0; above--)
    for (const cell of table.rows[above]!) if (above + cell.rowSpan > y) standing.push({ cell, from: above })
  standing.sort((a, b) => a.cell.column - b.cell.column)
  const isHeader = y < table.headerRows
  return standing.map(({ cell, from }) => dataCell(cell, columns, from < y, isHeader, footnotes)).join('')
}

function dataCell(
  cell: ComposedCell,
  columns: readonly number[],
  covered: boolean,
  isHeader: boolean,
  footnotes: Footnotes,
): string {
  const width = sum(columns.slice(cell.column, cell.column + cell.columnSpan))
  const merge = cell.rowSpan < 2 ? '' : covered ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>'
  const look = {
    align: ALIGN[cell.align],
    before: 40,
    after: 40,
    size: FORM.size.table,
    bold: cell.bold,
    keepNext: isHeader,
  }
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${cell.columnSpan < 2 ? '' : `<w:gridSpan w:val="${cell.columnSpan}"/>`}` +
    `${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(covered ? '' : composedRuns(cell.runs, look, footnotes), look)}</w:tc>`
  )
}

function columnWidths(shares: readonly number[], width: number): number[] {
  const columns = shares.map((share) => Math.floor(share * width))
  columns[columns.length - 1]! += width - sum(columns)
  return columns
}

function grid(columns: readonly number[]): string {
  return `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
