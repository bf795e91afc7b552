import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { readReportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { PlaceRegister } from '../register.ts'
import type { Unit, UnitSpan } from '../unit.ts'
import { loadPlaces } from './load-places.ts'
import { loadBodies, syncPlaces, type LoadedBody } from './sync-places.ts'

let database: TestDatabase
const places = loadPlaces()
const d = calendarDate

before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

const work = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx): Promise<Result<T>> => accept(await act(tx))))

const span = (over: Partial<UnitSpan>): UnitSpan => ({ from: null, to: null, code: '01', name: 'A', kind: 'tinh', parent: 1, ...over })
const unit = (id: number, level: Unit['level'], ...spans: Partial<UnitSpan>[]): Unit => ({ id, level, spans: spans.map(span), alsoWritten: [] })
const NATION = unit(1, 'nation', { parent: null, kind: 'nation', name: 'Việt Nam', code: '0' })
const small = (districtUnder: number, more: Unit[] = []) =>
  new PlaceRegister(
    [NATION, unit(1011, 'province', {}), unit(1021, 'province', { code: '02' }), unit(20011, 'district', { code: '001', kind: 'huyen', parent: districtUnder }), ...more],
    [],
  )
const BODY: LoadedBody = { unitId: 4_000_001, kind: 'agency', code: 'CQ01', name: 'Phòng Nội vụ', parentId: 20011, from: '2019-01-01', to: '2025-06-30' }
const treeOn = (tx: Tx, day: string) => readReportingTree(tx, d(day))

test('a correction of the units takes the bodies along; what the data no longer have is gone', async () => {
  await work((tx) => syncPlaces(tx, small(1011, [unit(20021, 'district', { code: '002', kind: 'huyen', parent: 1011 })])))
  await work((tx) => loadBodies(tx, [BODY]))
  const before = await work((tx) => treeOn(tx, '2020-12-31'))
  assert.equal(before.find(BODY.unitId)!.path, '/1/1011/20011/4000001/')
  assert.deepEqual(await work((tx) => syncPlaces(tx, small(1021))), { changed: true })
  const after = await work((tx) => treeOn(tx, '2020-12-31'))
  assert.equal(after.find(20011)!.path, '/1/1021/20011/')
  assert.deepEqual(after.find(BODY.unitId), { ...before.find(BODY.unitId)!, provinceId: 1021, path: '/1/1021/20011/4000001/' })
  assert.equal(after.find(20021), undefined)
  assert.equal((await work((tx) => treeOn(tx, '2025-07-01'))).find(BODY.unitId), undefined, 'its time stays what it was')
})

test('the units of Viet Nam: in the database as in the register, on days of both eras', async () => {
  assert.deepEqual(await work((tx) => syncPlaces(tx, places)), { changed: true })
  for (const [day, counts] of [['2020-12-31', [63, 705, 10_599]], ['2024-11-01', undefined], ['2025-07-01', [34, 0, 3321]]] as const) {
    const tree = await work((tx) => treeOn(tx, day))
    const level = (wanted: string) => tree.below(1).filter((each) => each.level === wanted).length
    if (counts) assert.deepEqual(['province', 'district', 'commune'].map(level), counts, day)
    const wrong = tree.below(1).filter((each) => each.level !== 'body' && each.path !== places.pathTextAt(each.unitId, d(day)))
    assert.deepEqual(wrong, [])
    for (const each of tree.below(1)) if (each.parentId !== 1) assert.ok(each.path.startsWith(tree.find(each.parentId!)!.path))
  }
})

test('the same again changes nothing, also from two processes at once', async () => {
  const version = () => work(async (tx) => (await sql`select xmin::text from unit_span order by unit_id, valid_from limit 50`.execute(tx)).rows)
  const held = await version()
  const both = await Promise.all([work((tx) => syncPlaces(tx, places)), work((tx) => syncPlaces(tx, places))])
  assert.deepEqual(both, [{ changed: false }, { changed: false }])
  assert.deepEqual(await version(), held, 'not a row was written')
})

test('bodies: as often as you like, cut at the days of the unit above, none under a unit that was not there', async () => {
  const kbang: LoadedBody = { ...BODY, unitId: 4_000_010, parentId: 26251, to: '2030-12-31' }
  const unborn: LoadedBody = { ...BODY, unitId: 4_000_011, parentId: 3236682, from: '2019-01-01', to: '2020-12-31' }
  for (let time = 0; time < 2; time++) await work((tx) => loadBodies(tx, [kbang, unborn]))
  const rows = await work(async (tx) =>
    (await sql<{ unit_id: number; from: string; to: string }>`
      select unit_id, min(valid_from)::text as "from", max(valid_to)::text as "to" from unit_span
      where unit_id in (4000010, 4000011) group by unit_id`.execute(tx)).rows,
  )
  assert.deepEqual(rows, [{ unit_id: 4_000_010, from: '2019-01-01', to: '2025-06-30' }])
  const tree = await work((tx) => treeOn(tx, '2024-12-31'))
  assert.equal(tree.find(4_000_010)!.path, '/1/1641/26251/4000010/')
  assert.equal(tree.children(26251).at(-1)!.unitId, 4_000_010, 'bodies come last')
})
