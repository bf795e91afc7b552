import { countLines } from './break-lines.ts'
import { printableText } from './printable-text.ts'
import { qrSquares } from './qr-squares.ts'
import type { Slip, SlipSheet } from './slip-sheet.ts'

/** Measures of a sheet of slips: paper in millimetres, letters in points. */
export const SLIP_FORM = {
  /** Printers do not print at the very edge. */
  margin: 7,
  inset: 4,
  qr: 21,
  seal: { width: 34, height: 20 },
  sign: 11,
  size: { head: 9, stub: 9, title: 11, number: 12, text: 10.5, note: 9 },
} as const

/** Slips on a page, as columns and rows, the smallest first. */
const GRIDS = [[2, 4], [2, 3], [2, 2], [1, 2], [1, 1]] as const

export interface ComposedSlips {
  readonly meta: SlipSheet['meta']
  readonly columns: number
  readonly rows: number
  /** Of one slip, with its inset. */
  readonly width: number
  readonly height: number
  readonly pages: readonly (readonly ComposedSlip[])[]
}

export interface ComposedSlip {
  readonly stub: string
  readonly head: readonly string[]
  readonly seal: string
  readonly title: string
  readonly number: string
  readonly lines: readonly { readonly kind: 'text' | 'strong' | 'choice' | 'note' | 'rule'; readonly text: string }[]
  readonly squares: readonly string[]
  readonly alt: string
  readonly foot: readonly string[]
  readonly signature: { readonly capacity: string; readonly how: string; readonly name: string } | null
}

/** The slips on as few pages as all of them fit on, each as large as the others. */
export function composeSlips(sheet: SlipSheet): ComposedSlips {
  const grid = GRIDS.find(([columns, rows]) => sheet.slips.every((slip) => heightOf(slip, cell(columns, rows).width) <= cell(columns, rows).height)) ?? GRIDS.at(-1)!
  const [columns, rows] = grid
  const slips = sheet.slips.map(composeSlip)
  const each = columns * rows
  return {
    meta: sheet.meta, columns, rows, ...cell(columns, rows),
    pages: Array.from({ length: Math.ceil(slips.length / each) }, (_, page) => slips.slice(page * each, (page + 1) * each)),
  }
}

function cell(columns: number, rows: number): { readonly width: number; readonly height: number } {
  return { width: (210 - 2 * SLIP_FORM.margin) / columns, height: Math.floor(((297 - 2 * SLIP_FORM.margin) / rows) * 10 - 5) / 10 }
}

const POINT = 25.4 / 72

/** Height of a line as a share of its letters. */
const LINE = 1.18

/** Letters that are not bold are narrower by at least this. */
const LIGHT = 0.97

/** About how high a slip is at a width, in millimetres; rather too high than too low. */
function heightOf({ stub, head, seal, title, number, lines, qr, foot = [], signature }: Slip, outer: number): number {
  const { size, inset } = SLIP_FORM
  const width = outer - 2 * inset
  const left = width - (qr ? SLIP_FORM.qr + 2 : 0)
  const text = (words: string, of: number, wide = width): number => countLines(words, of, wide) * of * POINT * LINE
  const light = (words: string, of: number, wide = width): number => text(words, of, wide / LIGHT)
  const top = head.reduce((sum, line) => sum + text(line, size.head, left), 0) + (seal ? SLIP_FORM.seal.height + 2 : 0) + 1 + text(title, size.title, left) + (number ? text(number, size.number, left) + 1 : 0)
  const body = lines.reduce((sum, line) => {
    if (line.kind === 'rule') return sum + 7
    if (line.kind === 'note') return sum + light(line.text, size.note) + 1
    return sum + (line.kind === 'strong' ? text : light)(line.text, size.text, line.kind === 'choice' ? width - 6 : width) + 1
  }, 0)
  const signed = signature ? (signature.how ? 3 : 2) * (size.text * POINT * LINE + 0.5) + SLIP_FORM.sign : 0
  const notes = foot.reduce((sum, line) => sum + light(line, size.note, signature ? width / 2 - 2 : width) + 1, 0)
  return 2 * inset + (stub ? text(stub, size.stub) + 3 : 0) + Math.max(top, qr ? SLIP_FORM.qr : 0) + 2 + body + Math.max(signed, notes) + 1
}

function composeSlip({ stub = '', head, seal = '', title, number = '', lines, qr, foot = [], signature }: Slip): ComposedSlip {
  return {
    stub: printableText(stub), head: head.map((line) => printableText(line).toLocaleUpperCase('vi')), seal: printableText(seal), title: printableText(title).toLocaleUpperCase('vi'),
    number: printableText(number), lines: lines.map((line) => ({ kind: line.kind, text: line.kind === 'rule' ? '' : printableText(line.text) })),
    squares: qr ? qrSquares(qr.text) : [], alt: printableText(qr?.alt ?? ''), foot: foot.map(printableText),
    signature: signature ? { capacity: printableText(signature.capacity), how: printableText(signature.how ?? ''), name: printableText(signature.name ?? '') } : null,
  }
}
