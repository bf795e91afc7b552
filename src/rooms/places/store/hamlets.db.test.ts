import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { readReportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import type { Officer, OfficeKind } from '#rooms/offices/index.ts'
import { inTransaction, type Scope, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { WantedBody } from '../read-body.ts'
import { PlaceRegister } from '../register.ts'
import { HAMLET_ROLL } from '../roll.ts'
import type { LineageStep, Unit, UnitSpan } from '../unit.ts'
import { changeBody, endBody, findBody, importBodies, listBodies, listHamlets, officersHand, readBodyFile, registerBody } from './bodies.ts'
import { syncPlaces } from './sync-places.ts'

const d = calendarDate
const NOW = new Date('2026-11-23T02:00:00Z')
const TODAY = d('2026-11-23')
const [PROVINCE, KBANG, TOTUNG, DAKRONG] = [1522, 3236382, 3236682, 3236442]

const span = (over: Partial<UnitSpan>): UnitSpan => ({ from: d('2025-07-01'), to: null, code: '01', name: 'A', kind: 'xa', parent: PROVINCE, ...over })
const unit = (id: number, level: Unit['level'], over: Partial<UnitSpan>): Unit => ({ id, level, spans: [span(over)], alsoWritten: [] })
/** With a day, Tơ Tung goes whole into Kbang after it, and Đăk Rong is divided. */
const country = (end: string | null = null) =>
  new PlaceRegister(
    [
      unit(1, 'nation', { parent: null, kind: 'nation', name: 'Việt Nam', code: 'VN', from: null }),
      unit(PROVINCE, 'province', { parent: 1, kind: 'tinh', name: 'Gia Lai', code: '52' }),
      unit(KBANG, 'commune', { code: '23638', name: 'Kbang' }),
      unit(TOTUNG, 'commune', { code: '23668', name: 'Tơ Tung', to: end === null ? null : d(end) }),
      unit(DAKRONG, 'commune', { code: '23644', name: 'Đăk Rong', to: end === null ? null : d(end) }),
    ],
    end === null ? [] : [step(TOTUNG, 'whole'), step(DAKRONG, 'part')],
  )
const step = (from: number, share: LineageStep['share']): LineageStep => ({ from, to: KBANG, date: d('2027-01-01'), share, basis: 'x', confidence: 'V' })

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await work(SYSTEM_SCOPE, async (tx) => accept(await syncPlaces(tx, country())))
})
after(() => database.drop())

const work = <T>(scope: Scope, act: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => inTransaction(database.db, scope, act)
const look = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => mustAccept(await work(SYSTEM_SCOPE, async (tx) => accept(await act(tx))))

function officer(kind: OfficeKind, unitId: number, path: string): Officer {
  return {
    accountId: '00000000-0000-7000-8000-000000000001', name: 'A', officeId: '00000000-0000-7000-8000-000000000002', kind, unitId,
    unitName: 'x', unitPath: path, reads: [path], writes: [path], from: d('2020-01-01'), to: null,
  }
}
const ofTotung = officer('commune-officer', TOTUNG, `/1/1522/${TOTUNG}/`)
const ofKbang = officer('commune-officer', KBANG, `/1/1522/${KBANG}/`)
const ofProvince = officer('province-officer', PROVINCE, '/1/1522/')
const handOf = (one: Officer) => officersHand(one, TODAY, HAMLET_ROLL)
const wanted = (over: Partial<WantedBody> = {}): WantedBody => ({
  name: 'Làng Kgiang', kind: 'thon', code: '', parent: '23668', from: d('2025-07-01'), to: null, ...over,
})
const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const register = (over: Partial<WantedBody> = {}, by: Officer = ofTotung) => work(by, (tx) => registerBody(tx, wanted(over), handOf(by), NOW))

test('a hamlet is a unit under its commune, and no part of the tree of figures', async () => {
  const { unitId } = mustAccept(await register())
  assert.ok(unitId >= 6_000_000)
  const found = (await look((tx) => findBody(tx, unitId, HAMLET_ROLL)))!
  assert.deepEqual([found.path, found.spans[0]!.kind], [`/1/1522/${TOTUNG}/${unitId}/`, 'thon'])
  assert.equal(await look((tx) => findBody(tx, unitId)), undefined, 'it is no agency or enterprise')
  const tree = await look((tx) => readReportingTree(tx, TODAY))
  assert.equal(tree.find(unitId), undefined)
  assert.deepEqual([tree.children(TOTUNG).length, tree.kindsBelow(TOTUNG).size], [0, 0])
})

test('under a commune only, by its own officers or those above', async () => {
  assert.equal(codeOf(await register({ parent: 'Gia Lai' }, ofProvince)), 'hamlets.parent-unknown')
  assert.equal(codeOf(await register({ parent: '23638' })), 'hamlets.parent-unknown')
  assert.equal(codeOf(await register()), 'bodies.name-taken')
  assert.equal(codeOf(await register({ name: 'Thôn 10' }, ofProvince)), 'accepted')
  assert.equal(codeOf(await register({ name: 'Thôn 2' })), 'accepted')
  const listed = await look((tx) => listHamlets(tx, TOTUNG, TODAY))
  assert.deepEqual(listed.map(({ name }) => name), ['Làng Kgiang', 'Thôn 2', 'Thôn 10'])
  assert.deepEqual(await look((tx) => listHamlets(tx, TOTUNG, d('2025-06-30'))), [])
})

test('renamed and ended with its past; out of reach for a neighbour', async () => {
  const { unitId } = mustAccept(await register({ name: 'Làng Stơr' }))
  const change = { name: 'Làng Stơr Kông Lơng', code: '', kind: 'thon', parent: '23668', from: d('2026-01-01') } as const
  assert.equal(codeOf(await work(ofKbang, (tx) => changeBody(tx, unitId, change, handOf(ofKbang), NOW))), 'hamlets.not-yours')
  assert.equal(codeOf(await work(ofTotung, (tx) => changeBody(tx, unitId, change, handOf(ofTotung), NOW))), 'accepted')
  assert.equal(codeOf(await work(ofTotung, (tx) => endBody(tx, unitId, d('2026-06-30'), handOf(ofTotung), NOW))), 'accepted')
  const { spans } = (await look((tx) => findBody(tx, unitId, HAMLET_ROLL)))!
  assert.deepEqual(spans.map(({ name, to }) => [name, to]), [['Làng Stơr', '2025-12-31'], ['Làng Stơr Kông Lơng', '2026-06-30']])
  const acts = await look((tx) => tx.selectFrom('journal').select('act').where('unit_id', '=', unitId).orderBy('seq').execute())
  assert.deepEqual(acts.map(({ act }) => act), ['hamlet.register', 'hamlet.change', 'hamlet.end'])
  assert.equal(codeOf(await work(ofTotung, (tx) => endBody(tx, 4000001, TODAY, handOf(ofTotung), NOW))), 'hamlets.not-found')
})

test('a list: errors by cell and nothing written; then all of it, with the numbers of a dry run given back', async () => {
  const read = async (text: string) => mustAccept(await readBodyFile(new TextEncoder().encode(text), '23644', HAMLET_ROLL))
  const bad = await read('Tên thôn, tổ dân phố;Loại;Từ ngày\nKon Von;;01/7/2025\nLàng Kon Lanh;cơ quan;01/7/2025\nLàng Hà Đừng;;32/7/2025\n')
  assert.deepEqual(bad.problems.slice(0, 2).map(({ cell, refusal }) => [cell, refusal.code]), [['B2', 'hamlets.kind-empty'], ['B3', 'hamlets.kind-strange']])
  assert.equal(bad.problems[2]?.cell, 'C4')
  const good = await read('Tên,Xã,Từ ngày\nLàng Kon Von,,01/7/2025\nLàng Kon Lanh,Đăk Rong,01/7/2025\n')
  assert.deepEqual(good.problems, [])
  const tried = await work(ofProvince, (tx) => importBodies(tx, good, handOf(ofProvince), { dryRun: true }, NOW))
  assert.equal(codeOf(tried), 'bodies.dry-run')
  assert.equal((await look((tx) => listHamlets(tx, DAKRONG, TODAY))).length, 0)
  mustAccept(await work(ofProvince, (tx) => importBodies(tx, good, handOf(ofProvince), { dryRun: false }, NOW)))
  assert.deepEqual((await look((tx) => listHamlets(tx, DAKRONG, TODAY))).map(({ name }) => name), ['Làng Kon Lanh', 'Làng Kon Von'])
})

test('a merger: the hamlets of a commune that went whole into another go on there, those of a divided one end', async () => {
  const before = await look((tx) => listHamlets(tx, TOTUNG, TODAY))
  await work(SYSTEM_SCOPE, async (tx) => accept(await syncPlaces(tx, country('2026-12-31'))))
  const after = await look((tx) => listHamlets(tx, KBANG, d('2027-01-01')))
  assert.deepEqual(after.map(({ unitId }) => unitId), before.map(({ unitId }) => unitId))
  assert.equal(after[0]!.path, `/1/1522/${KBANG}/${after[0]!.unitId}/`)
  assert.equal((await look((tx) => listHamlets(tx, TOTUNG, d('2026-12-31')))).length, before.length)
  assert.equal((await look((tx) => listHamlets(tx, DAKRONG, d('2026-12-31')))).length, 2)
  const dakrong = await look((tx) => listBodies(tx, [`/1/1522/${DAKRONG}/`], HAMLET_ROLL))
  assert.deepEqual(dakrong.map(({ spans }) => spans.at(-1)!.to), ['2026-12-31', '2026-12-31'])
  assert.deepEqual((await look((tx) => verifyJournal(tx))).filter(({ broken }) => broken), [])
})
