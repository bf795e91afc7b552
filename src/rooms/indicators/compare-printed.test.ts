import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal } from '#foundation/decimal.ts'
import { words } from '#words/words.ts'
import type { Indicator } from './catalogue.ts'
import { comparePrinted, type PrintedFact } from './compare-printed.ts'
import { sayFinding } from './finding.ts'
import { MISSING, numberValue, pairValue, type Value } from './value.ts'

type Printed = Pick<Indicator, 'code' | 'label' | 'print' | 'denominatorSet'>
const share: Printed = { code: 'x', label: { vi: 'Tỷ lệ giải quyết', en: 'Share settled' }, print: { as: 'percent', decimals: 2, leadingZero: true, verb: 'reaches' }, denominatorSet: { vi: 'đơn thuộc thẩm quyền', en: 'petitions within competence' } }
const of = (a: number, b: number): Value => pairValue(decimal(a), decimal(b))
const codes = (printed: string, value: Value, over: Partial<PrintedFact> = {}, how: Printed = share): string[] =>
  comparePrinted({ code: 'x', printed, ...over }, value, how, 'BC 480', 'vi').map((finding) => finding.code)

test('cut off instead of rounded', () => {
  assert.deepEqual(codes('94,11', of(16, 17), { contextTotal: '17' }), ['printed.truncated'])
  assert.deepEqual(codes('94,12', of(16, 17), { contextTotal: '17' }), [])
  assert.deepEqual(codes('5,28', of(939, 17775), { contextTotal: '17775' }), [])
  assert.deepEqual(codes('5', of(939, 17775)), [])
  assert.deepEqual(codes('99', of(997, 1000)), ['printed.truncated'])
  assert.deepEqual(codes('99,9', of(9999, 10000)), ['printed.truncated'])
})

test('another figure altogether', () => {
  assert.deepEqual(codes('5,27', of(939, 17775), { contextTotal: '17775' }), ['printed.wrong-share'])
  assert.deepEqual(codes('5,29', of(939, 17775)), ['printed.wrong-share'])
  assert.deepEqual(codes('nhiều', of(939, 17775)), ['printed.wrong-share'])
  const count: Printed = { ...share, print: { ...share.print, as: 'number' } }
  assert.deepEqual(codes('17.775', numberValue(decimal(17775)), {}, count), [])
  assert.deepEqual(codes('02', numberValue(decimal(2)), {}, count), [])
  assert.deepEqual(codes('17.757', numberValue(decimal(17775)), {}, count), ['printed.differs'])
  assert.deepEqual(codes('14/14', of(14, 14), {}, { ...share, print: { ...share.print, as: 'fraction' } }), [])
  assert.deepEqual(codes('13/14', of(14, 14), {}, { ...share, print: { ...share.print, as: 'fraction' } }), ['printed.differs'])
})

test('a base that is not the total printed beside it', () => {
  assert.deepEqual(codes('94,11', of(16, 17), { contextTotal: '40' }), ['printed.truncated', 'printed.hidden-base'])
  assert.deepEqual(codes('62,5', of(5, 8), { contextTotal: '89' }), ['printed.hidden-base'])
  assert.deepEqual(codes('84,77', of(796, 939), { contextTotal: '939' }), [])
  assert.deepEqual(codes('96,6', of(28, 29)), [])
})

test('the finding says what it is of, and what it would be of the total beside it', () => {
  const [, hidden] = comparePrinted({ code: 'x', printed: '94,11', contextTotal: '40', contextLabel: { vi: 'đơn', en: 'petitions' } }, of(16, 17), share, 'BC 480', 'vi')
  assert.equal(sayFinding(hidden!, words('vi')), 'Tỷ lệ giải quyết: đã in 94,11% mà không nêu mẫu số. Đó là 16/17 đơn thuộc thẩm quyền (94,12%). Số in bên cạnh là 40 đơn; nếu tính trên số đó thì chỉ đạt 40%.')
})

test('what cannot be worked out is not judged', () => {
  assert.deepEqual(codes('5,27', MISSING), [])
  assert.deepEqual(codes('5,27', of(0, 0)), [])
})
