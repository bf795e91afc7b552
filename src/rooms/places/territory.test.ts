import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { parsePlaces } from './parse-places.ts'
import type { PlaceRegister } from './register.ts'
import { loadPlaces } from './store/load-places.ts'
import { territoryBySimulation } from './territory-by-simulation.ts'

const places = loadPlaces()
const THEN = calendarDate('2020-12-31')
const NOW = calendarDate('2026-01-01')
const held = (code: string, date = NOW) => mustAccept(places.byCode(code, date)).id

test('Xã Kông Bơ La of today: Đăk HLơ was divided, but both parts are in it again', () => {
  assert.deepEqual(places.territoryAt(held('23674'), THEN), [
    { unit: held('23659', THEN), share: 'whole' },
    { unit: held('23662', THEN), share: 'whole' },
    { unit: held('23671', THEN), share: 'whole' },
    { unit: held('23674', THEN), share: 'whole' },
  ])
})

test('between 11/2024 and 6/2025 it was in two: a part is a part', () => {
  const kongBoLa = mustAccept(places.byCode('23674', calendarDate('2024-11-01'))).id
  assert.deepEqual(places.territoryAt(kongBoLa, THEN), [
    { unit: held('23671', THEN), share: 'whole' },
    { unit: held('23674', THEN), share: 'part' },
  ])
})

test('Xã Kbang of today: three units of 2020', () => {
  assert.deepEqual(places.territoryAt(held('23638'), THEN).map(({ unit, share }) => `${places.spanAt(unit, THEN)!.code} ${share}`), [
    '23638 whole', '23656 whole', '23660 whole',
  ])
})

test('a unit is its own territory on a day of its own, and has none after its end', () => {
  const krong = held('23650')
  assert.deepEqual(places.territoryAt(krong, NOW), [{ unit: krong, share: 'whole' }])
  assert.deepEqual(places.territoryAt(held('23656', THEN), NOW), [])
})

test('every whole piece leads forward to the unit alone; every territory is an inverse of the successors', () => {
  const communes = places.descendantsAt(1, NOW, 'commune').map(unit => unit.id)
  const owners = new Map<number, { unit: number; share: string }[]>()
  for (const id of communes) {
    for (const piece of places.territoryAt(id, THEN)) owners.set(piece.unit, [...(owners.get(piece.unit) ?? []), { unit: id, share: piece.share }])
  }
  for (const [old, list] of owners) {
    const ends = new Set(endsOf(old))
    assert.deepEqual(new Set(list.map(({ unit }) => unit)), ends, `unit ${old}`)
    for (const { share } of list) assert.equal(share, ends.size === 1 ? 'whole' : 'part', `unit ${old}`)
  }
  const open = places.steps.filter(step => step.to === null).length
  assert.equal(owners.size + open, places.descendantsAt(1, THEN, 'commune').length + 5)
})

function endsOf(id: number): number[] {
  const steps = places.successors(id)
  return steps.length === 0 ? [id] : steps.flatMap(step => (step.to === null ? [] : endsOf(step.to)))
}

test('the simulation agrees on the real register', () => {
  const ids = ['23674', '23638', '23650', '21548'].map(code => held(code))
  for (const id of [...ids, 1522, 3236711, 26251]) {
    for (const day of ['2020-12-31', '2024-10-31', '2024-11-01', '2025-06-30', '2025-07-01'].map(calendarDate)) {
      assert.deepEqual(places.territoryAt(id, day), territoryBySimulation(places, id, day), `${id} at ${day}`)
    }
  }
})

/**
 * Registers of chance: communes live through a few years; in each year some end and go, whole or in parts, into
 * units that go on or are new; some that go on cede a part.
 */
const chanceRegister = fc
  .array(fc.array(fc.record({ giver: fc.nat(), cedes: fc.boolean(), takers: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) }), { maxLength: 4 }), {
    minLength: 1, maxLength: 4,
  })
  .map(years => {
    const units = new Map<number, { from: string; to: string }>()
    let next = 3_000_000
    for (let index = 0; index < 6; index++) units.set(next++, { from: '', to: '' })
    const steps: string[] = []
    years.forEach((events, index) => {
      const day = `${2001 + index}-01-01`
      const eve = `${2000 + index}-12-31`
      const givers = new Set<number>()
      const alive = () => [...units].filter(([, unit]) => unit.to === '').map(([id]) => id)
      const ending = events.map(event => ({ ...event, id: alive()[event.giver % alive().length]! }))
      for (const event of ending) {
        if (givers.has(event.id)) continue
        givers.add(event.id)
        if (!event.cedes) units.get(event.id)!.to = eve
      }
      const fresh = next++
      units.set(fresh, { from: day, to: '' })
      const done = new Set<number>()
      for (const event of ending) {
        if (done.has(event.id)) continue
        done.add(event.id)
        const takers = [...alive(), fresh].filter(id => !givers.has(id))
        const chosen = [...new Set(event.takers.map(taker => takers[taker % takers.length]!))]
        const share = chosen.length > 1 || units.get(event.id)!.to === '' ? 'part' : 'whole'
        for (const to of chosen) steps.push([event.id, to, day, share, 'x', 'M'].join('\t'))
      }
    })
    const spans = [...units].map(([id, unit]) => [id, unit.from, unit.to, String(id).slice(2), 'xa', `Xã ${id}`, '1'].join('\t'))
    return parsePlaces({
      units: ['id\talso_written', '1\t', ...[...units.keys()].map(id => `${id}\t`)].join('\n'),
      spans: ['unit\tfrom\tto\tcode\tkind\tname\tparent', '1\t\t\tVN\tnation\tViệt Nam\t', ...spans].join('\n'),
      lineage: ['from\tto\tdate\tshare\tbasis\tconfidence', ...steps].join('\n'),
    })
  })

test('the simulation agrees on registers of chance', () => {
  fc.assert(fc.property(chanceRegister, (register: PlaceRegister) => {
    for (const { id } of register.units.values()) {
      if (id === 1) continue
      for (const day of ['2000-06-01', '2001-06-01', '2002-06-01', '2009-06-01'].map(calendarDate)) {
        assert.deepEqual(register.territoryAt(id, day), territoryBySimulation(register, id, day), `${id} at ${day}`)
      }
    }
  }), { numRuns: 300 })
})
