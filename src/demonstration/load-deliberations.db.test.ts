import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accept, mustAccept } from '#foundation/result.ts'
import { type DemonstrationDatabase, demonstrationDatabase } from '#harness/demonstration.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { loadDeliberationYear } from './load-demonstration.ts'

let database: DemonstrationDatabase
before(async () => {
  database = await demonstrationDatabase({ year: true })
})
after(() => database.drop())

const work = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await act(tx))))
const look = async <T extends object>(text: string): Promise<T[]> => (await database.db.ownerPool.query<T>(text)).rows

test('a road was not voted on at a meeting that too few came to, and was adopted by ballot with 74 of 101', async () => {
  const decisions = await look<{ title: string; method: string; passed: boolean; state: string; executed_state: string; judgement: Record<string, number> }>(
    'select m.title, d.method, d.passed, d.state, d.executed_state, d.judgement from decision d join matter m using (province_id, matter_id) where m.scope = \'hamlet\' order by d.decided_on',
  )
  assert.deepEqual(
    decisions.map(({ method, passed, state, executed_state }) => [method, passed, state, executed_state]),
    [['ballot', true, 'in-force', 'done'], ['meeting', true, 'in-force', 'done']],
  )
  const { all, needed, inFavour, against, other, invalid, present } = decisions[0]!.judgement
  assert.deepEqual({ all, needed, inFavour, against, other, invalid, present }, { all: 101, needed: 68, inFavour: 74, against: 15, other: 3, invalid: 2, present: 94 })
  const [left] = await look<{ not_voted: string }>("select not_voted from gathering_matter where not_voted is not null")
  assert.equal(left!.not_voted, 'not-enough-present')
})

test('every hamlet of the demonstration has its households, an initiative gathers consents, a meeting is to come', async () => {
  const sizes = new Map((await look<{ hamlet_id: number; count: string }>('select hamlet_id, count(*) from household group by hamlet_id')).map(({ hamlet_id, count }) => [hamlet_id, Number(count)]))
  assert.equal(sizes.size, 21)
  assert.deepEqual([sizes.get(6_000_001), sizes.get(6_000_005), sizes.get(6_000_020)], [101, 212, 1])
  assert.deepEqual((await look<{ count: string }>("select count(*) from matter_consent where purpose = 'initiative'")).map(({ count }) => Number(count)), [7])
  assert.deepEqual((await look<{ state: string }>("select state from gathering where held_on = '2026-12-05'")).map(({ state }) => state), ['planned'])
})

test('a matter of the commune passed in four of five hamlets, the fifth above a half and below two thirds', async () => {
  const decisions = await look<{ hamlet_id: number | null; passed: boolean; state: string; executed_state: string; judgement: { inFavour: number; needed: number; all: number; otherReading?: { approving: number } } }>(
    "select d.* from decision d join matter m using (province_id, matter_id) where m.scope = 'commune' order by d.hamlet_id nulls last",
  )
  assert.deepEqual(decisions.map(({ hamlet_id, passed }) => [hamlet_id, passed]), [[6_000_001, true], [6_000_002, true], [6_000_003, true], [6_000_004, true], [6_000_005, false], [null, true]])
  const { judgement, state, executed_state } = decisions.at(-1)!
  assert.deepEqual([judgement.inFavour, judgement.needed, judgement.all, judgement.otherReading?.approving, state, executed_state], [4, 4, 5, 5, 'in-force', 'done'])
})

test('one covenant is recognised and published, another hangs out with an opinion to be answered', async () => {
  assert.deepEqual(await look('select title, state, version from covenant order by created_at'), [
    { title: 'Hương ước làng Kon Hrơng', state: 'recognised', version: 1 }, { title: 'Quy ước thôn Tân Hòa', state: 'posted', version: 1 },
  ])
  assert.deepEqual(await look("select article, answer = '' as waits from covenant_opinion join covenant using (province_id, covenant_id) where state = 'posted' order by said_on"), [
    { article: 3, waits: false }, { article: 1, waits: true },
  ])
})

test('the journal holds with it, names no household, and a second start adds nothing', async () => {
  const reports = await work((tx) => verifyJournal(tx))
  assert.deepEqual(reports.flatMap(({ broken }) => broken ?? []), [])
  const named = await look<{ count: string }>("select count(*) from journal where act like 'deliberation.%' and subject::text ~ 'Siu Thị|Đinh Krưt'")
  assert.equal(Number(named[0]!.count), 0)
  const before = await look<{ count: string }>('select count(*) from matter')
  mustAccept(await loadDeliberationYear(database.db))
  assert.deepEqual(await look<{ count: string }>('select count(*) from matter'), before)
})
