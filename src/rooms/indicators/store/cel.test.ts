import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, decimalText } from '#foundation/decimal.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from '../value.ts'
import { ruleEvaluator } from './cel.ts'

const T = { vi: 'x', en: 'x' }
const indicator = (code: string, type: Indicator['type']): Indicator => ({
  code, section: 's', label: T, unit: T, type, enteredBy: ['commune'], aggregation: 'sum',
  print: { as: 'number', decimals: 0, leadingZero: true, verb: 'reaches' }, basis: 'b', confidence: 'V', source: 's', place: 'appendix',
})
const form: Form = {
  id: 'f', version: 1, label: T, basis: 'b', levels: ['commune'], sections: [], rules: [],
  indicators: [indicator('a', 'decimal'), indicator('b', 'decimal'), indicator('c', 'decimal'), indicator('p', 'pair'), indicator('q', 'yes-no')],
}
const evaluate = ruleEvaluator(form)
const n = (text: string | number | bigint): Value => numberValue(decimal(text))

function says(formula: string, values: Record<string, Value>, last: Record<string, Value> = {}): string {
  const outcome = evaluate(formula, { values: new Map(Object.entries(values)), last: new Map(Object.entries(last)) })
  if (outcome.state === 'unknown') return 'unknown'
  return typeof outcome.value === 'object' ? decimalText(outcome.value) : String(outcome.value)
}

test('formulas are exact where 64-bit integers overflow and binary fractions err', () => {
  assert.equal(says('a + b == c', { a: n('0.1'), b: n('0.2'), c: n('0.3') }), 'true')
  assert.equal(says('a + b', { a: n('0.1'), b: n('0.2') }), '0.3')
  assert.equal(says('a + b == c', { a: n('999999999999999.9999'), b: n('0.0001'), c: n(10n ** 15n) }), 'true')
  assert.equal(says('a * b', { a: n('999999999999999.9999'), b: n('999999999999999.9999') }), '999999999999999999800000000000.00000001')
  assert.equal(says('a * 1.1', { a: n('3') }), '3.3')
  assert.equal(says('a <= b * 1.1 + 0.1', { a: n('1.2'), b: n(1) }), 'true')
  assert.equal(says('1.1 * a == 3.3', { a: n(3) }), 'true')
  assert.equal(says('a == 9007199254740993', { a: n('9007199254740993') }), 'true')
  assert.equal(says('a == 9007199254740993', { a: n('9007199254740992') }), 'false')
})

test('sums and comparisons agree with integers of any size', () => {
  const big = fc.bigInt({ min: 0n, max: 10n ** 15n })
  fc.assert(fc.property(big, big, big, (a, b, c) => {
    const values = { a: n(a), b: n(b), c: n(c) }
    assert.equal(says('a + b == c', values), String(a + b === c))
    assert.equal(says('a + b - c', values), String(a + b - c))
    assert.equal(says('a <= b && b > c || a != c', values), String((a <= b && b > c) || a !== c))
  }))
})

test('a figure that is missing or does not apply leaves the formula unsaid; nothing arose counts as 0', () => {
  assert.equal(says('a == b', { a: n(1) }), 'unknown')
  assert.equal(says('a == b', { a: n(1), b: NOT_APPLICABLE }), 'unknown')
  assert.equal(says('a == b', { a: n(0), b: NONE_AROSE }), 'true')
  assert.equal(says('a <= last.a * 2', { a: n(1) }), 'unknown')
  assert.equal(says('a <= last.a * 2', { a: n(1) }, { a: n(1) }), 'true')
  assert.equal(says('last.a == 1', {}, { a: n(1) }), 'true')
  assert.equal(says('a / b', { a: n(1), b: n(0) }), 'unknown')
  assert.equal(says('a / b', { a: n(1), b: n(4) }), '0.25')
})

test('pairs, yes and no, and how a figure was said', () => {
  assert.equal(says('p.numerator <= p.denominator', { p: pairValue(decimal(14), decimal(13)) }), 'false')
  assert.equal(says('q ? a > 0 : a == 0', { q: n(1), a: n(0) }), 'false')
  assert.equal(says('q ? a > 0 : a == 0', { q: n(0), a: n(0) }), 'true')
  assert.equal(says('said.a == "missing"', {}), 'true')
  assert.equal(says('said.a in ["none-arose", "not-applicable"]', { a: NONE_AROSE }), 'true')
})
