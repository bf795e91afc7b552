import { qrSquares } from './qr-squares.ts'
import type { Align, Block, Inline, Table } from './tree.ts'

/** A run of text, or a footnote that hangs on the run before it. */
export interface ComposedRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly footnote: readonly ComposedRun[]
}

export type ParagraphStyle = 'body' | 'item' | 'basis' | 'note' | 'centred' | 'caption' | 'unit'

export type ComposedBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly lines: readonly string[]
      readonly centred: boolean
    }
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly runs: readonly ComposedRun[] }
  | ComposedTable
  | ComposedQr

export interface ComposedQr {
  readonly kind: 'qr'
  readonly squares: readonly string[]
  readonly size: number
  readonly alt: string
}

export interface ComposedTable {
  readonly kind: 'table'
  /** Shares of the width that add up to 1. */
  readonly widths: readonly number[]
  readonly headerRows: number
  readonly rows: readonly (readonly ComposedCell[])[]
}

export interface ComposedCell {
  readonly runs: readonly ComposedRun[]
  readonly align: Align
  readonly bold: boolean
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
}

/** Blocks with their numbers, marks and captions written out as paragraphs. */
export function composeBlocks(blocks: readonly Block[]): ComposedBlock[] {
  return blocks.flatMap((block): ComposedBlock[] => {
    switch (block.kind) {
      case 'heading':
        return [composeHeading(block.level, block.number, block.text)]
      case 'paragraph':
        return [{ kind: 'paragraph', style: block.style ?? 'body', runs: composeRuns(block.runs) }]
      case 'list':
        return block.items.map((item) => ({
          kind: 'paragraph',
          style: 'item',
          runs: composeRuns([{ kind: 'text', text: `${block.marker ?? '-'} ` }, ...item]),
        }))
      case 'table':
        return [...aboveTable(block), composeTable(block)]
      case 'qr':
        return [
          { kind: 'qr', squares: qrSquares(block.text), size: block.size, alt: block.alt },
          { kind: 'paragraph', style: 'centred', runs: [plain(block.caption)] },
        ]
    }
  })
}

/** Puts the mark of the end (`./.`) after the last word, in place of its full stop. */
export function endBody(blocks: readonly ComposedBlock[], mark: string): ComposedBlock[] {
  const last = blocks.at(-1)
  if (last?.kind !== 'paragraph') return [...blocks, { kind: 'paragraph', style: 'body', runs: [plain(mark)] }]
  const at = last.runs.findLastIndex((run) => run.text.trim() !== '')
  if (at < 0) return [...blocks.slice(0, -1), { ...last, runs: [...last.runs, plain(mark)] }]
  const end = last.runs[at]!
  const ended = { ...end, text: end.text.replace(/(\s|\.\/\.|\.)*$/, '') + mark }
  return [...blocks.slice(0, -1), { ...last, runs: last.runs.with(at, ended) }]
}

/** "Phần", "Chương" and "Mục" stand on a line of their own, centred, above the title. */
function composeHeading(level: 1 | 2 | 3, number: string | undefined, text: string): ComposedBlock {
  const title = level === 1 ? text.toLocaleUpperCase('vi') : text
  const centred = number !== undefined && /^(phần|chương|mục)\s/i.test(number)
  const lines = number === undefined ? [title] : centred ? [number, title] : [`${number} ${title}`]
  return { kind: 'heading', level, lines, centred }
}

function aboveTable(table: Table): ComposedBlock[] {
  const above: ComposedBlock[] = []
  if (table.caption) above.push({ kind: 'paragraph', style: 'caption', runs: [plain(table.caption)] })
  if (table.unitOfMeasure) above.push({ kind: 'paragraph', style: 'unit', runs: [plain(table.unitOfMeasure)] })
  return above
}

function composeTable(table: Table): ComposedTable {
  const sum = table.columns.reduce((total, column) => total + column.width, 0)
  const all = [...table.header, ...table.rows]
  const taken = all.map(() => table.columns.map(() => false))
  const rows = all.map((row, y) => {
    let x = 0
    return row.map((cell): ComposedCell => {
      while (taken[y]![x]) x++
      const column = x
      const columnSpan = cell.columnSpan ?? 1
      const rowSpan = cell.rowSpan ?? 1
      if (column + columnSpan > table.columns.length || y + rowSpan > all.length)
        throw new Error(`table: the cell ${column + 1} of row ${y + 1} stands outside its table`)
      for (let dy = 0; dy < rowSpan; dy++) for (let dx = 0; dx < columnSpan; dx++) taken[y + dy]![column + dx] = true
      const isHeader = y < table.header.length
      const align = cell.align ?? (isHeader ? 'centre' : (table.columns[column]!.align ?? 'left'))
      return { runs: composeRuns(cell.runs), align, bold: cell.bold ?? isHeader, column, columnSpan, rowSpan }
    })
  })
  const hole = taken.findIndex((row) => row.includes(false))
  if (hole >= 0) throw new Error(`table: row ${hole + 1} does not fill its ${table.columns.length} columns`)
  return {
    kind: 'table',
    widths: table.columns.map((column) => column.width / sum),
    headerRows: table.header.length,
    rows,
  }
}

function composeRuns(runs: readonly Inline[]): ComposedRun[] {
  return runs.map((run) =>
    run.kind === 'footnote'
      ? { text: '', bold: false, italic: false, footnote: composeRuns(run.runs) }
      : { text: run.text, bold: run.bold ?? false, italic: run.italic ?? false, footnote: [] },
  )
}

function plain(text: string): ComposedRun {
  return { text, bold: false, italic: false, footnote: [] }
}
