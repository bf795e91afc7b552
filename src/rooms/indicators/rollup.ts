import { decimal, type Decimal } from '#foundation/decimal.ts'
import type { Form, Indicator } from './catalogue.ts'
import { reported, type Cell } from './cell.ts'
import { getIndicator } from './form-index.ts'
import type { Reporter } from './unit-group.ts'
import { MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from './value.ts'

/** A figure of a level above, with what it lacks. A figure that is not complete is shown as such. */
export type Aggregate = Value & {
  /** Units that ought to report. */
  readonly expected: number
  /** Of these, units that have said nothing. */
  readonly missing: number
  readonly complete: boolean
}

/** What there is to add up in a territory. */
export type Sums = {
  /** The sum of the cells of all units of the territory. */
  cell(code: string): Cell
  /** How many units of these kinds the territory has. */
  expected(reporters: readonly Reporter[]): number
}

/**
 * The figure of a territory, folded from the cells of its units.
 *
 * - A sum of nothing but "không phát sinh" is "không phát sinh"; mixed with numbers it counts as 0.
 * - "Không áp dụng" leaves the denominator of a count of units.
 * - Units that have said nothing leave the figure incomplete, and never count as zero.
 * - A ratio is the ratio of the two sums. Where the one sum lacks more units than the other, the two are of
 *   different sets, and there is no ratio.
 */
export function aggregate(indicator: Indicator, form: Form, sums: Sums): Aggregate {
  if (indicator.aggregation === 'ratio-of-sums') return ratioOfSums(indicator, form, sums)
  if (indicator.type === 'derived') return countOfUnits(indicator, sums)
  const cell = sums.cell(indicator.code)
  const expected = sums.expected(indicator.enteredBy)
  const missing = Math.max(0, expected - reported(cell))
  return { ...fold(indicator, form, sums, cell, expected, missing), expected, missing, complete: missing === 0 }
}

/** Every indicator of the form, in its order. */
export function aggregateForm(form: Form, sums: Sums): Map<string, Aggregate> {
  return new Map(form.indicators.map((indicator) => [indicator.code, aggregate(indicator, form, sums)]))
}

function fold(indicator: Indicator, form: Form, sums: Sums, cell: Cell, expected: number, missing: number): Value {
  if (cell.withNumber === 0) {
    if (cell.noneArose > 0) return NONE_AROSE
    return missing > 0 ? MISSING : NOT_APPLICABLE
  }
  switch (indicator.aggregation) {
    case 'sum':
      return indicator.type === 'pair' ? pairValue(cell.numerator, cell.denominator) : numberValue(cell.sum)
    case 'count-units':
      return countAgainst(indicator, form, sums, cell, missing)
    default:
      // Figures that do not add up are told for one unit, and for a territory of several not at all.
      if (expected !== 1) return NOT_APPLICABLE
      return indicator.type === 'pair' ? pairValue(cell.numerator, cell.denominator) : numberValue(cell.sum)
  }
}

/** Of units: those of the kinds named, less those that said nothing (missing is not no) and those it does not apply to. */
function countAgainst(indicator: Indicator, form: Form, sums: Sums, cell: Cell, missing: number): Value {
  const of = indicator.of ?? { kinds: indicator.enteredBy }
  const whole = 'kinds' in of ? decimal(sums.expected(of.kinds) - cell.notApplicable - (answersAre(of.kinds, indicator) ? missing : 0)) : total(of.code, form, sums)
  return whole.units <= 0n ? NOT_APPLICABLE : pairValue(cell.numerator, whole)
}

/** Whether those who answer are the very units that are counted; of others it is not known which of them said nothing. */
function answersAre(kinds: readonly Reporter[], { enteredBy }: Indicator): boolean {
  return kinds.length === enteredBy.length && kinds.every((kind) => enteredBy.includes(kind))
}

/** The sum behind a code: of a yes/no question the number of yes. */
function total(code: string, form: Form, sums: Sums): Decimal {
  const cell = sums.cell(code)
  return getIndicator(form, code).aggregation === 'count-units' ? cell.numerator : cell.sum
}

function countOfUnits(indicator: Indicator, sums: Sums): Aggregate {
  if (!indicator.of || !('kinds' in indicator.of)) throw new Error(`derived without a way to derive it: ${indicator.code}`)
  const expected = sums.expected(indicator.of.kinds)
  return { ...numberValue(decimal(expected)), expected, missing: 0, complete: true }
}

function ratioOfSums(indicator: Indicator, form: Form, sums: Sums): Aggregate {
  const [top, bottom] = [indicator.numerator!, indicator.denominator!].map((code) => {
    const figure = aggregate(getIndicator(form, code), form, sums)
    return { figure, cell: sums.cell(code) }
  }) as [Side, Side]
  const expected = Math.max(top.figure.expected, bottom.figure.expected)
  const missing = Math.max(top.figure.missing, bottom.figure.missing)
  return { ...ratio(indicator, form, sums, top, bottom), expected, missing, complete: missing === 0 }
}

type Side = { readonly figure: Aggregate; readonly cell: Cell }

function ratio(indicator: Indicator, form: Form, sums: Sums, top: Side, bottom: Side): Value {
  if (top.figure.state === 'missing' || bottom.figure.state === 'missing') return MISSING
  if (top.figure.missing !== bottom.figure.missing) return MISSING
  if (top.figure.state === 'not-applicable' || bottom.figure.state === 'not-applicable') return NOT_APPLICABLE
  const whole = bottom.figure.state === 'number' ? bottom.figure.number : total(indicator.denominator!, form, sums)
  if (whole.units === 0n) return NONE_AROSE
  return pairValue(total(indicator.numerator!, form, sums), whole)
}
