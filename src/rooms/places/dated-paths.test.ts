import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { datedPaths } from './dated-paths.ts'
import { pathsOfPredecessors } from './paths-of-predecessors.ts'
import { PlaceRegister } from './register.ts'
import { loadPlaces } from './store/load-places.ts'
import type { Kind, LineageStep, Unit, UnitSpan } from './unit.ts'

const places = loadPlaces()
const all = datedPaths(places, places.units.keys())
const byUnit = Map.groupBy(all, (stretch) => stretch.unit)
const anyDay = fc.oneof(
  fc.integer({ min: -400, max: 3000 }).map((days) => addDays(calendarDate('2020-01-01'), days)),
  fc.constantFrom(...['2024-10-31', '2024-11-01', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map(calendarDate)),
)
const holds = (stretch: { from: CalendarDate | null; to: CalendarDate | null }, day: CalendarDate) =>
  (stretch.from === null || stretch.from <= day) && (stretch.to === null || day <= stretch.to)

test('every unit has one stretch on each of its days, with the name and the path of that day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places.units.keys()), anyDay, (id, day) => {
      const found = (byUnit.get(id) ?? []).filter((stretch) => holds(stretch, day))
      const path = places.pathTextAt(id, day)
      assert.equal(found.length, path === undefined ? 0 : 1)
      if (path === undefined) return
      const span = places.spanAt(id, day)!
      const [stretch] = found
      assert.deepEqual(
        { path: stretch!.path, code: stretch!.code, name: stretch!.name, kind: stretch!.kind, parent: stretch!.parent },
        { path, code: span.code, name: span.name, kind: span.kind, parent: span.parent },
      )
      assert.equal(stretch!.province, Number(path.split('/')[2] || path.split('/')[1]))
    }),
    { numRuns: 3000 },
  )
})

test('stretches of a unit follow one another, and each differs from the one before', () => {
  for (const stretches of byUnit.values()) {
    for (const [index, stretch] of stretches.entries()) {
      assert.ok(stretch.from === null || stretch.to === null || stretch.from <= stretch.to)
      const before = stretches[index - 1]
      if (!before) continue
      assert.ok(before.to !== null && stretch.from !== null && before.to < stretch.from, `${stretch.unit}`)
      const same = before.path === stretch.path && before.name === stretch.name && before.code === stretch.code && before.kind === stretch.kind
      assert.ok(!same || addDays(before.to, 1) !== stretch.from, `${stretch.unit} is cut where nothing changed`)
    }
  }
})

const span = (over: Partial<UnitSpan>): UnitSpan => ({ from: null, to: null, code: '01', name: 'A', kind: 'xa', parent: 1, ...over })
const unit = (id: number, level: Unit['level'], ...spans: Partial<UnitSpan>[]): Unit => ({ id, level, spans: spans.map(span), alsoWritten: [] })
const d = calendarDate
const NATION: Unit = unit(1, 'nation', { parent: null, kind: 'nation' as Kind, name: 'Việt Nam', code: '0' })

test('what changes above begins a new stretch below; a mere renaming above does not', () => {
  const register = new PlaceRegister(
    [
      NATION,
      unit(1011, 'province', { to: d('2021-12-31'), name: 'Cũ' }, { from: d('2022-01-01'), name: 'Mới' }),
      unit(1021, 'province', {}),
      unit(20011, 'district', { to: d('2022-06-30'), parent: 1011 }, { from: d('2022-07-01'), parent: 1021 }),
      unit(3000011, 'commune', { from: d('2021-03-01'), parent: 20011 }),
    ],
    [],
  )
  const told = datedPaths(register, [3000011]).map(({ from, to, path, province }) => [from, to, path, province])
  assert.deepEqual(told, [
    ['2021-03-01', '2022-06-30', '/1/1011/20011/3000011/', 1011],
    ['2022-07-01', null, '/1/1021/20011/3000011/', 1021],
  ])
})

test('where the unit above was not there, there is no path', () => {
  const register = new PlaceRegister(
    [NATION, unit(1011, 'province', { to: d('2020-12-31') }, { from: d('2022-01-01') }), unit(3000011, 'commune', { parent: 1011 })],
    [],
  )
  const told = datedPaths(register, [3000011]).map(({ from, to }) => [from, to])
  assert.deepEqual(told, [[null, '2020-12-31'], ['2022-01-01', null]])
})

test('Xã Tơ Tung of today inherits what Kông Lơng Khơng and the former Tơ Tung wrote, and nothing of KBang', () => {
  const code = (text: string, day: string) => {
    const found = places.byCode(text, d(day))
    assert.ok(found.ok)
    return found.value.id
  }
  const former = ['23668', '23665'].map((each) => `/1/1641/26251/${code(each, '2020-12-31')}/`)
  const paths = pathsOfPredecessors(places, code('23668', '2026-01-01'))
  assert.deepEqual(paths.filter((path) => path.startsWith('/1/1641/26251/')).toSorted(), former.toSorted())
  assert.ok(paths.every((path) => /^\/1\/1641\/26251\/\d{7}\/$/.test(path)))
})

test('inheritance goes over several steps, whole units only, and ends', () => {
  const step = (from: number, to: number | null, share: LineageStep['share'], date: string): LineageStep => ({
    from, to, share, date: d(date), basis: 'x', confidence: 'V',
  })
  const communes = [3000011, 3000021, 3000031, 3000041, 3000051].map((id) => unit(id, 'commune', { parent: 1011 }))
  const register = new PlaceRegister(
    [NATION, unit(1011, 'province', {}), ...communes],
    [
      step(3000021, 3000011, 'whole', '2021-01-01'),
      step(3000031, 3000021, 'whole', '2020-01-01'),
      // Divided: neither it nor what it came from is inherited by this way.
      step(3000041, 3000011, 'part', '2021-01-01'),
      step(3000051, 3000041, 'whole', '2020-01-01'),
      // A circle in faulty data.
      step(3000011, 3000031, 'whole', '2019-01-01'),
    ],
  )
  assert.deepEqual(pathsOfPredecessors(register, 3000011).filter((path) => !path.includes('3000011')).toSorted(), ['/1/1011/3000021/', '/1/1011/3000031/'])
})
