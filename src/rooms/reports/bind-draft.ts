import { findPercent, getIndicator, printValue, printValueWithCounts, type Aggregate, type Form, type Indicator, type Say } from '#rooms/indicators/index.ts'
import type { DraftLine, DraftPart, Way } from './draft-text.ts'

/** The figures of the unit of a report, by code; one for each indicator of the form. */
export type Figures = ReadonlyMap<string, Aggregate>

export type BoundRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly code: string; readonly complete: boolean }

export type BoundLine = { readonly kind: DraftLine['kind']; readonly runs: readonly BoundRun[] }

/** What is printed where a figure cannot be told. */
export const BLANK = '…'

/** Whether the figure is that of every unit that ought to report it; others are never printed. */
export function isTold(figure: Aggregate): boolean {
  return figure.state !== 'missing' && (figure.complete || figure.expected === 0)
}

/**
 * Puts the figures into the texts of a document, in its order. A percentage prints with its counts the first time it is
 * told in the document, and alone afterwards; where the counts stand in the same line already, alone at once.
 * Figures that are not complete print as "…".
 */
export class Binder {
  readonly #form: Form
  readonly #figures: Figures
  readonly #say: Say
  readonly #told = new Set<string>()

  constructor(form: Form, figures: Figures, say: Say) {
    this.#form = form
    this.#figures = figures
    this.#say = say
  }

  bind(lines: readonly DraftLine[]): BoundLine[] {
    return lines.map((line) => {
      const runs: BoundRun[] = []
      for (const part of line.parts) runs.push(this.#bindPart(part, runs))
      return { kind: line.kind, runs }
    })
  }

  #bindPart(part: DraftPart, before: readonly BoundRun[]): BoundRun {
    if (part.kind === 'text') return part
    const { code } = part
    const figure = this.#figures.get(code)
    const indicator = getIndicator(this.#form, code)
    if (!figure || !isTold(figure)) return { kind: 'figure', code, text: BLANK, complete: false }
    return { kind: 'figure', code, complete: true, text: this.#print(figure, indicator, part.way, before) }
  }

  #print(value: Aggregate, indicator: Indicator, way: Way, before: readonly BoundRun[]): string {
    const shared = asShare(indicator)
    const share = findPercent(value, shared)
    if (value.state !== 'pair' || share === undefined) return printValue(value, indicator, this.#say)
    if (way === 'number') return printValue(value, { ...indicator, print: { ...indicator.print, as: 'number' } }, this.#say)
    const first = !this.#told.has(indicator.code)
    const isShare = indicator.print.as === 'percent'
    if (way === 'plain' && !isShare) return printValue(value, indicator, this.#say)
    this.#told.add(indicator.code)
    if (way === 'counts') return withCounts(value, shared, before, this.#say)
    if (!first || countsStandIn(before, value, indicator, this.#say)) return share
    return withCounts(value, shared, before, this.#say)
  }
}

/** A count that prints as a number has no decimals of its own; told as a share, it has two. */
function asShare(indicator: Indicator): Indicator {
  return indicator.print.as === 'number' ? { ...indicator, print: { ...indicator.print, as: 'fraction', decimals: 2 } } : indicator
}

/** `16/17 đơn thuộc thẩm quyền, đạt 94,12%`; after "đạt" or "chiếm" `94,12% (16/17 đơn thuộc thẩm quyền)`. */
function withCounts(value: Aggregate, indicator: Indicator, before: readonly BoundRun[], say: Say): string {
  const lead = before.map((run) => run.text).join('')
  if (!/(^|\s)(đạt|chiếm|tỷ lệ|là)\s*$/iu.test(lead)) return printValueWithCounts(value, indicator, say)
  const counts = printValue(value, { ...indicator, print: { ...indicator.print, as: 'fraction' } }, say)
  const set = indicator.denominatorSet?.[say.lang] ?? ''
  return say('reports.doc.share-with-counts', { percent: findPercent(value, indicator)!, counts: `${counts} ${set}`.trim() })
}

/** Whether both counts behind a share have been told in the line before it. */
function countsStandIn(before: readonly BoundRun[], value: Aggregate, indicator: Indicator, say: Say): boolean {
  if (value.state !== 'pair') return false
  const number = { ...indicator, print: { ...indicator.print, as: 'number' as const } }
  const numerator = printValue(value, number, say)
  const denominator = printValue({ ...value, numerator: value.denominator }, number, say)
  const told = new Set(before.flatMap((run) => (run.kind === 'figure' ? run.text.split('/') : [])))
  return told.has(numerator) && told.has(denominator)
}

/** The line as text. */
export function lineText(line: BoundLine): string {
  return line.runs.map((run) => run.text).join('')
}
