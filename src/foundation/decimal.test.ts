import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDecimals, compareDecimals, decimal, decimalText, divideDecimals, parseDecimal, printDecimal, printPercent, roundDecimal,
  subtractDecimals, type Decimal,
} from './decimal.ts'

const anyDecimal: fc.Arbitrary<Decimal> = fc
  .record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 6 }) })
  .map((value) => decimal(decimalText(value)))

/** The value as a fraction over one common denominator: a second account of what a decimal is. */
const millionths = (value: Decimal): bigint => value.units * 10n ** BigInt(6 - value.scale)

describe('an exact decimal', () => {
  it('prints with a dot between thousands and a comma before decimals', () => {
    assert.equal(printDecimal(decimal('184243.33')), '184.243,33')
    assert.equal(printDecimal(decimal('17775')), '17.775')
    assert.equal(printDecimal(decimal('-1234567.50')), '-1.234.567,5')
    assert.equal(printDecimal(decimal('0.05')), '0,05')
    assert.equal(printDecimal(decimal('999')), '999')
  })

  it('gives the shares of report 480, rounded half up once', () => {
    assert.equal(printPercent(decimal(939), decimal(17775)), '5,28%')
    assert.equal(printPercent(decimal(16), decimal(17)), '94,12%')
    assert.equal(printPercent(decimal(5), decimal(8)), '62,5%')
    assert.equal(printPercent(decimal(28), decimal(29), 1), '96,6%')
    assert.equal(printPercent(decimal(14), decimal(14)), '100%')
    assert.equal(printPercent(decimal(1), decimal(0)), undefined)
  })

  it('rounds half away from zero', () => {
    for (const [text, places, rounded] of [['0.125', 2, '0.13'], ['-0.125', 2, '-0.13'], ['2.5', 0, '3'], ['2.49', 0, '2'], ['-2.5', 0, '-3']] as const) {
      assert.equal(decimalText(roundDecimal(decimal(text), places)), rounded)
    }
  })

  it('reads back what it writes', () => {
    fc.assert(fc.property(anyDecimal, (value) => assert.deepEqual(parseDecimal(decimalText(value)), value)))
  })

  it('adds, subtracts and compares exactly', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        assert.equal(millionths(addDecimals(a, b)), millionths(a) + millionths(b))
        assert.equal(millionths(subtractDecimals(a, b)), millionths(a) - millionths(b))
        const order = millionths(a) < millionths(b) ? -1 : millionths(a) > millionths(b) ? 1 : 0
        assert.equal(compareDecimals(a, b), order)
      }),
    )
  })

  it('divides to within half of the last place', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, fc.integer({ min: 0, max: 8 }), (a, b, places) => {
        const quotient = divideDecimals(a, b, places)
        if (b.units === 0n) return assert.equal(quotient, undefined)
        // |a/b − q| ≤ ½·10^−places, multiplied out
        const error = a.units * 10n ** BigInt(b.scale + places) - quotient!.units * b.units * 10n ** BigInt(a.scale)
        const bound = b.units * 10n ** BigInt(a.scale)
        const absolute = (value: bigint): bigint => (value < 0n ? -value : value)
        assert.ok(2n * absolute(error) <= absolute(bound))
      }),
    )
  })

  it('refuses what is not the canonical form', () => {
    for (const text of ['', '1,5', '1.', '.5', '1e3', '+1', ' 1', '--1', '1.2.3']) assert.equal(parseDecimal(text), undefined, text)
  })
})
