import type { Block, Cell, SourceText } from './source-text.ts'

/**
 * Text as this room reads it: NFC, lines ended by `\n`, plain spaces, none of the characters that show nothing.
 * Every reader passes its text through it before it counts offsets.
 */
export function cleanReportText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFC')
}

/**
 * A report that came as plain text, pasted or read from a file. A line is a paragraph; lines with tabs or `|` that
 * follow one another with as many cells each are a table. Nothing of the text is moved: what parts the cells stays.
 */
export function textReport(text: string, format: 'txt' | 'md' = 'txt'): SourceText {
  const clean = cleanReportText(text)
  const blocks: Block[] = []
  let paragraph = 0
  let table = 0
  const lines = linesOf(clean)
  for (let at = 0; at < lines.length; ) {
    const rows = tableAt(clean, lines, at)
    if (rows.length > 0) {
      const cells = rows.flatMap((row, index) => (row === 'rule' ? [] : [{ index, spans: row }]))
      blocks.push({
        kind: 'table',
        start: lines[at]!.start,
        end: lines[at + rows.length - 1]!.end,
        table: ++table,
        rows: cells.map(({ spans }, row) => spans.map((span, column): Cell => ({ ...span, row: row + 1, column: column + 1 }))),
      })
      at += rows.length
      continue
    }
    const { start, end } = trimmed(clean, lines[at]!)
    if (end > start) blocks.push({ kind: 'paragraph', start, end, paragraph: ++paragraph })
    at += 1
  }
  return { text: clean, format, encoding: 'utf-8', blocks }
}

type Stretch = { readonly start: number; readonly end: number }

function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = []
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    lines.push({ start, end })
    start = end + 1
  }
  return lines
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  while (start < end && isSpace(text, start)) start += 1
  while (end > start && isSpace(text, end - 1)) end -= 1
  return { start, end }
}

function isSpace(text: string, at: number): boolean {
  const letter = text.charCodeAt(at)
  return letter === 32 || letter === 9 || letter === 10
}

/** The rows of the table that begins at a line; `rule` for the `|---|---|` of Markdown; empty where none begins. */
function tableAt(text: string, lines: readonly Stretch[], at: number): ('rule' | Stretch[])[] {
  const mark = markOf(text, lines[at]!)
  if (mark === undefined) return []
  const rows: ('rule' | Stretch[])[] = []
  let width = 0
  for (let line = at; line < lines.length && markOf(text, lines[line]!) === mark; line++) {
    if (mark === '|' && isRule(text, lines[line]!)) {
      rows.push('rule')
      continue
    }
    const cells = cellsOf(text, lines[line]!, mark)
    if (width === 0) width = cells.length
    if (mark === '\t' && Math.abs(cells.length - width) > 1) break
    rows.push(cells)
  }
  return rows.filter((row) => row !== 'rule').length >= 2 ? rows : []
}

/** What parts the cells of a line, if anything does. */
function markOf(text: string, line: Stretch): '|' | '\t' | undefined {
  const { start, end } = trimmed(text, line)
  const inside = text.slice(start, end)
  if (inside.startsWith('|') && inside.indexOf('|', 1) > 0) return '|'
  if (inside.includes('\t')) return '\t'
  return inside.split('|').length >= 3 ? '|' : undefined
}

function isRule(text: string, { start, end }: Stretch): boolean {
  let dashes = 0
  for (let at = start; at < end; at++) {
    if (!'|-: \t+='.includes(text[at]!)) return false
    if (text[at] === '-' || text[at] === '=') dashes += 1
  }
  return dashes > 0
}

function cellsOf(text: string, line: Stretch, mark: '|' | '\t'): Stretch[] {
  // An empty first cell of a line parted by tabs is a cell; the bars around a line are not.
  let { start, end } = mark === '|' ? trimmed(text, line) : line
  if (mark === '|' && text[start] === '|') start += 1
  if (mark === '|' && end > start && text[end - 1] === '|') end -= 1
  const cells: Stretch[] = []
  for (let from = start; from <= end; ) {
    const found = text.indexOf(mark, from)
    const to = found < 0 || found > end ? end : found
    cells.push(trimmed(text, { start: from, end: to }))
    from = to + 1
  }
  return cells
}
