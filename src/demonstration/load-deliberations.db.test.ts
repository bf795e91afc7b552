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
    'select m.title, d.method, d.passed, d.state, d.executed_state, d.judgement from decision d join matter m using (province_id, matter_id) order by d.decided_on',
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

test('the journal holds with it, names no household, and a second start adds nothing', async () => {
  const reports = await work((tx) => verifyJournal(tx))
  assert.deepEqual(reports.flatMap(({ broken }) => broken ?? []), [])
  const named = await look<{ count: string }>("select count(*) from journal where act like 'deliberation.%' and subject::text ~ 'Siu Thị|Đinh Krưt'")
  assert.equal(Number(named[0]!.count), 0)
  const before = await look<{ count: string }>('select count(*) from matter')
  mustAccept(await loadDeliberationYear(database.db))
  assert.deepEqual(await look<{ count: string }>('select count(*) from matter'), before)
})
