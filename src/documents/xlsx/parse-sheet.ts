import type { Decimal } from '#foundation/decimal.ts'
import { printableText } from '../printable-text.ts'
import { attribute, xmlEvents } from '../read-xml.ts'
import { parseCellAddress } from './cell-address.ts'
import { parseCellNumber } from './parse-number.ts'

/**
 * What stands in a cell. Text and number are told apart as the file has them. A date is its own kind: `3/4` typed
 * into Excel becomes one without asking. Where the value was computed, `formula` is true.
 */
export type CellValue = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
) & { readonly formula?: true }

/** Cells by place; undefined where nothing stands. */
export type SheetRows = readonly (readonly (CellValue | undefined)[])[]

export interface SheetContext {
  readonly strings: readonly string[]
  readonly isDate: (style: number) => boolean
  /** Called for each cell, empty or not; throws when there are too many. */
  readonly meet: () => void
  /** Called for each cell that holds something; throws when there are too many. */
  readonly count: (row: number, column: number) => void
}

/** Reads the cells of a sheet. */
export function parseSheet(xml: string, context: SheetContext): SheetRows {
  const rows: (CellValue | undefined)[][] = []
  let row = -1
  let column = -1
  let cell: RawCell | undefined
  let inside: 'v' | 'f' | 't' | undefined
  let phonetic = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (cell && inside === 'v') cell.value += event.text
      else if (cell && inside === 't' && !phonetic) cell.inline += event.text
    } else if (event.kind === 'open') {
      if (event.name === 'row') {
        row = Number(attribute(event.attributes, 'r') ?? row + 2) - 1
        column = -1
      } else if (event.name === 'c') {
        context.meet()
        const place = parseCellAddress(attribute(event.attributes, 'r') ?? '')
        row = place?.row ?? row
        column = place?.column ?? column + 1
        cell = {
          type: attribute(event.attributes, 't') ?? 'n',
          style: Number(attribute(event.attributes, 's') ?? 0),
          value: '',
          inline: '',
          formula: false,
        }
      } else if (event.name === 'v' || event.name === 't') inside = event.name
      else if (event.name === 'f') {
        inside = 'f'
        if (cell) cell.formula = true
      } else if (event.name === 'rPh') phonetic = true
    } else if (event.name === 'c' && cell) {
      const value = cellValue(cell, context)
      if (value !== undefined) {
        context.count(row, column)
        while (rows.length <= row) rows.push([])
        rows[row]![column] = value
      }
      cell = undefined
    } else if (event.name === 'rPh') phonetic = false
    else if (event.name === 'v' || event.name === 't' || event.name === 'f') inside = undefined
    else if (event.name === 'sheetData') break
  }
  return rows.map((cells) => Array.from(cells))
}

interface RawCell {
  readonly type: string
  readonly style: number
  value: string
  inline: string
  formula: boolean
}

function cellValue(cell: RawCell, context: SheetContext): CellValue | undefined {
  const value = plainValue(cell, context)
  if (!cell.formula) return value
  return { ...(value ?? { kind: 'text', text: '' }), formula: true }
}

function plainValue({ type, style, value, inline }: RawCell, { strings, isDate }: SheetContext): CellValue | undefined {
  switch (type) {
    case 's':
      return textValue(strings[Number(value)] ?? '')
    case 'inlineStr':
      return textValue(unescapeText(inline))
    case 'str':
      return textValue(unescapeText(value))
    case 'b':
      return { kind: 'boolean', value: value === '1' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return { kind: 'date', text: value }
    default: {
      if (value === '') return undefined
      const number = parseCellNumber(value.trim())
      if (number === undefined) return { kind: 'error', text: value }
      return isDate(style) ? { kind: 'date', text: value } : { kind: 'number', number }
    }
  }
}

/** A cell of nothing but spaces is empty. */
function textValue(text: string): CellValue | undefined {
  const clean = printableText(text)
  return clean.trim() === '' ? undefined : { kind: 'text', text: clean }
}

/** The texts that cells refer to by number. What stands in `rPh` says how to read them aloud, and is left out. */
export function parseSharedStrings(xml: string): string[] {
  const strings: string[] = []
  let inText = false
  let phonetic = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (inText && !phonetic) strings[strings.length - 1] += event.text
    } else if (event.name === 'si') {
      if (event.kind === 'open') strings.push('')
    } else if (event.name === 't') inText = event.kind === 'open' && strings.length > 0
    else if (event.name === 'rPh') phonetic = event.kind === 'open'
  }
  return strings.map(unescapeText)
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
function unescapeText(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Which looks of the style table show a number as a date or a time. */
export function parseDateStyles(xml: string): (style: number) => boolean {
  const formats = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') continue
    if (event.name === 'cellXfs') inCells = event.kind === 'open'
    if (event.kind !== 'open') continue
    if (event.name === 'numFmt')
      formats.set(Number(attribute(event.attributes, 'numFmtId')), attribute(event.attributes, 'formatCode') ?? '')
    if (event.name === 'xf' && inCells) {
      const id = Number(attribute(event.attributes, 'numFmtId') ?? 0)
      const code = formats.get(id)
      dates.push(code === undefined ? (id >= 14 && id <= 22) || (id >= 45 && id <= 47) : isDateFormat(code))
    }
  }
  return (style) => dates[style] ?? false
}

function isDateFormat(code: string): boolean {
  return /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, ''))
}
