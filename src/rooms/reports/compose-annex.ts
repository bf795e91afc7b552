import type { Block, Inline, TableCell } from '#documents/tree.ts'
import { printDecimal, type Decimal } from '#foundation/decimal.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { annexGroups, type AnnexRow } from './annex-rows.ts'
import type { ReportSource } from './report-source.ts'

const COLUMNS = [
  { width: 7, align: 'centre' }, { width: 42 }, { width: 15, align: 'centre' }, { width: 11, align: 'right' },
  { width: 11, align: 'right' }, { width: 14, align: 'right' }, { width: 20 },
] as const

/** The statistical annex as a table: numerator and denominator beside every share, and what the denominator counts. */
export function composeAnnex(source: ReportSource, say: Say): Block[] {
  const groups = annexGroups(source, say)
  const rows = groups.flatMap((group): TableCell[][] => [
    [cell(group.heading, { bold: true, columnSpan: COLUMNS.length, align: 'left' })],
    ...group.rows.map(rowCells),
  ])
  const table: Block = { kind: 'table', columns: COLUMNS, header: [annexHead(say).map((text) => cell(text))], rows }
  const lacking = groups.flatMap((group) => group.rows).filter((row) => !row.complete)
  if (lacking.length === 0) return [table]
  const note = say('reports.doc.incomplete-note', { count: String(lacking.length), numbers: lacking.map((row) => row.number).join(', ') })
  return [table, { kind: 'paragraph', style: 'note', runs: [{ kind: 'text', text: note }] }]
}

export function annexHead(say: Say): string[] {
  return ['number', 'indicator', 'unit', 'numerator', 'denominator', 'result', 'note'].map((column) => say(`reports.annex.${column}`))
}

function rowCells(row: AnnexRow): TableCell[] {
  const { indicator } = row
  return [
    cell(String(row.number)), cell(indicator.label.vi), cell(indicator.unit.vi), count(row.numerator, indicator.code),
    count(row.denominator, indicator.code), { runs: [{ kind: 'figure', text: row.result, key: indicator.code }] }, cell(row.note),
  ]
}

function count(number: Decimal | undefined, code: string): TableCell {
  const runs: Inline[] = number ? [{ kind: 'figure', text: printDecimal(number), key: code }] : []
  return { runs }
}

function cell(text: string, options: Omit<TableCell, 'runs'> = {}): TableCell {
  return { ...options, runs: text === '' ? [] : [{ kind: 'text', text }] }
}
