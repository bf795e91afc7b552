import type { Claim, Claims, ReadTable } from '../../claims/claims.ts'
import type { SourceText, Table } from '../../source-text.ts'

/** A table as rows of figures. */
export type Grid = {
  readonly table: ReadTable
  readonly rows: readonly GridRow[]
  readonly heads: readonly string[]
}

export type GridRow = {
  readonly index: number
  /** What names the row, in lower case. */
  readonly name: string
  /** What numbers it: `I`, `1`, `1.1`, `a`, `-`. */
  readonly mark: string
  readonly isTotal: boolean
  readonly cells: ReadonlyMap<number, Claim>
}

const TOTAL = /^(?:tổng cộng|tổng số|tổng|cộng|cộng toàn .*|tổng toàn .*|toàn huyện|toàn xã|toàn tỉnh|total)(?: \([^)]*\)| cộng)?[:.]?$/

const CACHE = new WeakMap<Claims, readonly Grid[]>()

/** Every table that holds figures, with those cells that hold one figure and nothing else. */
export function gridsOf(source: SourceText, claims: Claims): readonly Grid[] {
  const known = CACHE.get(claims)
  if (known) return known
  const blocks = source.blocks.filter((block): block is Table => block.kind === 'table')
  const grids = claims.tables.map((table): Grid => {
    const cells = new Map<number, Map<number, Claim>>()
    const heads: string[] = []
    for (const claim of table.cells) {
      const { row, column } = claim.cell!
      const cell = blocks[table.index]!.rows[row]![column]!
      // A cell of words with a figure in it is a sentence.
      if (source.text.slice(cell.start, claim.start).trim().length > 1 || source.text.slice(claim.end, cell.end).trim().length > 12) continue
      const line = cells.get(row) ?? new Map<number, Claim>()
      if (line.has(column)) line.delete(column)
      else line.set(column, claim)
      cells.set(row, line)
      if (claim.columnHead) heads[column] = claim.columnHead.toLowerCase()
    }
    const rows = blocks[table.index]!.rows.map((line, index): GridRow => {
      const texts = line.map(({ start, end }) => source.text.slice(start, end).trim().toLowerCase())
      const names = texts.filter((text) => /\p{L}{2}/u.test(text))
      const mark = /^[ivxlc]+$|^[a-zđ]$|^\d{1,3}(?:\.\d{1,3})*\.?$|^[-+*]$/.test(texts[0] ?? '') ? texts[0]!.replace(/\.$/, '') : /^[-+]/.test(names[0] ?? '') ? '-' : ''
      return { index, name: names[0] ?? '', mark, isTotal: names.slice(0, 2).some((name) => TOTAL.test(name.replaceAll(/[*_]/g, ''))), cells: cells.get(index) ?? new Map() }
    }).slice(table.headRows)
    return { table, rows, heads }
  })
  CACHE.set(claims, grids)
  return grids
}

/** Columns that are never added up. */
export function isAdditive(head: string | undefined): boolean {
  return head === undefined || !/%|tỷ lệ|tỉ lệ|bình quân|trung bình|xếp|năm sinh|đơn giá|mức|^tt$|^stt$|điểm số|tăng|giảm|so với/.test(head)
}

