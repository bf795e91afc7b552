import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDecimals, decimal, decimalText, type Decimal } from '#foundation/decimal.ts'
import type { Form, Indicator, IndicatorType } from './catalogue.ts'
import { addCells, contribution, EMPTY_CELL, subtractCells, type Cell } from './cell.ts'
import { aggregate, type Aggregate, type Sums } from './rollup.ts'
import { MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from './value.ts'

const T = (vi: string): { vi: string; en: string } => ({ vi, en: vi })
const indicator = (code: string, over: Partial<Indicator>): Indicator => ({
  code, section: 's', label: T(code), unit: T('x'), type: 'integer', enteredBy: ['commune'], aggregation: 'sum',
  print: { as: 'number', decimals: 0, leadingZero: true, verb: 'reaches' }, basis: 'b', confidence: 'V', source: 's', place: 'appendix', ...over,
})
const total = indicator('total', {})
const part = indicator('part', {})
const teams = indicator('teams', { type: 'pair' })
const yes = indicator('yes', { type: 'yes-no', aggregation: 'count-units', of: { kinds: ['commune'] } })
const union = indicator('union', { type: 'yes-no', aggregation: 'count-units', of: { kinds: ['commune'] } })
const conference = indicator('conference', { type: 'yes-no', aggregation: 'count-units', of: { code: 'union' } })
const units = indicator('units', { type: 'derived', enteredBy: [], aggregation: 'count-units', of: { kinds: ['commune'] } })
const share = indicator('share', { type: 'derived', enteredBy: [], aggregation: 'ratio-of-sums', numerator: 'part', denominator: 'total' })
const form: Form = {
  id: 'f', version: 1, label: T('f'), basis: 'b', levels: ['commune', 'district'], sections: [], rules: [],
  indicators: [total, part, teams, yes, union, conference, units, share],
}

type Unit = Readonly<Record<string, Value>>

const fold = (indicatorOf: Indicator, territory: readonly Unit[]): Cell =>
  territory.reduce((sum, unit) => addCells(sum, contribution(unit[indicatorOf.code] ?? MISSING, indicatorOf)), EMPTY_CELL)
const sumsOf = (territory: readonly Unit[]): Sums => ({
  cell: (code) => fold(form.indicators.find((one) => one.code === code)!, territory), expected: () => territory.length,
})
const figure = (one: Indicator, territory: readonly Unit[]): Aggregate => aggregate(one, form, sumsOf(territory))
const text = (value: Value & Partial<Aggregate>): string => {
  const lacks = value.missing ? ` lacks ${value.missing}` : ''
  if (value.state === 'number') return decimalText(value.number) + lacks
  if (value.state === 'pair') return `${decimalText(value.numerator)}/${decimalText(value.denominator)}${lacks}`
  return value.state + lacks
}
const n = (number: number): Value => numberValue(decimal(number))

test('sums: nothing arose counts as 0, missing leaves the sum incomplete', () => {
  assert.equal(text(figure(total, [{ total: n(3) }, { total: NONE_AROSE }, { total: n(4) }])), '7')
  assert.equal(text(figure(total, [{ total: NONE_AROSE }, { total: NONE_AROSE }])), 'none-arose')
  assert.equal(text(figure(total, [{ total: NONE_AROSE }, { total: NOT_APPLICABLE }])), 'none-arose')
  assert.equal(text(figure(total, [{ total: NOT_APPLICABLE }])), 'not-applicable')
  assert.equal(text(figure(total, [{ total: n(0) }, { total: NONE_AROSE }])), '0')
  assert.equal(text(figure(total, [{ total: n(3) }, {}])), '3 lacks 1')
  assert.equal(text(figure(total, [{}, {}])), 'missing lacks 2')
  assert.equal(text(figure(total, [{}, { total: NOT_APPLICABLE }])), 'missing lacks 1')
  assert.equal(text(figure(total, [])), 'not-applicable')
  assert.equal(text(figure(teams, [{ teams: pairValue(decimal(3), decimal(4)) }, { teams: pairValue(decimal(5), decimal(5)) }])), '8/9')
})

test('counts of units: not applicable leaves the denominator, and so does who said nothing', () => {
  assert.equal(text(figure(yes, [{ yes: n(1) }, { yes: n(0) }, { yes: n(1) }])), '2/3')
  assert.equal(text(figure(yes, [{ yes: n(1) }, { yes: NOT_APPLICABLE }, { yes: n(1) }])), '2/2')
  assert.equal(text(figure(yes, [{ yes: n(1) }, {}, { yes: n(1) }])), '2/2 lacks 1')
  assert.equal(text(figure(units, [{}, {}, {}])), '3')
})

test('the enterprises with a conference are of those with a union, not of all', () => {
  const territory: Unit[] = [
    ...Array.from({ length: 5 }, () => ({ union: n(1), conference: n(1) })),
    ...Array.from({ length: 3 }, () => ({ union: n(1), conference: n(0) })),
    ...Array.from({ length: 81 }, () => ({ union: n(0), conference: NOT_APPLICABLE })),
  ]
  assert.equal(text(figure(conference, territory)), '5/8')
  assert.equal(text(figure(union, territory)), '8/89')
})

test('a ratio is of sums, and there is none where its two sides come from different units', () => {
  assert.equal(text(figure(share, [{ part: n(1), total: n(1) }, { part: n(15), total: n(16) }])), '16/17')
  assert.equal(text(figure(share, [{ part: n(1), total: n(1) }, {}])), '1/1 lacks 1')
  assert.equal(text(figure(share, [{ part: n(9), total: n(9) }, { part: n(9) }])), 'missing lacks 1')
  assert.equal(text(figure(share, [{ part: NONE_AROSE, total: NONE_AROSE }])), 'none-arose')
  assert.equal(text(figure(share, [{ part: n(0), total: n(0) }])), 'none-arose')
  assert.equal(text(figure(share, [{ part: NOT_APPLICABLE, total: NOT_APPLICABLE }])), 'not-applicable')
})

const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 4 })).map(([u, scale]): Decimal => ({ units: u, scale }))
const other = fc.constantFrom<Value>(NONE_AROSE, NOT_APPLICABLE, MISSING)
const valueOf: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  integer: fc.oneof(amount.map(numberValue), other),
  pair: fc.oneof(fc.tuple(amount, amount).map(([a, b]) => pairValue(a, b)), other),
  'yes-no': fc.oneof(fc.constantFrom(n(0), n(1)), other),
}
const entered = [total, part, teams, yes, union, conference]
const unit: fc.Arbitrary<Unit> = fc.record(Object.fromEntries(entered.map((one) => [one.code, valueOf[one.type]!])))
const territories = fc.array(unit, { maxLength: 12 })

test('order never matters, and subtracting undoes adding', () => {
  fc.assert(fc.property(territories, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (territory, dice) => {
    const shuffled = territory.map((one) => ({ one, at: dice.next().value as number })).toSorted((a, b) => a.at - b.at).map(({ one }) => one)
    for (const one of form.indicators) assert.equal(text(figure(one, shuffled)), text(figure(one, territory)))
    for (const one of entered) {
      const whole = fold(one, territory)
      assert.deepEqual(normal(subtractCells(addCells(whole, fold(one, shuffled)), fold(one, shuffled))), normal(whole))
    }
  }))
})

test('children give the same as grandchildren', () => {
  fc.assert(fc.property(fc.array(territories, { maxLength: 4 }), (groups) => {
    for (const one of entered) {
      const nested = groups.map((group) => fold(one, group)).reduce(addCells, EMPTY_CELL)
      assert.deepEqual(normal(nested), normal(fold(one, groups.flat())))
    }
  }))
})

test('a unit to which nothing applies changes no ratio', () => {
  const absent: Unit = Object.fromEntries(entered.map((one) => [one.code, NOT_APPLICABLE]))
  fc.assert(fc.property(territories.filter((territory) => territory.length > 0), (territory) => {
    for (const one of [yes, conference, share]) assert.equal(text(figure(one, [...territory, absent])), text(figure(one, territory)))
  }))
})

test('a second, slower account from the raw values agrees', () => {
  fc.assert(fc.property(territories, (territory) => {
    for (const one of form.indicators) assert.equal(text(figure(one, territory)), slowly(one, territory), one.code)
  }))
})

function normal(cell: Cell): unknown {
  return { ...cell, sum: decimalText(cell.sum), numerator: decimalText(cell.numerator), denominator: decimalText(cell.denominator) }
}

/** The same from the list of values, without cells. */
function slowly(one: Indicator, territory: readonly Unit[]): string {
  const values = (code: string): Value[] => territory.map((u) => u[code] ?? MISSING)
  const silent = (code: string): number => values(code).filter((v) => v.state === 'missing').length
  const add = (list: readonly Decimal[]): Decimal => list.reduce(addDecimals, decimal(0))
  const sum = (code: string): Decimal => add(values(code).flatMap((v) => (v.state === 'number' ? [v.number] : [])))
  const lacks = (missing: number): string => (missing ? ` lacks ${missing}` : '')
  if (one === units) return String(territory.length)
  if (one === share) {
    const side = (code: string): Side => ({ values: values(code), silent: silent(code) })
    const [top, bottom] = [side('part'), side('total')]
    const missing = Math.max(top.silent, bottom.silent)
    const mute = (one: Side): boolean => one.silent > 0 && one.values.every((v) => v.state === 'missing' || v.state === 'not-applicable')
    const out = (one: Side): boolean => one.values.every((v) => v.state === 'not-applicable')
    if (mute(top) || mute(bottom) || top.silent !== bottom.silent) return `missing${lacks(missing)}`
    if (out(top) || out(bottom)) return `not-applicable${lacks(missing)}`
    const whole = sum('total')
    return (whole.units === 0n ? 'none-arose' : `${decimalText(sum('part'))}/${decimalText(whole)}`) + lacks(missing)
  }
  const all = values(one.code)
  const missing = silent(one.code)
  const numbers = all.filter((v) => v.state === 'number' || v.state === 'pair')
  if (numbers.length === 0) {
    const state = all.some((v) => v.state === 'none-arose') ? 'none-arose' : missing > 0 ? 'missing' : 'not-applicable'
    return state + lacks(missing)
  }
  const type: IndicatorType = one.type
  if (type === 'yes-no') {
    const whole = one === conference ? sum('union') : decimal(all.filter((v) => v.state !== 'not-applicable' && v.state !== 'missing').length)
    return (whole.units === 0n ? 'not-applicable' : `${decimalText(sum(one.code))}/${decimalText(whole)}`) + lacks(missing)
  }
  if (type === 'pair') {
    const pairs = all.flatMap((v) => (v.state === 'pair' ? [v] : []))
    return `${decimalText(add(pairs.map((p) => p.numerator)))}/${decimalText(add(pairs.map((p) => p.denominator)))}${lacks(missing)}`
  }
  return decimalText(sum(one.code)) + lacks(missing)
}

type Side = { readonly values: readonly Value[]; readonly silent: number }
