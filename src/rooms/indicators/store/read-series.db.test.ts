import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { decimalText } from '#foundation/decimal.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { readAggregates } from './read-aggregates.ts'
import { readAsNow } from './read-as-now.ts'
import { readSeries, type Series, type SeriesQuestion } from './read-series.ts'
import { reportingTree } from './reporting-tree.ts'

let house: DemonstrationDatabase
const places = loadPlaces()
before(async () => void (house = await demonstrationDatabase()))
after(() => house.drop())

const today = calendarDate('2026-11-23')
const ask = (question: Partial<SeriesQuestion>): Promise<Result<Series>> =>
  readOnly(house.db, SYSTEM_SCOPE, (tx) =>
    readSeries(tx, house.catalogue, places, { indicator: 'hamlets_total', unit: '23668', as: 'then', from: 2019, to: 2026, today, ...question }),
  )
const told = (series: Series) =>
  series.points.map(({ period, units, figure }) => [
    period.id,
    units.map(({ unit }) => places.spanNearest(unit, period.to).name).join('+'),
    figure.state === 'number' ? decimalText(figure.number) : figure.state,
  ])

test('as it was: the code means another unit before and after the merger', async () => {
  const series = mustAccept(await ask({}))
  assert.deepEqual(told(series), [
    ['2019', 'Kông Lơng Khơng', '15'],
    ['2020', 'Kông Lơng Khơng', '15'],
    ['2025', 'Tơ Tung', '29'],
    ['2026', 'Tơ Tung', 'missing'],
  ])
})

test('as it is now: the former units that make up the unit of today', async () => {
  const series = mustAccept(await ask({ as: 'now' }))
  assert.deepEqual(told(series).slice(0, 3), [
    ['2019', 'Tơ Tung+Kông Lơng Khơng', '29'],
    ['2020', 'Tơ Tung+Kông Lơng Khơng', '29'],
    ['2025', 'Tơ Tung', '29'],
  ])
})

test('the six communes of today hold together what the district held in 2020', async () => {
  const period = house.catalogue.findPeriod('qcdc-2020', '2020')!
  const read = await readOnly(house.db, SYSTEM_SCOPE, async (tx) => {
    const tree = await reportingTree(tx, period.to)
    const [district] = await readAggregates(tx, house.catalogue, tree, period, [tree.find(26251)!])
    const now = []
    for (const commune of places.heirs(26251)) now.push(await readAsNow(tx, house.catalogue, places, period, commune))
    return accept({ district: district!, now })
  })
  const { district, now } = mustAccept(read)
  assert.equal(now.length, 6)
  for (const code of ['people', 'households', 'area_ha', 'poor_households']) {
    const sum = now.reduce((total, { figures }) => {
      const figure = figures.get(code)!
      return total + (figure.state === 'number' ? Number(decimalText(figure.number)) : Number.NaN)
    }, 0)
    const whole = district.figures.get(code)!
    assert.ok(whole.state === 'number' && Math.abs(sum - Number(decimalText(whole.number))) < 1e-6, `${code}: ${sum}`)
  }
})

test('a unit of today above others: former provinces, whole, with all that stood below them', async () => {
  const series = mustAccept(await ask({ unit: '52', as: 'now', from: 2020, to: 2020 }))
  const { figure } = series.points[0]!
  assert.deepEqual(told(series), [['2020', 'Bình Định+Gia Lai', '166']])
  assert.ok(figure.state === 'number' && !figure.complete && figure.missing === figure.expected - 14)
})

test('a former unit that came in part only is named, and nothing is guessed', async () => {
  const split = [...places.units.values()].find(
    (unit) => unit.level === 'commune' && unit.spans.at(-1)!.to === null
      && places.territoryAt(unit.id, calendarDate('2020-12-31')).some((piece) => piece.share === 'part'),
  )!
  const series = mustAccept(await ask({ unit: split.spans.at(-1)!.code, as: 'now', from: 2020, to: 2020 }))
  const { figure } = series.points[0]!
  const parts = series.points[0]!.units.filter(({ share }) => share === 'part').map(({ unit }) => unit)
  assert.ok(parts.length > 0)
  assert.deepEqual(figure, { state: 'not-computable', because: parts })
})

test('a code that nobody holds any more: refused, with the day and the heirs', async () => {
  const refused = await ask({ unit: '625', as: 'now' })
  assert.ok(!refused.ok)
  assert.equal(refused.refusal.code, 'series.unit-ended')
  assert.equal(refused.refusal['since'], '01/7/2025')
  assert.deepEqual(refused.refusal['heirs'], places.heirs(26251))
  assert.deepEqual(told(mustAccept(await ask({ unit: '625' }))).map(([, , state]) => state), ['166', '166', 'no-unit', 'no-unit'])
})

test('questions that cannot be answered', async () => {
  const code = async (question: Partial<SeriesQuestion>) => {
    const refused = await ask(question)
    return refused.ok ? 'accepted' : refused.refusal.code
  }
  assert.equal(await code({ indicator: 'khong_co' }), 'series.indicator-unknown')
  assert.equal(await code({ form: 'khong-co' }), 'series.form-unknown')
  assert.equal(await code({ from: 2021, to: 2024 }), 'series.no-period')
  assert.equal(await code({ unit: '99999' }), 'places.code-unknown')
  assert.equal(await code({ unit: '23668a' }), 'places.code-form')
  assert.equal(await code({ unit: '23665', from: 2025, to: 2026 }), 'places.code-not-then')
})

test('two forms with the indicator in one year: one has to be named', async () => {
  const twice = { ...house.catalogue.findPeriod('dcch-2026', '2026')!, form: 'qcdc-2020', to: '2026-12-31' as CalendarDate }
  const both = { ...house.catalogue, periods: [...house.catalogue.periods, twice] }
  const question = { indicator: 'hamlets_total', unit: '23668', as: 'then', from: 2026, to: 2026, today } as const
  const refused = await readOnly(house.db, SYSTEM_SCOPE, (tx) => readSeries(tx, both, places, question))
  assert.ok(!refused.ok && refused.refusal.code === 'series.form-needed')
  const named = await readOnly(house.db, SYSTEM_SCOPE, (tx) => readSeries(tx, both, places, { ...question, form: 'dcch-2026' }))
  assert.equal(mustAccept(named).points.length, 1)
})
