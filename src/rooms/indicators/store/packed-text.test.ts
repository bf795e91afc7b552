import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, decimalText } from '#foundation/decimal.ts'
import { NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from '../value.ts'
import { EMPTY_CELL, type Cell } from '../cell.ts'
import { unpackFigures } from './packed-figures.ts'
import { unpackRollups } from './packed-rollups.ts'

/** As PostgreSQL writes a `numeric`. */
const numeric = fc.tuple(fc.bigInt(-(10n ** 22n), 10n ** 22n), fc.integer({ min: 0, max: 4 })).map(([units, places]) => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const sign = units < 0n ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
})
const small = fc.nat(20_000).map(String)
const number = fc.oneof(small, numeric)
const id = fc.integer({ min: 1, max: 99_999 })

test('every value comes out of the packed text as it went in', () => {
  const value = fc.oneof(
    number.map((text): [string, Value] => [`=${text}`, numberValue(decimal(text))]),
    fc.tuple(number, number).map(([a, b]): [string, Value] => [`=${a}/${b}`, pairValue(decimal(a), decimal(b))]),
    fc.constant<[string, Value]>(['k', NONE_AROSE]),
    fc.constant<[string, Value]>(['x', NOT_APPLICABLE]),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(id, value)), (cells) => {
      const found: [number, Value][] = []
      unpackFigures(cells.map(([indicator, [text]]) => `${indicator}${text}`).join(' '), (indicator, each) => found.push([indicator, each]))
      assert.deepEqual(found, cells.map(([indicator, [, each]]) => [indicator, each]))
    }),
  )
})

test('every sum comes out of the packed text as it went in', () => {
  const counts = fc.tuple(fc.nat(20_000), fc.nat(20_000), fc.nat(20_000))
  fc.assert(
    fc.property(fc.array(fc.tuple(id, number, counts, fc.option(fc.tuple(number, number)))), (sums) => {
      const found: [number, Cell][] = []
      const packed = sums.map(([indicator, total, three, pair]) => [indicator, total, ...three, ...(pair ?? [])].join('/'))
      unpackRollups(packed.join(' '), (indicator, cell) => found.push([indicator, cell]))
      const expected = sums.map(([indicator, total, [withNumber, noneArose, notApplicable], pair]): [number, Cell] => [
        indicator,
        {
          ...EMPTY_CELL,
          sum: decimal(total),
          ...(pair ? { numerator: decimal(pair[0]), denominator: decimal(pair[1]) } : {}),
          withNumber,
          noneArose,
          notApplicable,
        },
      ])
      assert.deepEqual(found, expected)
    }),
  )
})

test('nothing packed is nothing said, and what is no packed text is a fault', () => {
  const never = (): never => assert.fail()
  unpackFigures(null, never)
  unpackRollups(null, never)
  assert.throws(() => unpackFigures('12?', never))
  assert.throws(() => unpackFigures('=3', never))
  assert.throws(() => unpackRollups('12k', never))
})

test('a figure of 15 digits or more is read to its last digit', () => {
  for (const text of ['999999999999999', '1000000000000001', '9007199254740993', '0.1', '123456789012345.6789']) {
    unpackFigures(`7=${text}`, (_, value) => assert.equal(value.state === 'number' && decimalText(value.number), text))
  }
})
