import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { accept, mustAccept } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import type { JournalEntry } from '../entry.ts'
import { appendJournal, appendJournalLines } from './append-journal.ts'
import { type BrokenLine, verifyJournal } from './verify-journal.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
beforeEach(() => database.db.ownerPool.query('truncate journal, journal_head'))
after(() => database.drop())

const AT = new Date('2026-11-23T02:03:04.567Z')
const line = (provinceId: number, note: unknown): JournalEntry => ({
  provinceId,
  accountId: null,
  officeId: null,
  unitId: null,
  path: `/1/${provinceId}/`,
  act: 'try.note',
  subject: { note },
})

const append = (...entries: JournalEntry[]) =>
  inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    for (const entry of entries) await appendJournal(tx, entry, AT)
    return accept(true)
  })
const verify = async () => {
  const chains = mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await verifyJournal(tx))))
  return chains.map(({ provinceId, lines, broken }) => ({ provinceId, lines, broken }))
}
const spoil = (statement: string, values: unknown[] = []) => database.db.ownerPool.query(statement, values)

test('nothing written is nothing broken', async () => {
  assert.deepEqual(await verify(), [])
})

test('each province has a chain of its own, whole', async () => {
  mustAccept(await append(line(1641, 'một'), line(1011, 'a'), line(1641, 'hai "có" \\ dấu, đ ế'), line(1641, { n: 1, k: [null, true, 'Ơ'] })))
  assert.deepEqual(await verify(), [
    { provinceId: 1011, lines: 1, broken: undefined },
    { provinceId: 1641, lines: 3, broken: undefined },
  ])
})

test('a line is sealed by SHA-256 over the line before and its own text, as written down here', async () => {
  mustAccept(await append(line(1641, 'một')))
  const text =
    '{"account":null,"act":"try.note","at":"2026-11-23T02:03:04.567Z","office":null,"path":"/1/1641/","province":1641,' +
    '"seq":1,"subject":"{\\"note\\":\\"một\\"}","unit":null}'
  const hash = createHash('sha256').update(Buffer.alloc(32)).update(text).digest('hex')
  const { rows } = await spoil("select encode(hash, 'hex') as hash, encode(previous, 'hex') as previous from journal")
  assert.deepEqual(rows, [{ hash, previous: '0'.repeat(64) }])
})

const FAULTS: readonly (readonly [string, string, Pick<BrokenLine, 'seq' | 'fault'>])[] = [
  ['a subject changed', `update journal set subject = '{"note":"khác"}' where province_id = 1641 and seq = 3`, { seq: 3, fault: 'line-changed' }],
  ['one blank more in a subject', `update journal set subject = subject || ' ' where province_id = 1641 and seq = 3`, { seq: 3, fault: 'line-changed' }],
  ['an act changed', `update journal set act = 'try.other' where province_id = 1641 and seq = 2`, { seq: 2, fault: 'line-changed' }],
  ['a time changed', `update journal set at = at + interval '1 millisecond' where province_id = 1641 and seq = 2`, { seq: 2, fault: 'line-changed' }],
  ['an account put in', `update journal set account_id = gen_random_uuid() where province_id = 1641 and seq = 4`, { seq: 4, fault: 'line-changed' }],
  ['an office put in', `update journal set office_id = gen_random_uuid() where province_id = 1641 and seq = 4`, { seq: 4, fault: 'line-changed' }],
  ['a unit put in', 'update journal set unit_id = 5 where province_id = 1641 and seq = 1', { seq: 1, fault: 'line-changed' }],
  ['a path changed', `update journal set path = '/1/' where province_id = 1641 and seq = 1`, { seq: 1, fault: 'line-changed' }],
  ['a line taken out', 'delete from journal where province_id = 1641 and seq = 3', { seq: 3, fault: 'line-missing' }],
  ['the first line taken out', 'delete from journal where province_id = 1641 and seq = 1', { seq: 1, fault: 'line-missing' }],
  ['the last line taken out', 'delete from journal where province_id = 1641 and seq = 5', { seq: 5, fault: 'end-missing' }],
  ['the head taken out', 'delete from journal_head', { seq: 6, fault: 'end-missing' }],
  ['the head set back', 'update journal_head set seq = 4', { seq: 6, fault: 'end-missing' }],
  ['all lines taken out', 'delete from journal', { seq: 1, fault: 'end-missing' }],
  ['a hash changed', `update journal set hash = sha256('x') where province_id = 1641 and seq = 2`, { seq: 2, fault: 'line-changed' }],
  ['a link changed', `update journal set previous = sha256('x') where province_id = 1641 and seq = 2`, { seq: 2, fault: 'not-chained' }],
]

for (const [what, statement, broken] of FAULTS) {
  test(`found: ${what}`, async () => {
    mustAccept(await append(...[1, 2, 3, 4, 5].map((each) => line(1641, each)), line(1011, 'another chain')))
    await spoil(statement)
    const found = (await verify()).find((chain) => chain.provinceId === 1641)
    assert.deepEqual(found?.broken && { seq: found.broken.seq, fault: found.broken.fault }, broken)
  })
}

test('a line changed with its hash made right breaks the next one', async () => {
  mustAccept(await append(...[1, 2, 3].map((each) => line(1641, each))))
  const text =
    '{"account":null,"act":"try.note","at":"2026-11-23T02:03:04.567Z","office":null,"path":"/1/1641/","province":1641,' +
    '"seq":2,"subject":"{\\"note\\":20}","unit":null}'
  const { rows } = await spoil('select previous from journal where seq = 2')
  const hash = createHash('sha256').update((rows[0] as { previous: Buffer }).previous).update(text).digest()
  await spoil(`update journal set subject = '{"note":20}', hash = $1 where seq = 2`, [hash])
  assert.deepEqual((await verify())[0]!.broken, { provinceId: 1641, seq: 3, fault: 'not-chained' })
})

test('many who write at the same moment leave one chain, none of them lost', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, (_, each) => append(line(1641, each), line(1641, -each))))
  for (const one of all) mustAccept(one)
  assert.deepEqual(await verify(), [{ provinceId: 1641, lines: 80, broken: undefined }])
})

test('what is rolled back leaves no gap', async () => {
  mustAccept(await append(line(1641, 1)))
  const undone = inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    await appendJournal(tx, line(1641, 2), AT)
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  mustAccept(await append(line(1641, 3)))
  assert.deepEqual(await verify(), [{ provinceId: 1641, lines: 2, broken: undefined }])
})

test('more lines than a page, written at once', async () => {
  const many = Array.from({ length: 5003 }, (_, each) => line(1641, each))
  mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await appendJournalLines(tx, 1641, many, AT))))
  assert.deepEqual(await verify(), [{ provinceId: 1641, lines: 5003, broken: undefined }])
  await spoil(`update journal set act = 'x' where seq = 5002`)
  assert.deepEqual((await verify())[0]!.broken, { provinceId: 1641, seq: 5002, fault: 'line-changed' })
})

test('a line of another chain is a fault', async () => {
  const mixed = inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await appendJournalLines(tx, 1641, [line(1011, 1)], AT)))
  await assert.rejects(mixed, /another chain/)
})
