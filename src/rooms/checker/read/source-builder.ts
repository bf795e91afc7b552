import type { Block, Cell, SourceText } from '../source-text.ts'
import { cleanReportText } from '../text-report.ts'
import { recogniseLegacy } from './decode.ts'
import { fromTcvn3, fromVni } from './legacy-encodings.ts'
import { legacyReading, withoutLegacyMarks } from './legacy-fonts.ts'

/** About 2,000 pages: longer texts are refused. */
export const MOST_LETTERS = 5_000_000

/** How much of the text decides in which encoding it was typed. */
const SAMPLE = 40_000

export type Piece =
  /** `goesOn`: a line of the same paragraph as the piece before. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly heading?: number; readonly page?: number; readonly goesOn?: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly page?: number }

/**
 * Puts a document together from its paragraphs and tables, in their order: paragraphs a line each, tables row by row
 * with tabs between the cells. An old encoding is recognised over the whole document, not piece by piece.
 */
export class SourceBuilder {
  readonly #format: 'docx' | 'pdf'
  readonly #pieces: Piece[] = []
  #letters = 0

  constructor(format: 'docx' | 'pdf') {
    this.#format = format
  }

  get letters(): number {
    return this.#letters
  }

  add(piece: Piece): void {
    this.#pieces.push(piece)
    if (piece.kind === 'paragraph') this.#letters += piece.text.length
    else for (const row of piece.rows) for (const cell of row) this.#letters += cell.length + 1
  }

  finish(): SourceText {
    const { encoding, convert } = this.#reading()
    const clean = (text: string): string => cleanReportText(convert(text)).replaceAll(/[\t\n ]+/g, ' ').trim()
    const parts: string[] = []
    let length = 0
    const write = (text: string): void => {
      parts.push(text)
      length += text.length
    }
    const blocks: Block[] = []
    let paragraph = 0
    let table = 0
    for (const piece of this.#pieces) {
      const page = piece.page === undefined ? {} : { page: piece.page }
      const start = length
      if (piece.kind === 'paragraph') {
        if (!piece.goesOn) paragraph += 1
        const words = clean(piece.text)
        if (words === '') continue
        write(`${words}\n`)
        const heading = piece.heading === undefined ? {} : { heading: piece.heading }
        blocks.push({ kind: 'paragraph', start, end: length - 1, paragraph, ...page, ...heading })
        continue
      }
      table += 1
      if (piece.rows.every((row) => row.every((cell) => cell === ''))) continue
      const rows = piece.rows.map((cells, row) => {
        const placed = cells.map((cell, column): Cell => {
          if (column > 0) write('\t')
          const from = length
          write(clean(cell))
          return { start: from, end: length, row: row + 1, column: column + 1 }
        })
        write('\n')
        return placed
      })
      blocks.push({ kind: 'table', start, end: length - 1, table, rows, ...page })
    }
    return { text: parts.join(''), format: this.#format, encoding, blocks }
  }

  /** How the text is to be read: by its fonts where they are old ones, else by the text itself. */
  #reading(): { encoding: SourceText['encoding']; convert: (text: string) => string } {
    let sample = ''
    for (const piece of this.#pieces) {
      sample += `${piece.kind === 'paragraph' ? piece.text : piece.rows.flat().join(' ')}\n`
      if (sample.length > SAMPLE) break
    }
    const byFont = legacyReading(sample)
    if (byFont) return byFont
    const { encoding } = recogniseLegacy(sample)
    const convert = encoding === 'tcvn3' ? fromTcvn3 : encoding === 'vni' ? fromVni : (text: string): string => text
    return { encoding, convert: (text) => convert(withoutLegacyMarks(text)) }
  }
}
