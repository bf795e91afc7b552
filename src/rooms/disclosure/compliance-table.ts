import type { CalendarDate } from '#foundation/calendar-date.ts'
import { decimal } from '#foundation/decimal.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { SheetCell, Workbook } from '#documents/workbook.ts'
import { tallyBy, type JudgedDuty, type Tally } from './compliance.ts'
import { articleText } from './compose-issuer.ts'
import { compareItems } from './quarter-register.ts'

/** One line of the download: a unit, a quarter, a matter. */
export type ComplianceLine = { readonly unitCode: string; readonly unitName: string; readonly quarter: string; readonly article: string; readonly item: string; readonly counts: Tally }

export type LineOf = { readonly unit: (unitId: number) => { readonly code: string; readonly name: string }; readonly article: (duty: JudgedDuty) => string; readonly quarter: (duty: JudgedDuty) => string }

/** The duties counted by unit, quarter and matter; every line that has any, in this order. */
export function complianceLines(duties: readonly JudgedDuty[], of: LineOf): ComplianceLine[] {
  const counted = duties.filter(({ state }) => state !== 'cancelled')
  const first = new Map(counted.map((duty) => [keyOf(duty), duty]))
  const lines = [...tallyBy(counted, keyOf)].map(([key, counts]): ComplianceLine => {
    const duty = first.get(key)!
    const { code, name } = of.unit(duty.duty.holderId)
    return { unitCode: code, unitName: name, quarter: of.quarter(duty), article: of.article(duty), item: duty.duty.item, counts }
  })
  return lines.toSorted((a, b) => compare(a.unitCode, b.unitCode) || compare(a.quarter, b.quarter) || compareItems(a.item, b.item))

  function keyOf(duty: JudgedDuty): string {
    return JSON.stringify([duty.duty.holderId, of.quarter(duty), duty.duty.rule])
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const COLUMNS = ['unit-code', 'unit', 'quarter', 'article', 'arose', 'in-time', 'late', 'not', 'waiting', 'reached', 'going-on', 'broken', 'nowhere'] as const

export function complianceHead(say: Say): string[] {
  return COLUMNS.map((name) => say(`papers.compliance.column.${name}`))
}

/** The line as texts and numbers, in the order of the head. */
export function lineValues({ unitCode, unitName, quarter, article, counts }: ComplianceLine, say: Say): (string | number)[] {
  const continuity = (name: 'reached' | 'running' | 'broken' | 'nowhere'): number => counts.byContinuity.get(name) ?? 0
  return [
    unitCode, unitName, quarter, articleText(article, say), counts.arose, counts.inTime, counts.late, counts.not, counts.waiting, continuity('reached'), continuity('running'),
    continuity('broken'), continuity('nowhere'),
  ]
}

/** CSV after RFC 4180, with a mark of UTF-8 for Excel. A text that a spreadsheet would take for a formula is kept a text. */
export function complianceCsv(lines: readonly ComplianceLine[], say: Say): string {
  const field = (value: string | number): string => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${[complianceHead(say), ...lines.map((line) => lineValues(line, say))].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

const WIDTHS = [10, 34, 18, 24, ...Array.from({ length: 9 }, () => 14)]

export function complianceWorkbook(lines: readonly ComplianceLine[], title: string, made: CalendarDate, author: string, say: Say): Workbook {
  return {
    meta: { title, author, created: made },
    sheets: [{
      name: say('papers.compliance.sheet'), columns: WIDTHS.map((width) => ({ width })), frozenRows: 2, frozenColumns: 2, landscape: true,
      rows: [
        [{ value: title, bold: true, size: 14, columnSpan: WIDTHS.length }],
        complianceHead(say).map((value): SheetCell => ({ value, bold: true, wrap: true, align: 'centre', border: true })),
        ...lines.map((line) => lineValues(line, say).map((value): SheetCell => ({ value: typeof value === 'number' ? decimal(value) : value, border: true, wrap: typeof value === 'string' }))),
      ],
    }],
  }
}
