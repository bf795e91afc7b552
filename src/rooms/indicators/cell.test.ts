import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, decimalText } from '#foundation/decimal.ts'
import type { IndicatorType } from './catalogue.ts'
import { contribution, reported } from './cell.ts'
import { MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from './value.ts'

test('what each kind of value adds: sum, numerator/denominator, and how it was said', () => {
  const rows: [Value, IndicatorType, string][] = [
    [numberValue(decimal('11.5')), 'decimal', '11.5 0/0 1+0+0'],
    [numberValue(decimal(0)), 'integer', '0 0/0 1+0+0'],
    [numberValue(decimal(1)), 'yes-no', '1 1/1 1+0+0'],
    [numberValue(decimal(0)), 'yes-no', '0 0/1 1+0+0'],
    [pairValue(decimal(12), decimal(14)), 'pair', '0 12/14 1+0+0'],
    [NONE_AROSE, 'integer', '0 0/0 0+1+0'],
    [NOT_APPLICABLE, 'integer', '0 0/0 0+0+1'],
    [MISSING, 'integer', '0 0/0 0+0+0'],
  ]
  for (const [value, type, expected] of rows) {
    const cell = contribution(value, { type })
    const sums = `${decimalText(cell.sum)} ${decimalText(cell.numerator)}/${decimalText(cell.denominator)}`
    assert.equal(`${sums} ${cell.withNumber}+${cell.noneArose}+${cell.notApplicable}`, expected)
    assert.equal(reported(cell), value.state === 'missing' ? 0 : 1)
  }
})
