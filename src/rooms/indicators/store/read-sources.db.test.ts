import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accept, mustAccept } from '#foundation/result.ts'
import { FiguresDesk, NOON } from '#harness/figures-desk.ts'
import { FORM, SmallCountry, UNIT } from '#harness/small-country.ts'
import { SYSTEM_SCOPE } from '#storage/transaction.ts'
import { accountNames } from './account-names.ts'
import { readSources, type SourceFigure } from './read-sources.ts'
import { journalValue } from './stored-value.ts'

const [ONE, TWO, THREE, FOUR] = UNIT.communes
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
  await desk.accepted(ONE, { people: '10!Theo sổ hộ tịch' })
  await desk.accepted(TWO, { people: 'KPS' })
  await desk.save(THREE, { people: '99' }, 0)
  await desk.accepted(UNIT.enterprise, { people: '4' })
  await desk.accepted(UNIT.far, { people: '5' })
  // Reopened and being corrected: what counts is what was accepted.
  const revision = await desk.accepted(FOUR, { people: '40' })
  const reopened = mustAccept(await desk.act(FOUR, 'reopen', revision, 'Ghi nhầm'))
  mustAccept(await desk.save(FOUR, { people: '41' }, reopened.revision, {}, new Date('2024-12-01T00:00:00Z')))
})
after(() => country.close())

const sources = async (unitId: number, code = 'people'): Promise<SourceFigure[]> => {
  const { catalogue, tree, period } = country
  const indicator = FORM.indicators.find((one) => one.code === code)!
  return mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await readSources(tx, catalogue, tree, period, country.unit(unitId), indicator))))
}

test('a sum opens into the cell of every unit that ought to report, down to who and when', async () => {
  const found = await sources(UNIT.district)
  const told = Object.fromEntries(found.map((source) => [source.unit.unitId, journalValue(source.value)]))
  assert.deepEqual(told, {
    [UNIT.district]: null,
    [ONE]: '10',
    [TWO]: 'none-arose',
    [THREE]: null,
    [FOUR]: '40',
    [UNIT.agency]: null,
    [UNIT.enterprise]: '4',
  })
  const own = found.find((source) => source.unit.unitId === ONE)!
  assert.equal(own.explanation, 'Theo sổ hộ tịch')
  assert.equal(own.at!.toISOString(), NOON.toISOString())
  const names = mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await accountNames(tx, found.map((source) => source.author)))))
  assert.equal(names.get(own.author!), 'Người của Kông Lơng Khơng')
  const missing = found.find((source) => source.unit.unitId === THREE)!
  assert.deepEqual([missing.author, missing.at, missing.explanation], [null, null, null], 'a draft is not told')
  const reopened = found.find((source) => source.unit.unitId === FOUR)!
  assert.equal(reopened.at!.toISOString(), NOON.toISOString(), 'of the accepted figure, not of the correction')
})

test('the figures of the sources add up to the sum', async () => {
  const sum = async (unitId: number) =>
    (await sources(unitId)).reduce((total, { value }) => total + (value.state === 'number' ? value.number.units : 0n), 0n)
  assert.equal(await sum(UNIT.district), 54n)
  assert.equal(await sum(UNIT.province), 59n)
  assert.equal(await sum(UNIT.nation), 59n)
  assert.equal(await sum(ONE), 14n, 'the commune and the enterprise under it')
})

test('a worked-out indicator has no cells of its own', async () => {
  assert.deepEqual(await sources(UNIT.district, 'share'), [])
})
