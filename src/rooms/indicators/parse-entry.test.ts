import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, decimalText } from '#foundation/decimal.ts'
import { words } from '#words/words.ts'
import { parseCell, parseEntry } from './parse-entry.ts'
import { entryText } from './print-value.ts'
import { numberValue, pairValue, sameValue, type Value } from './value.ts'
import type { IndicatorType } from './catalogue.ts'

function said(text: string, type: IndicatorType): string {
  const read = parseEntry(text, { type })
  if (!read.ok) return read.refusal.code.replace('indicators.', '!')
  switch (read.value.state) {
    case 'number':
      return decimalText(read.value.number)
    case 'pair':
      return `${decimalText(read.value.numerator)}/${decimalText(read.value.denominator)}`
    default:
      return read.value.state
  }
}

test('numbers are read as officials write them, and never guessed', () => {
  const rows: [string, IndicatorType, string][] = [
    ['11.796,9', 'decimal', '11796.9'], ['17.775', 'integer', '17775'], ['02', 'integer', '2'], ['0', 'integer', '0'],
    ['11.796', 'integer', '11796'], ['11.796', 'decimal', '11796'], ['184.243,33', 'decimal', '184243.33'], ['12,50', 'decimal', '12.5'],
    ['12,0', 'integer', '12'], ['1796,9', 'decimal', '1796.9'], ['17 775', 'integer', '17775'], ['１７.７７５', 'integer', '17775'],
    ['\u00a0 17.775 \u200b', 'integer', '17775'],
    ['11,796.9', 'decimal', '!separators'], ['11,796', 'integer', '!separators'], ['1,234,567', 'integer', '!separators'],
    ['1.2345', 'decimal', '!point-for-comma'], ['11.5', 'decimal', '!point-for-comma'], ['0.500', 'decimal', '!point-for-comma'],
    ['11796.9', 'decimal', '!point-for-comma'], ['1.23.456', 'integer', '!separators'], ['1.234.56', 'integer', '!separators'],
    ['12,5', 'integer', '!not-whole'], ['-5', 'integer', '!negative'], ['−5', 'integer', '!negative'],
    ['1' + '0'.repeat(30), 'integer', '!too-large'], ['9'.repeat(15), 'integer', '9'.repeat(15)], ['9'.repeat(16), 'integer', '!too-large'],
    ['0,12345', 'decimal', '!too-precise'], ['1,2345', 'decimal', '1.2345'],
    ['mười hai', 'integer', '!not-a-number'], ['12 vụ', 'integer', '!not-a-number'], ['1e5', 'integer', '!not-a-number'], ['.', 'integer', '!not-a-number'],
    ['5,', 'decimal', '!not-a-number'], ['=SUM(A1:A3)', 'integer', '!formula'], ['@A1', 'integer', '!formula'], ['+84', 'integer', '!formula'],
    ['\ud800', 'integer', '!broken-text'], ['', 'integer', 'missing'], ['   ', 'decimal', 'missing'],
    ['500000', 'dong', '500000'], ['1.500.000', 'dong', '1500000'], ['1.500.000,5', 'dong', '!not-whole'], ['5', 'derived', '!derived'],
  ]
  for (const [text, type, expected] of rows) assert.equal(said(text, type), expected, `${text} as ${type}`)
})

test('"không phát sinh" and "không áp dụng" are read in every spelling, and are not zero', () => {
  for (const text of ['KPS', 'kps', 'Không phát sinh', 'không phát sinh'.normalize('NFD'), ' KHÔNG PHÁT SINH ']) {
    for (const type of ['integer', 'pair', 'yes-no', 'decimal'] as const) assert.equal(said(text, type), 'none-arose')
  }
  for (const text of ['KAD', 'Không áp dụng', 'không áp dụng'.normalize('NFD')]) assert.equal(said(text, 'integer'), 'not-applicable')
})

test('a yes or no, and so many of so many', () => {
  assert.equal(said('Có', 'yes-no'), '1')
  assert.equal(said('có'.normalize('NFD'), 'yes-no'), '1')
  assert.equal(said('Không', 'yes-no'), '0')
  assert.equal(said('14', 'yes-no'), '!not-yes-no')
  assert.equal(said('166/166', 'pair'), '166/166')
  assert.equal(said('1.200 / 1.300', 'pair'), '1200/1300')
  assert.equal(said('15/14', 'pair'), '!part-over-whole')
  assert.equal(said('14', 'pair'), '!pair-form')
  assert.equal(said('1/2/3', 'pair'), '!pair-form')
  assert.equal(said('-1/3', 'pair'), '!negative')
})

test('what could be read in two ways is refused with both readings', () => {
  const mixed = parseEntry('11,796.9', { type: 'decimal' })
  assert.deepEqual(!mixed.ok && mixed.refusal, { code: 'indicators.separators', text: '11,796.9', asDecimal: '11.796,9', asWhole: '117.969' })
  const point = parseEntry('11.5', { type: 'decimal' })
  assert.deepEqual(!point.ok && point.refusal, { code: 'indicators.point-for-comma', text: '11.5', asDecimal: '11,5', asWhole: '115' })
})

test('a number of a spreadsheet is read by its value, without what binary fractions add', () => {
  const read = (cell: string | number | boolean | null, type: IndicatorType): string => {
    const result = parseCell(cell, { type })
    return !result.ok ? result.refusal.code : result.value.state === 'number' ? decimalText(result.value.number) : result.value.state
  }
  assert.equal(read(11796.9, 'decimal'), '11796.9')
  assert.equal(read(0.1 + 0.2, 'decimal'), '0.3')
  assert.equal(read(123456789012.35, 'decimal'), '123456789012.35')
  assert.equal(read(17775, 'integer'), '17775')
  assert.equal(read(-1, 'integer'), 'indicators.negative')
  assert.equal(read(12.5, 'integer'), 'indicators.not-whole')
  assert.equal(read(1.00001, 'decimal'), 'indicators.too-precise')
  assert.equal(read(1e-9, 'decimal'), 'indicators.too-precise')
  assert.equal(read(1e30, 'integer'), 'indicators.too-large')
  assert.equal(read(Number.NaN, 'integer'), 'indicators.not-a-number')
  assert.equal(read(null, 'integer'), 'missing')
  assert.equal(read(true, 'yes-no'), '1')
  assert.equal(read('11,796.9', 'decimal'), 'indicators.separators')
})

const whole = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n })
const typed: fc.Arbitrary<[Value, IndicatorType]> = fc.oneof(
  whole.map((n): [Value, IndicatorType] => [numberValue(decimal(n)), 'integer']),
  fc.tuple(whole, fc.integer({ min: 0, max: 9999 })).map(([n, f]): [Value, IndicatorType] => [
    numberValue(decimal(`${n}.${String(f).padStart(4, '0')}`)), 'decimal']),
  fc.tuple(whole, whole).map(([a, b]): [Value, IndicatorType] => [pairValue(decimal(a < b ? a : b), decimal(a < b ? b : a)), 'pair']),
  fc.boolean().map((yes): [Value, IndicatorType] => [numberValue(decimal(yes ? 1 : 0)), 'yes-no']),
  fc.constantFrom<Value>({ state: 'none-arose' }, { state: 'not-applicable' }, { state: 'missing' }).map((v): [Value, IndicatorType] => [v, 'integer']),
)

test('what stands in the field reads back as the same value, in both languages', () => {
  fc.assert(fc.property(typed, fc.constantFrom('vi' as const, 'en' as const), ([value, type], lang) => {
    const read = parseEntry(entryText(value, { type }, words(lang)), { type })
    assert.ok(read.ok && sameValue(read.value, value), JSON.stringify(read, (_, v) => (typeof v === 'bigint' ? String(v) : v)))
  }))
})

test('any text is read or refused with a sentence, and never breaks', () => {
  const types = fc.constantFrom<IndicatorType>('integer', 'decimal', 'dong', 'yes-no', 'pair', 'derived')
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789.,/- KPS') }))
  fc.assert(fc.property(text, types, (entry, type) => {
    const read = parseEntry(entry, { type })
    if (!read.ok) for (const lang of ['vi', 'en'] as const) assert.ok(words(lang)(`refusal.${read.refusal.code}`, read.refusal))
  }), { numRuns: 500 })
})
