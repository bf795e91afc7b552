import { addDecimals, subtractDecimals, type Decimal } from '#foundation/decimal.ts'
import type { Indicator } from './catalogue.ts'
import type { Value } from './value.ts'

/**
 * What a set of units says about one indicator, ready to be added up: sums of what was said and counts of
 * how it was said. Cells add and subtract, so that one accepted change is one difference for every level above.
 */
export type Cell = {
  readonly sum: Decimal
  readonly numerator: Decimal
  readonly denominator: Decimal
  /** Units that gave a number or a pair. */
  readonly withNumber: number
  readonly noneArose: number
  readonly notApplicable: number
}

const ZERO: Decimal = { units: 0n, scale: 0 }
const ONE: Decimal = { units: 1n, scale: 0 }

/** Nobody has said anything. */
export const EMPTY_CELL: Cell = { sum: ZERO, numerator: ZERO, denominator: ZERO, withNumber: 0, noneArose: 0, notApplicable: 0 }

const NOTHING_AROSE: Cell = { ...EMPTY_CELL, noneArose: 1 }
const NOT_ASKED: Cell = { ...EMPTY_CELL, notApplicable: 1 }

function said(sum: Decimal, numerator: Decimal, denominator: Decimal): Cell {
  return { sum, numerator, denominator, withNumber: 1, noneArose: 0, notApplicable: 0 }
}

/**
 * What one unit's value adds to every level above it. A yes counts 1 of 1, a no 0 of 1; a missing value
 * adds nothing at all.
 */
export function contribution(value: Value, indicator: Pick<Indicator, 'type'>): Cell {
  switch (value.state) {
    case 'number':
      return indicator.type === 'yes-no' ? said(value.number, value.number, ONE) : said(value.number, ZERO, ZERO)
    case 'pair':
      return said(ZERO, value.numerator, value.denominator)
    case 'none-arose':
      return NOTHING_AROSE
    case 'not-applicable':
      return NOT_ASKED
    case 'missing':
      return EMPTY_CELL
  }
}

export function addCells(a: Cell, b: Cell): Cell {
  return {
    sum: addDecimals(a.sum, b.sum),
    numerator: addDecimals(a.numerator, b.numerator),
    denominator: addDecimals(a.denominator, b.denominator),
    withNumber: a.withNumber + b.withNumber,
    noneArose: a.noneArose + b.noneArose,
    notApplicable: a.notApplicable + b.notApplicable,
  }
}

/** Undoes `addCells`; the difference of a correction is new minus old. */
export function subtractCells(a: Cell, b: Cell): Cell {
  return {
    sum: subtractDecimals(a.sum, b.sum),
    numerator: subtractDecimals(a.numerator, b.numerator),
    denominator: subtractDecimals(a.denominator, b.denominator),
    withNumber: a.withNumber - b.withNumber,
    noneArose: a.noneArose - b.noneArose,
    notApplicable: a.notApplicable - b.notApplicable,
  }
}

/** How many units have said something, of whatever kind. */
export function reported(cell: Cell): number {
  return cell.withNumber + cell.noneArose + cell.notApplicable
}
