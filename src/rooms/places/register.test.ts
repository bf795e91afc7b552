import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { loadPlaces } from './store/load-places.ts'
import { covers, type Unit } from './unit.ts'

const places = loadPlaces()
const all = [...places.units.values()]
const THEN = calendarDate('2020-12-31')
const NOW = calendarDate('2026-01-01')
const anyUnit = fc.constantFrom(...all)
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 2600 }).map(days => addDays(calendarDate('2020-01-01'), days)),
  fc.constantFrom(...['2024-10-31', '2024-11-01', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map(calendarDate)),
)

function named(unit: Unit, date: CalendarDate): string {
  const span = places.spanAt(unit.id, date)!
  return `${span.kind} ${span.name}`
}

test('63 provinces, 705 districts, 10,599 communes at the end of 2020; 34, none, 3,321 since 01/7/2025', () => {
  const counts = (date: CalendarDate) => (['province', 'district', 'commune'] as const).map(level => places.descendantsAt(1, date, level).length)
  assert.deepEqual(counts(THEN), [63, 705, 10_599])
  assert.deepEqual(counts(calendarDate('2025-07-01')), [34, 0, 3321])
  assert.deepEqual(counts(NOW), [34, 0, 3321])
})

test('of the 3,321: 2,621 xã, 687 phường, 13 đặc khu', () => {
  const kinds = places.descendantsAt(1, NOW, 'commune').map(unit => places.spanAt(unit.id, NOW)!.kind)
  assert.deepEqual(['xa', 'phuong', 'dac-khu'].map(kind => kinds.filter(found => found === kind).length), [2621, 687, 13])
})

test('a code is not an identity: 23668 and 23674', () => {
  const at = (code: string, date: string) => named(mustAccept(places.byCode(code, calendarDate(date))), calendarDate(date))
  assert.equal(at('23668', '2020-12-31'), 'xa Kông Lơng Khơng')
  assert.equal(at('23668', '2026-01-01'), 'xa Tơ Tung')
  assert.equal(at('23665', '2020-12-31'), 'xa Tơ Tung')
  assert.equal(at('23674', '2020-12-31'), 'xa Đăk HLơ')
  assert.equal(at('23671', '2024-10-31'), 'xa Kông Pla')
  assert.equal(at('23674', '2024-11-01'), 'xa Kông Bơ La')
  assert.equal(at('23674', '2026-01-01'), 'xa Kông Bơ La')
  assert.equal(new Set(places.holdersOf('23674').map(({ unit }) => unit.id)).size, 3)
})

test('Kbang: 14 units in 2020, 13 from 01/11/2024, 6 communes from 01/7/2025', () => {
  const kbang = mustAccept(places.byCode('625', THEN)).id
  assert.equal(kbang, 26251)
  assert.equal(places.childrenAt(kbang, THEN).length, 14)
  assert.equal(places.childrenAt(kbang, calendarDate('2024-10-31')).length, 14)
  assert.equal(places.childrenAt(kbang, calendarDate('2024-11-01')).length, 13)
  assert.equal(places.childrenAt(kbang, NOW).length, 0)
  const codes = (ids: Iterable<number>) => [...ids].map(id => places.spanAt(id, NOW)!.code).sort()
  const six = ['23638', '23644', '23647', '23650', '23668', '23674']
  assert.deepEqual(codes(places.heirs(kbang)), six)
  assert.deepEqual(codes(new Set(places.childrenAt(kbang, THEN).flatMap(unit => places.heirs(unit.id)))), six)
})

test('every unit has heirs that are there today, or an open step on its way', () => {
  fc.assert(fc.property(anyUnit, ({ id }) => {
    const heirs = places.heirs(id)
    for (const heir of heirs) assert.ok(places.spanAt(heir, NOW), `${heir}`)
    if (heirs.length === 0) assert.ok(places.successors(id).some(step => step.to === null), `unit ${id}`)
  }))
})

test('Krong goes on as itself under a new province', () => {
  const krong = mustAccept(places.byCode('23650', THEN))
  assert.equal(mustAccept(places.byCode('23650', NOW)).id, krong.id)
  assert.equal(places.pathTextAt(krong.id, THEN), '/1/1641/26251/3236501/')
  assert.equal(places.pathTextAt(krong.id, NOW), '/1/1522/3236501/')
  assert.deepEqual(places.successors(krong.id), [])
})

test('the new Gia Lai: code 52, 135 communes (110 xã, 25 phường), out of Bình Định and the old Gia Lai', () => {
  const giaLai = mustAccept(places.byCode('52', NOW))
  assert.equal(named(giaLai, NOW), 'tinh Gia Lai')
  const kinds = places.childrenAt(giaLai.id, NOW).map(unit => places.spanAt(unit.id, NOW)!.kind)
  assert.deepEqual([kinds.length, kinds.filter(kind => kind === 'xa').length, kinds.filter(kind => kind === 'phuong').length], [135, 110, 25])
  assert.deepEqual(places.territoryAt(giaLai.id, THEN), [{ unit: 1521, share: 'whole' }, { unit: 1641, share: 'whole' }])
})

test('refusals of a code: form, unknown, not then', () => {
  const refusal = (code: string, date: CalendarDate) => {
    const found = places.byCode(code, date)
    assert.ok(!found.ok)
    return found.refusal
  }
  assert.equal(refusal('2366', NOW).code, 'places.code-form')
  assert.equal(refusal('99999', NOW).code, 'places.code-unknown')
  const kbang = refusal('625', NOW)
  assert.equal(kbang.code, 'places.code-not-then')
  assert.deepEqual(kbang.holders?.map(({ span }) => [span.name, span.to]), [['KBang', '2025-06-30']])
})

test('islands that were districts without communes are special zones', () => {
  const lySon = mustAccept(places.byCode('21548', NOW))
  assert.equal(named(lySon, NOW), 'dac-khu Lý Sơn')
  assert.deepEqual(places.territoryAt(lySon.id, THEN).map(({ unit }) => places.get(unit).level), ['district'])
})

test('every unit of a day has one path to the nation, and its parents were there', () => {
  fc.assert(fc.property(anyUnit, anyDay, (unit, day) => {
    const path = places.pathAt(unit.id, day)
    const there = places.spanAt(unit.id, day) !== undefined
    assert.equal(path !== undefined, there)
    if (!path) return
    assert.equal(path[0], 1)
    assert.equal(path.at(-1), unit.id)
    for (let index = 1; index < path.length; index++) {
      assert.ok(places.childrenAt(path[index - 1]!, day).some(child => child.id === path[index]))
    }
    const expected = { nation: 1, province: 2, district: 3, commune: day < '2025-07-01' ? 4 : 3, body: 0, hamlet: 0 }[unit.level]
    assert.equal(path.length, expected)
  }), { numRuns: 2000 })
})

test('the times of a unit follow one another without overlap or gap', () => {
  for (const { id, spans } of all) {
    for (let index = 1; index < spans.length; index++) {
      assert.ok(spans[index - 1]!.to !== null && spans[index]!.from !== null, `unit ${id}`)
      assert.equal(spans[index]!.from, addDays(spans[index - 1]!.to!, 1), `unit ${id}`)
    }
  }
})

test('no code has two holders of one level on one day', () => {
  for (const { code } of new Set(all.flatMap(unit => unit.spans))) {
    const holders = places.holdersOf(code)
    for (const [index, { span }] of holders.entries()) {
      for (const other of holders.slice(index + 1)) {
        assert.ok(!covers(span, other.span.from ?? THEN) || span.to! < (other.span.from ?? THEN), `code ${code}`)
        assert.ok(span.to !== null && other.span.from !== null && span.to < other.span.from, `code ${code}`)
      }
    }
  }
})

test('search: without accents, by code, with ancestors, in a time', () => {
  const names = (text: string, at?: CalendarDate) => places.search(text, at ? { at } : {}).map(hit => `${hit.span.name} ${hit.span.code}`)
  assert.deepEqual(names('kong long khong'), ['Kông Lơng Khơng 23668'])
  assert.deepEqual(names('to tung'), ['Tơ Tung 23668', 'Tơ Tung 23665'])
  assert.deepEqual(names('TƠ TUNG', THEN), ['Tơ Tung 23665'])
  assert.deepEqual(names('xa to tung', NOW), ['Tơ Tung 23668'])
  assert.deepEqual(names('to tung kbang'), ['Tơ Tung 23665'])
  assert.equal(names('kbang')[0], 'Kbang 23638')
  assert.ok(names('kbang', THEN).includes('KBang 625'))
  assert.deepEqual(names('23674').toSorted(), ['Kông Bơ La 23674', 'Kông Bơ La 23674', 'Đăk HLơ 23674'])
  assert.equal(names('son la')[0], 'Sơn La 14')
  assert.deepEqual(names(''), [])
  assert.deepEqual(names('  !'), [])
  assert.equal(places.search('an', { limit: 5 }).length, 5)
})

test('search finds every unit by its name without accents', () => {
  fc.assert(fc.property(anyUnit, unit => {
    const { name } = unit.spans.at(-1)!
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    assert.ok(places.search(plain, { limit: 1000 }).some(hit => hit.unit.id === unit.id), name)
  }), { numRuns: 60 })
})
