import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decimal, decimalText } from '#foundation/decimal.ts'
import { mustAccept } from '#foundation/result.ts'
import { aggregateAsNow, type TerritoryPart } from './aggregate-as-now.ts'
import { contribution, EMPTY_CELL } from './cell.ts'
import { getIndicator } from './form-index.ts'
import { parseCatalogue } from './parse-catalogue.ts'
import { numberValue } from './value.ts'

const form = mustAccept(parseCatalogue(JSON.parse(readFileSync(new URL('../../../catalogues/qcdc-2020.json', import.meta.url), 'utf8'))))
const households = getIndicator(form, 'households')
const cellOf = (unit: number, code: string): typeof EMPTY_CELL =>
  code === 'households' ? contribution(numberValue(decimal(unit)), households) : EMPTY_CELL
const whole = (unit: number, kind = 'xa'): TerritoryPart => ({ unit, kind, share: 'whole' })

test('units that came whole add up; a unit of which only a part came is named and nothing is guessed', () => {
  const sum = aggregateAsNow(households, form, [whole(1300), whole(1350)], cellOf)
  assert.equal(sum.state === 'number' && decimalText(sum.number), '2650')
  const split = aggregateAsNow(households, form, [whole(1300), { unit: 7, kind: 'xa', share: 'part' }], cellOf)
  assert.deepEqual(split, { state: 'not-computable', because: [7] })
})

test('a ratio is not computable either where its sums are not, nor a count of units', () => {
  const territory: TerritoryPart[] = [whole(1), { unit: 7, kind: 'xa', share: 'part' }]
  for (const code of ['poor_households_printed_percent', 'communes_with_dialogue', 'communes_total']) {
    assert.equal(aggregateAsNow(getIndicator(form, code), form, territory, cellOf).state, 'not-computable', code)
  }
})

test('a split township does not touch what only communes enter', () => {
  const territory: TerritoryPart[] = [whole(1), { unit: 7, kind: 'thi-tran', share: 'part' }]
  assert.equal(aggregateAsNow(getIndicator(form, 'contributions_new_rural_million_dong'), form, territory, cellOf).state, 'missing')
})
