import type { Decimal } from '#foundation/decimal.ts'
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

/** A figure of a level above, with what it lacks. A figure that is not complete is shown as such. */
export type Aggregate = Value & {
  /** Units that ought to report. */
  readonly expected: number
  /** Of these, units that have said nothing. */
  readonly missing: number
  readonly complete: boolean
}
