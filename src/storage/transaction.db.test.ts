import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { accept, refuse } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { inTransaction, rawClient, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await database.db.ownerPool.query(`
    create table note (path text primary key, text text not null);
    grant select, insert, update, delete on note to nharong_app;
    alter table note enable row level security;
    create policy read on note for select
      using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
    create policy write on note for insert
      with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
    insert into note values ('/1/1641/', 'province'), ('/1/1641/26251/', 'district'), ('/1/1011/', 'another')`)
})
after(() => database.drop())

const paths = async (tx: Tx) =>
  (await sql<{ path: string }>`select path from note order by path`.execute(tx)).rows.map((row) => row.path)

test('a transaction sees its subtree and nothing else', async () => {
  const seen = await inTransaction(database.db, { reads: ['/1/1641/'], writes: [] }, async (tx) => accept(await paths(tx)))
  assert.deepEqual(seen, accept(['/1/1641/', '/1/1641/26251/']))
})

test('without a scope there is nothing to see', async () => {
  assert.equal((await database.db.pool.query('select * from note')).rowCount, 0)
  const seen = await readOnly(database.db, { reads: [], writes: [] }, async (tx) => accept(await paths(tx)))
  assert.deepEqual(seen, accept([]))
})

test('the scope of one transaction does not reach the next on the same connection', async () => {
  const client = await database.db.pool.connect()
  await client.query("begin; set local nharong.reads = '/'; commit")
  assert.equal((await client.query('select * from note')).rowCount, 0)
  client.release()
})

test('a write outside the scope is refused by the database', async () => {
  const write = inTransaction(database.db, { reads: ['/'], writes: ['/1/1641/'] }, async (tx) => {
    await sql`insert into note values ('/1/1011/2/', 'not mine')`.execute(tx)
    return accept(true)
  })
  await assert.rejects(write, { code: '42501' })
})

test('a refusal rolls back, and so does a fault', async () => {
  const insert = (tx: Tx) => sql`insert into note values ('/1/9/', 'half')`.execute(tx)
  const refused = await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    await insert(tx)
    return refuse({ code: 'storage.test-refusal' })
  })
  assert.deepEqual(refused, refuse({ code: 'storage.test-refusal' }))
  const faulty = inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    await insert(tx)
    throw new Error('a fault')
  })
  await assert.rejects(faulty, /a fault/)
  const seen = await readOnly(database.db, SYSTEM_SCOPE, async (tx) => accept(await paths(tx)))
  assert.equal(seen.ok && seen.value.includes('/1/9/'), false)
})

test('a collision is tried again, but not for ever', async () => {
  let tries = 0
  const collide = () => {
    tries++
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
  }
  const second = await inTransaction(database.db, SYSTEM_SCOPE, async () => (tries === 0 ? collide() : accept(tries)))
  assert.deepEqual(second, accept(1))
  await assert.rejects(inTransaction(database.db, SYSTEM_SCOPE, async () => collide()), /deadlock/)
  assert.equal(tries, 7)
})

test('two transactions that lock each other out both come through', async () => {
  await database.db.ownerPool.query("create table pair (id int primary key, n int); insert into pair values (1, 0), (2, 0)")
  await database.db.ownerPool.query('grant all on pair to nharong_app')
  const both = (first: number, second: number) =>
    inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
      await sql`update pair set n = n + 1 where id = ${first}`.execute(tx)
      await sql`select pg_sleep(0.05)`.execute(tx)
      await sql`update pair set n = n + 1 where id = ${second}`.execute(tx)
      return accept(true)
    })
  await Promise.all([both(1, 2), both(2, 1)])
  assert.deepEqual((await database.db.ownerPool.query('select sum(n) as n from pair')).rows, [{ n: 4 }])
})

test('the raw connection is that of the transaction', async () => {
  await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]!.pid
    const raw = await rawClient(tx).query<{ pid: number }>('select pg_backend_pid() as pid')
    assert.equal(raw.rows[0]!.pid, await pid())
    return accept(true)
  })
})

test('a reading transaction cannot write', async () => {
  const write = readOnly(database.db, SYSTEM_SCOPE, async (tx) => {
    await sql`insert into note values ('/1/8/', 'x')`.execute(tx)
    return accept(true)
  })
  await assert.rejects(write, { code: '25006' })
})

test('a path that is not one never reaches the database', async () => {
  const attack = { reads: ["/1/'; drop table note; --"], writes: [] }
  await assert.rejects(readOnly(database.db, attack, async () => accept(true)), /not a path/)
})
