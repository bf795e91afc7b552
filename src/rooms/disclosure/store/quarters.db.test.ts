import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { accountActor } from '#rooms/offices/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { syncPlaces } from '#rooms/places/store/sync-places.ts'
import { inTransaction, SYSTEM_SCOPE, type Scope, type Tx } from '#storage/transaction.ts'
import type { Closing } from '../quarter-register.ts'
import { thirdQuarter } from '../testing/small-disclosures.ts'
import { storePostings } from '../testing/store-postings.ts'
import type { DisclosureHand } from './hand.ts'
import { sha256Of } from './print-paper.ts'
import { closeQuarter, findQuarterUnit, listClosedQuarters, readClosedQuarter, readClosedQuarters, readOpenRegister, readQuarterPaper, type QuarterUnit } from './quarters.ts'

let house: TestDatabase
let unit: QuarterUnit
before(async () => {
  house = await testDatabase()
  await work(async (tx) => accept(await syncPlaces(tx, loadPlaces())))
  unit = (await work(async (tx) => accept(await findQuarterUnit(tx, 3236382, calendarDate('2026-10-02')))))!
  await work(async (tx) => accept(await storePostings(tx, thirdQuarter())))
})
after(() => house.drop())

const Q3 = { year: 2026, quarter: 3 } as const
const NOW = new Date('2026-10-02T03:00:00Z')
const TODAY = calendarDate('2026-10-02')
const OWN: Scope = { reads: ['/1/1522/3236382/'], writes: ['/1/1522/3236382/'] }
const by = { ...accountActor(null as never), accountId: null }
const LEADER: DisclosureHand = { by, allows: (act, path) => act === 'close-quarter' && path === '/1/1522/3236382/' }
const STRANGER: DisclosureHand = { by, allows: () => false }

async function work<T>(act: (tx: Tx) => Promise<Result<T>>, scope: Scope = SYSTEM_SCOPE): Promise<T> {
  return mustAccept(await inTransaction(house.db, scope, act))
}

const close = (more: Partial<Closing> = {}, hand = LEADER): Promise<Result<{ version: number; sha256: string }>> =>
  inTransaction(house.db, OWN, (tx) => closeQuarter(tx, hand, unit, Q3, { dated: TODAY, number: '', why: '', ...more }, TODAY, NOW))

const paper = (version: number, format: 'docx' | 'pdf' | 'xlsx') => work(async (tx) => accept(await readQuarterPaper(tx, 1522, 3236382, Q3, version, format)), OWN)

test('who may not close is refused, and nothing is kept', async () => {
  const refused = await close({}, STRANGER)
  assert.equal(!refused.ok && refused.refusal.code, 'papers.not-yours')
  assert.deepEqual(await work(async (tx) => accept(await readClosedQuarters(tx, unit, Q3))), [])
})

test('a closed quarter keeps its rows, its hash and its files; later records do not change it', async () => {
  assert.equal(mustAccept(await close({ number: '15/TB-UBND' })).version, 1)
  const [first] = await work(async (tx) => accept(await readClosedQuarters(tx, unit, Q3)), OWN)
  assert.deepEqual(first!.closed.register.begun.map(({ code }) => code), ['ngansachq2', 'dangnhamqa', 'hotrohngeo'])
  assert.equal(first!.sha256, sha256Of(canonicalJson(first!.closed)), 'what is kept has the hash that was kept')
  const files = await Promise.all((['docx', 'pdf', 'xlsx'] as const).map((format) => paper(1, format)))
  for (const file of files) assert.equal(sha256Of(file!.bytes), file!.sha256)
  const { rows } = await house.db.ownerPool.query<{ subject: string }>("select subject from journal where act = 'disclosure.close-quarter'")
  assert.equal(rows.length, 1)
  assert.equal((JSON.parse(rows[0]!.subject) as { sha256: string }).sha256, first!.sha256)

  await house.db.ownerPool.query("update posting set state = 'withdrawn', withdrawn_at = '2026-10-01T00:00:00Z', withdrawn_why = 'sai' where code = 'hotrohngeo'")
  await house.db.ownerPool.query("update showing set to_date = '2026-08-20' where to_date = '2026-08-18'")
  const again = await work(async (tx) => accept(await readClosedQuarter(tx, 1522, 3236382, 2026, 3)), OWN)
  assert.deepEqual(again, first)
  assert.deepEqual(await paper(1, 'pdf'), files[1])
})

test('a correction needs its reason, is a version of its own, and names the old', async () => {
  const bare = await close()
  assert.equal(!bare.ok && bare.refusal.code, 'papers.correction-needs-why')
  assert.equal(mustAccept(await close({ why: 'Thời gian niêm yết ghi thiếu hai ngày.' })).version, 2)
  const [second, first] = await work(async (tx) => accept(await readClosedQuarters(tx, unit, Q3)), OWN)
  assert.deepEqual(second!.closed.corrects, { version: 1, sha256: first!.sha256, number: '15/TB-UBND', dated: '2026-10-02', why: 'Thời gian niêm yết ghi thiếu hai ngày.' })
  assert.notDeepEqual((await paper(2, 'docx'))!.sha256, (await paper(1, 'docx'))!.sha256)
  const unchanged = await close({ why: 'Lần nữa' })
  assert.equal(!unchanged.ok && unchanged.refusal.code, 'papers.nothing-changed')
  assert.deepEqual(await work(async (tx) => accept(await listClosedQuarters(tx, 1522, 3236382)), OWN), [{ year: 2026, quarter: 3, version: 2, dated: '2026-10-02', number: '' }])
})

test('nobody changes a closed quarter, nor reads that of another through the database', async () => {
  await assert.rejects(work(async (tx) => accept(await tx.updateTable('disclosure_quarter').set({ number: '1/TB-UBND' }).execute()), OWN), /permission denied/)
  await assert.rejects(work(async (tx) => accept(await tx.updateTable('disclosure_quarter_paper').set({ sha256: 'x' }).execute()), OWN), /permission denied/)
  const elsewhere: Scope = { reads: ['/1/1522/3236442/'], writes: ['/1/1522/3236442/'] }
  assert.deepEqual(await work(async (tx) => accept(await readClosedQuarters(tx, unit, Q3)), elsewhere), [])
  assert.equal((await work(async (tx) => accept(await readOpenRegister(tx, unit, Q3)), elsewhere)).begun.length, 0)
})

test('two closings at once: one is kept, the other is refused', async () => {
  const Q2 = { year: 2026, quarter: 2 } as const
  const both = await Promise.all(
    [1, 2].map(() => inTransaction(house.db, OWN, (tx) => closeQuarter(tx, LEADER, unit, Q2, { dated: TODAY, number: '', why: '' }, TODAY, NOW))),
  )
  assert.equal(both.filter((one) => one.ok).length, 1)
  const refused = both.find((one) => !one.ok)!
  assert.match(!refused.ok ? refused.refusal.code : '', /^papers\.(closed-meanwhile-conflict|correction-needs-why|nothing-changed)$/)
})
