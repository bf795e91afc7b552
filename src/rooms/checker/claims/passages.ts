import type { Span } from '../finding.ts'
import type { Cell, SourceText } from '../source-text.ts'
import type { CellPlace } from './claims.ts'

/** A paragraph read as one, though lines may have broken it; or one cell of a table. */
export type Passage = Span & {
  /** Its block in `source.blocks`: of several joined the first. */
  readonly block: number
  readonly cell?: CellPlace
  /** A depth given by the document's own styles. */
  readonly styled?: number
}

/**
 * Joins the lines of a paragraph that were broken in the middle of a sentence or of a number: what was typed with hard
 * line ends, what recognition of scans has parted, and what a page number stands between.
 */
export function readPassages(source: SourceText): { readonly passages: readonly Passage[]; readonly gaps: readonly Span[] } {
  const passages: Passage[] = []
  const gaps: Span[] = []
  const { text } = source
  const width = wrapWidth(source)
  let tables = 0
  let lastLine = ''
  source.blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      lastLine = ''
      const table = tables++
      block.rows.forEach((cells, row) =>
        cells.forEach((cell: Cell, column) => {
          if (cell.end > cell.start) passages.push({ start: cell.start, end: cell.end, block: index, cell: { table, row, column } })
        }),
      )
      return
    }
    const line = text.slice(block.start, block.end)
    const last = passages.at(-1)
    if (isPageNumber(line)) {
      // The text goes on after it, as if it were not there.
      if (last && !last.cell) gaps.push({ start: block.start, end: block.end })
      else passages.push({ start: block.start, end: block.end, block: index })
      return
    }
    const near = last !== undefined && text.slice(last.end, block.start).split('\n').length <= 2
    if (last && !last.cell && block.heading === undefined && last.styled === undefined && goesOn(lastLine, line, near ? width : undefined)) {
      passages[passages.length - 1] = { ...last, end: block.end }
    } else {
      passages.push({
        start: block.start, end: block.end, block: index, ...(block.heading === undefined ? {} : { styled: block.heading }),
      })
    }
    lastLine = line
  })
  return { passages, gaps }
}

/** `2`, `- 2 -`, `Trang 2/5`. */
function isPageNumber(line: string): boolean {
  return line.length <= 12 && /^(?:[-–] ?)?(?:trang )?\d{1,3}(?:\/\d{1,3})?(?: ?[-–])?$/i.test(line)
}

/** How wide the lines of a text with hard line ends are; undefined where a paragraph is a line. */
function wrapWidth({ blocks }: SourceText): number | undefined {
  const lengths = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.end - block.start] : [])).toSorted((a, b) => a - b)
  if (lengths.length < 4) return undefined
  const widest = lengths[Math.floor(lengths.length * 0.97)]!
  if (widest < 40 || widest > 140) return undefined
  const full = lengths.filter((length) => length >= widest * 0.8).length
  return full * 4 >= lengths.length ? widest : undefined
}

const ENDS = /[.;:!?…)”"*_]$/
const LETTERED = /^[a-zđ][).] ?/i

/** Whether a line goes on in the next. `width` is known of a text with hard line ends. */
function goesOn(line: string, next: string, width: number | undefined): boolean {
  if (line === '' || startsAnew(next)) return false
  const isFull = width !== undefined && line.length >= width * 0.75
  if (/\d,$/.test(line) && /^\d/.test(next)) return true
  if (/(?:^|[^\d.,])\d{1,3}(?:\.\d{3})*\.$/.test(line)) return isFull && /^\d{3}(?!\d)/.test(next)
  if (/[,(–]$|\S-$/.test(line)) return !isUpperCase(line)
  if (ENDS.test(line) || isShortHeading(line)) return false
  if (/^[\p{Ll}\d(%)]/u.test(next)) return !LETTERED.test(next) && (isFull || line.length >= 40 || !/^\d/.test(next))
  return isFull && !isUpperCase(line) && !isUpperCase(next)
}

/** A list mark, a heading's number, a note's mark. */
function startsAnew(line: string): boolean {
  return /^(?:[-–•+*·○●▪❖✓►→o] |[-–•+·●▪]\S|[IVXLC]+[.)] |\d{1,2}(?:\.\d{1,2})*[.)](?: |$)|\d{1,2}(?:\.\d{1,2})+ \p{Lu}|[a-zđA-ZĐ][.)] |[¹²³⁴-⁹*#]|\(\d\))/u.test(line)
}

/** `III. Kết quả`, `1.2. Công tác`: a heading has no full stop at its end and few words. */
function isShortHeading(line: string): boolean {
  const number = /^(?:[IVXLC]+[.)]|\d{1,2}(?:\.\d{1,2})*[.)]) /.exec(line)?.[0]
  return number !== undefined && line.length < 70 && !line.endsWith(',') && !/\d/.test(line.slice(number.length))
}

function isUpperCase(line: string): boolean {
  return line === line.toUpperCase() && line !== line.toLowerCase()
}
