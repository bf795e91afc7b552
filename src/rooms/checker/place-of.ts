import type { SourceText } from './source-text.ts'

/** Where an offset stands in the document as its author knows it: paragraph, table cell, page. */
export type DocumentPlace = {
  readonly paragraph?: number
  readonly table?: number
  readonly row?: number
  readonly column?: number
  readonly page?: number
}

export function placeOf(source: SourceText, offset: number): DocumentPlace {
  const block = source.blocks.find(({ start, end }) => start <= offset && offset < Math.max(end, start + 1))
  if (!block) return {}
  const page = block.page === undefined ? {} : { page: block.page }
  if (block.kind === 'paragraph') return { paragraph: block.paragraph, ...page }
  for (const row of block.rows) {
    for (const cell of row) {
      if (cell.start <= offset && offset < Math.max(cell.end, cell.start + 1)) {
        return { table: block.table, row: cell.row, column: cell.column, ...page }
      }
    }
  }
  return { table: block.table, ...page }
}
