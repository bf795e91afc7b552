import { decimal, decimalText } from '#foundation/decimal.ts'
import type { StoredState } from '#storage/tables.ts'
import { MISSING, type Value } from '../value.ts'

/** The four columns in which a value lies; all null for a value that is missing. */
export type StoredValue = {
  readonly state: StoredState | null
  readonly number: string | null
  readonly numerator: string | null
  readonly denominator: string | null
}

export function storeValue(value: Value): StoredValue {
  switch (value.state) {
    case 'number':
      return { state: 'number', number: decimalText(value.number), numerator: null, denominator: null }
    case 'pair':
      return {
        state: 'pair',
        number: null,
        numerator: decimalText(value.numerator),
        denominator: decimalText(value.denominator),
      }
    case 'missing':
      return { state: null, number: null, numerator: null, denominator: null }
    default:
      return { state: value.state, number: null, numerator: null, denominator: null }
  }
}

export function loadValue(stored: StoredValue): Value {
  switch (stored.state) {
    case null:
      return MISSING
    case 'number':
      return { state: 'number', number: decimal(stored.number!) }
    case 'pair':
      return { state: 'pair', numerator: decimal(stored.numerator!), denominator: decimal(stored.denominator!) }
    default:
      return { state: stored.state }
  }
}

/** A value in the journal's words: `158`, `16/17`, `none-arose`, or null for nothing entered. */
export function journalValue(value: Value): string | null {
  switch (value.state) {
    case 'number':
      return decimalText(value.number)
    case 'pair':
      return `${decimalText(value.numerator)}/${decimalText(value.denominator)}`
    case 'missing':
      return null
    default:
      return value.state
  }
}
