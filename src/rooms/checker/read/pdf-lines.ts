import { raised } from './raised.ts'

/** A piece of text as it stands on a page, measured in points from the lower left. */
export type TextItem = { readonly str?: string; readonly transform?: readonly number[]; readonly height?: number; readonly width?: number }

export type PdfLine = {
  /** What stands apart in the line, as the cells of a table do; most lines are one piece. */
  readonly cells: readonly string[]
  readonly x: number
  readonly y: number
  /** Where it ends, and where the longest line of the page does. */
  readonly end: number
  readonly right: number
  readonly height: number
}

/** The lines of a page, from pieces that stand at the same height; a gap is a space, a wide one parts cells. */
export function linesOfPage(items: readonly TextItem[]): PdfLine[] {
  const lines: { cells: string[]; x: number; y: number; end: number; height: number }[] = []
  for (const { str, transform, height = 0, width = 0 } of items) {
    if (str === undefined || !transform) continue
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0]
    const last = lines.at(-1)
    if (last && x >= last.x && isBeside(last, y, height)) {
      if (str.trim() === '') {
        // Blanks are as wide as what they part.
        if (width < Math.max(8, last.height) && !last.cells.at(-1)!.endsWith(' ')) last.cells[last.cells.length - 1] += ' '
        continue
      }
      const gap = x - last.end
      const text = y - last.y > 1.5 && height < last.height * 0.8 ? raised(str) : str
      if (gap > Math.max(12, last.height)) last.cells.push(text)
      else last.cells[last.cells.length - 1] += (gap > (height || 10) * 0.15 && !last.cells.at(-1)!.endsWith(' ') ? ' ' : '') + text
      last.end = Math.max(last.end, x + width)
      last.height = Math.max(last.height, height)
    } else if (str.trim() !== '') lines.push({ cells: [str], x, y, end: x + width, height })
  }
  const right = lines.reduce((most, { end }) => Math.max(most, end), 0)
  return lines.map((line) => ({ ...line, cells: line.cells.map((cell) => cell.trim()), right }))
}

/** At the same height, or a small letter above or below: the number of a footnote, the 2 of m². */
function isBeside(line: { y: number; height: number }, y: number, height: number): boolean {
  const apart = Math.abs(line.y - y)
  return apart < 2 || (height > 0 && height < line.height * 0.8 && apart < line.height * 0.6)
}

/** The pages without what stands above and below the text of each: its number, and what is the same on most. */
export function withoutMargins(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const isNumber = (text: string): boolean => /^[-–]?\s?\d{1,4}\s?[-–]?$/.test(text)
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const text of new Set([textOf(lines[0]), textOf(lines.at(-1))])) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const isMargin = (text: string): boolean => isNumber(text) || (text !== '' && (counts.get(text) ?? 0) > Math.max(1, pages.length / 2))
  return pages.map((lines) => {
    let [from, to] = [0, lines.length]
    // A number and a line with words at most: more than that are figures of a table.
    while (from < Math.min(2, to) && isMargin(textOf(lines[from]))) from += 1
    while (to > Math.max(from, lines.length - 2) && isMargin(textOf(lines[to - 1]))) to -= 1
    return lines.slice(from, to)
  })
}

function textOf(line: PdfLine | undefined): string {
  return line?.cells.join(' ') ?? ''
}

/** Whether a line belongs to the paragraph of the line before it. */
export function goesOn(before: PdfLine, line: PdfLine): boolean {
  if (before.cells.length > 1 || line.cells.length > 1) return false
  const [ended, begun] = [before.cells[0]!, line.cells[0]!]
  // The line before reached the margin, and this one begins neither as a paragraph or an item does nor further in.
  if (before.end < before.right - 60 || BEGINS.test(begun)) return false
  if (line.x > before.x + (BEGINS.test(ended) ? 30 : 3)) return false
  if (line.y < before.y) return before.y - line.y < Math.max(line.height, 8) * 2.2
  // On the next page: only in the midst of a sentence.
  return /^\p{Ll}/u.test(begun) && !/[.;:!?]$/.test(ended)
}

const BEGINS = /^(?:[-+•–]|\d+[.)]|[a-zđ]\)|[IVX]+\.)\s/

/** How many of the lines from here on are the rows of one table: at least two, each with as many cells. */
export function rowsFrom(lines: readonly PdfLine[], at: number): number {
  const width = lines[at]!.cells.length
  if (width < 3) return 0
  let count = 1
  while (lines[at + count]?.cells.length === width) count += 1
  return count >= 2 ? count : 0
}
