import type { Block, Cell, Paragraph, SourceText, Table } from './source-text.ts'

/** A stretch of a long report as a report of its own; `from` is where it begins in the whole. */
export type ReportPart = { readonly source: SourceText; readonly from: number }

/** Up to so many letters (some 150 pages) a report is read in one. */
export const PART_LETTERS = 300_000

/**
 * A long report in parts of whole paragraphs and table rows, each begun at a heading where one is near. What every figure
 * and word of a book would take to be held at once is much more than any server should give to one upload.
 */
export function partsOf(source: SourceText, letters: number = PART_LETTERS): ReportPart[] {
  if (source.text.length <= letters) return [{ source, from: 0 }]
  const parts: ReportPart[] = []
  let held: Block[] = []
  let from = 0
  const end = (at: number): void => {
    if (at > from) parts.push(partOf(source, held, from, at))
    held = []
    from = at
  }
  for (const block of source.blocks.flatMap((one) => piecesOf(source.text, one, letters))) {
    const size = block.end - from
    const begins = block.kind === 'paragraph' && block.heading === 1
    if (held.length > 0 && (size > letters || (begins && size > letters * 0.75))) end(block.start)
    held.push(block)
  }
  end(source.text.length)
  return parts
}

function partOf(source: SourceText, blocks: readonly Block[], from: number, to: number): ReportPart {
  const moved = blocks.map((block): Block => {
    const span = { start: block.start - from, end: block.end - from }
    if (block.kind === 'paragraph') return { ...block, ...span }
    const move = (cell: Cell): Cell => ({ ...cell, start: cell.start - from, end: cell.end - from })
    return { ...block, ...span, rows: block.rows.map((row) => row.map(move)) }
  })
  return { from, source: { ...source, text: source.text.slice(from, to), blocks: moved } }
}

/** A block that is longer than a part: a table by its rows, a paragraph at blanks. */
function piecesOf(text: string, block: Block, letters: number): readonly Block[] {
  if (block.end - block.start <= letters / 4) return [block]
  return block.kind === 'table' ? rowsOf(block, letters / 4) : wordsOf(text, block, letters / 4)
}

function rowsOf(table: Table, letters: number): Table[] {
  const pieces: Table[] = []
  let rows: (readonly Cell[])[] = []
  const end = (): void => {
    if (rows.length > 0) pieces.push({ ...table, start: rows[0]![0]!.start, end: rows.at(-1)!.at(-1)!.end, rows })
    rows = []
  }
  for (const row of table.rows) {
    if (row.length === 0) continue
    if (rows.length > 0 && row.at(-1)!.end - rows[0]![0]!.start > letters) end()
    rows.push(row)
  }
  end()
  return pieces
}

function wordsOf(text: string, paragraph: Paragraph, letters: number): Paragraph[] {
  const pieces: Paragraph[] = []
  for (let start = paragraph.start; start < paragraph.end; ) {
    const most = Math.min(paragraph.end, start + Math.floor(letters))
    const blank = most === paragraph.end ? most : text.lastIndexOf(' ', most)
    const end = blank > start ? blank : most
    pieces.push({ ...paragraph, start, end })
    start = end === blank && end < paragraph.end ? end + 1 : end
  }
  return pieces
}
