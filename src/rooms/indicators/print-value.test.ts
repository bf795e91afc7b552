import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal } from '#foundation/decimal.ts'
import { words } from '#words/words.ts'
import type { Indicator } from './catalogue.ts'
import { plainValue, printValue, printValueWithCounts } from './print-value.ts'
import { MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue } from './value.ts'

type Printed = Pick<Indicator, 'type' | 'print' | 'denominatorSet'>
const say = words('vi')
const share = (decimals: number, verb: 'reaches' | 'makes-up' = 'reaches'): Printed => ({
  type: 'derived', print: { as: 'percent', decimals, leadingZero: true, verb }, denominatorSet: { vi: 'đơn thuộc thẩm quyền', en: 'petitions within competence' },
})
const count: Printed = { type: 'integer', print: { as: 'number', decimals: 0, leadingZero: true, verb: 'reaches' } }
const of = (a: number, b: number): ReturnType<typeof pairValue> => pairValue(decimal(a), decimal(b))

test('a count under ten has a zero before it, zero itself and larger numbers have not', () => {
  assert.equal(printValue(numberValue(decimal(2)), count, say), '02')
  assert.equal(printValue(numberValue(decimal(0)), count, say), '0')
  assert.equal(printValue(numberValue(decimal(10)), count, say), '10')
  assert.equal(printValue(numberValue(decimal(17775)), { ...count, print: { ...count.print, leadingZero: false } }, say), '17.775')
  assert.equal(printValue(numberValue(decimal('11796.9')), { ...count, print: { ...count.print, decimals: 1 } }, say), '11.796,9')
})

test('a share is rounded half up once, trailing zeros are not printed', () => {
  assert.equal(printValue(of(16, 17), share(2), say), '94,12%')
  assert.equal(printValue(of(939, 17775), share(2), say), '5,28%')
  assert.equal(printValue(of(28, 29), share(1), say), '96,6%')
  assert.equal(printValue(of(5, 8), share(2), say), '62,5%')
  assert.equal(printValue(of(14, 14), share(2), say), '100%')
  assert.equal(printValue(of(0, 0), share(2), say), 'không phát sinh')
})

test('told for the first time, a share has its counts and their name', () => {
  assert.equal(printValueWithCounts(of(16, 17), share(2), say), '16/17 đơn thuộc thẩm quyền, đạt 94,12%')
  assert.equal(printValueWithCounts(of(16, 17), share(2), words('en')), '16/17 petitions within competence, 94,12%')
  assert.equal(printValueWithCounts(of(939, 17775), { ...share(2, 'makes-up'), denominatorSet: { vi: 'hộ', en: 'households' } }, say), '939/17.775 hộ, chiếm 5,28%')
  assert.equal(printValueWithCounts(of(0, 0), share(2), say), 'không phát sinh')
  assert.equal(printValueWithCounts(numberValue(decimal(3)), count, say), '03')
})

test('the states that are not numbers are words', () => {
  assert.equal(printValue(NONE_AROSE, count, say), 'không phát sinh')
  assert.equal(printValue(NOT_APPLICABLE, count, say), 'không áp dụng')
  assert.equal(printValue(MISSING, count, say), 'chưa có số liệu')
  assert.equal(printValue(numberValue(decimal(1)), { ...count, type: 'yes-no' }, say), 'Có')
})

test('in JSON a share is its percentage with both counts', () => {
  assert.deepEqual(plainValue(of(16, 17), share(2)), { value: '94.12', numerator: '16', denominator: '17' })
  assert.deepEqual(plainValue(of(4, 13), count), { value: '4', numerator: '4', denominator: '13' })
  assert.deepEqual(plainValue(NONE_AROSE, count), { value: null, numerator: null, denominator: null })
})
