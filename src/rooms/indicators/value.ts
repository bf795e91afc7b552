import { addDecimals, type Decimal } from '#foundation/decimal.ts'

/**
 * What a unit says about an indicator (số liệu). The five states never mix: missing is not zero, and
 * "nothing arose" is a statement of its own.
 *
 * - `number`: an integer, a decimal, đồng; for a yes/no question 1 is yes and 0 is no.
 * - `pair`: so many of so many (166/166).
 * - `none-arose`: không phát sinh. It counts as 0 in sums.
 * - `not-applicable`: không áp dụng. It leaves the denominators.
 * - `missing`: nothing has been said.
 */
export type Value =
  | { readonly state: 'number'; readonly number: Decimal }
  | { readonly state: 'pair'; readonly numerator: Decimal; readonly denominator: Decimal }
  | { readonly state: 'none-arose' }
  | { readonly state: 'not-applicable' }
  | { readonly state: 'missing' }

export type ValueState = Value['state']

export const MISSING: Value = { state: 'missing' }
export const NONE_AROSE: Value = { state: 'none-arose' }
export const NOT_APPLICABLE: Value = { state: 'not-applicable' }

export function numberValue(number: Decimal): Value {
  return { state: 'number', number }
}

export function pairValue(numerator: Decimal, denominator: Decimal): Value {
  return { state: 'pair', numerator, denominator }
}

const ZERO: Decimal = { units: 0n, scale: 0 }

/** Whether two values say the same: 12,50 is 12,5; "không phát sinh" is not 0. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.state === 'number') return b.state === 'number' && same(a.number, b.number)
  if (a.state === 'pair') {
    return b.state === 'pair' && same(a.numerator, b.numerator) && same(a.denominator, b.denominator)
  }
  return a.state === b.state
}

function same(a: Decimal, b: Decimal): boolean {
  return addDecimals(a, { units: -b.units, scale: b.scale }).units === ZERO.units
}
