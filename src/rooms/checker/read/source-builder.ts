import type { Block, Cell, SourceText } from '../source-text.ts'
import { cleanReportText } from '../text-report.ts'
import { recogniseLegacy } from './decode.ts'
import { fromTcvn3, fromVni } from './legacy-encodings.ts'

type Piece =
  | { readonly kind: 'paragraph'; readonly text: string; readonly heading?: number; readonly page?: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly page?: number }

/**
 * Puts a document together from its paragraphs and tables, in their order: paragraphs a line each, tables row by row
 * with tabs between the cells. An old encoding is recognised over the whole document, not piece by piece.
 */
export function buildSource(format: 'docx' | 'pdf', pieces: readonly Piece[]): SourceText {
  const sample = pieces.map((piece) => (piece.kind === 'paragraph' ? piece.text : piece.rows.flat().join(' '))).join('\n')
  const { encoding } = recogniseLegacy(sample)
  const convert = (text: string): string =>
    cleanReportText(encoding === 'utf-8' ? text : convertFrom(text, encoding)).replaceAll(/[\t\n ]+/g, ' ').trim()
  let text = ''
  const blocks: Block[] = []
  let paragraph = 0
  let table = 0
  for (const piece of pieces) {
    const page = piece.page === undefined ? {} : { page: piece.page }
    const start = text.length
    if (piece.kind === 'paragraph') {
      paragraph += 1
      const words = convert(piece.text)
      if (words === '') continue
      text += `${words}\n`
      const heading = piece.heading === undefined ? {} : { heading: piece.heading }
      blocks.push({ kind: 'paragraph', start, end: text.length - 1, paragraph, ...page, ...heading })
      continue
    }
    table += 1
    const rows = piece.rows.map((cells, row) => {
      const placed = cells.map((cell, column): Cell => {
        if (column > 0) text += '\t'
        const from = text.length
        text += convert(cell)
        return { start: from, end: text.length, row: row + 1, column: column + 1 }
      })
      text += '\n'
      return placed
    })
    blocks.push({ kind: 'table', start, end: text.length - 1, table, rows, ...page })
  }
  return { text, format, encoding, blocks }
}

function convertFrom(text: string, encoding: SourceText['encoding']): string {
  if (encoding === 'tcvn3') return fromTcvn3(text)
  return encoding === 'vni' ? fromVni(text) : text
}
