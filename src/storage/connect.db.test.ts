import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { openDatabase } from './connect.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)

function urlWith(change: (url: URL) => void): string {
  const url = new URL(database.url)
  change(url)
  return url.href
}

test('values arrive alike on every engine', async () => {
  const { rows } = await database.db.pool.query(
    `select 12345678901234567890.50::numeric as figure, 9007199254740991::bigint as count, date '2020-12-31' as day,
            array[1, null]::bigint[] as counts, array[0.10]::numeric[] as figures, array[date '2020-01-01'] as days,
            timestamptz '2020-12-31 17:00+00' as instant`,
  )
  assert.deepEqual(rows[0], {
    figure: '12345678901234567890.50',
    count: 9007199254740991,
    day: '2020-12-31',
    counts: [1, null],
    figures: ['0.10'],
    days: ['2020-01-01'],
    instant: new Date('2020-12-31T17:00:00Z'),
  })
})

test('a count past 2^53 is a fault, not a wrong number', async () => {
  await assert.rejects(database.db.pool.query('select 9007199254740993::bigint'), /past 2\^53/)
})

test('the application works under its role, and may not touch the schema', async () => {
  const { rows } = await database.db.pool.query('select current_user')
  assert.deepEqual(rows, [{ current_user: 'nharong_app' }])
  await assert.rejects(database.db.pool.query('create table mine (id int)'), { code: '42501' })
  await assert.rejects(database.db.pool.query('delete from journal'), { code: '42501' })
})

test('every table that lies on the tree is held to the scope', async () => {
  const { rows } = await database.db.ownerPool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'path' and not c.relrowsecurity`,
  )
  assert.deepEqual(rows, [])
  // Units are public knowledge: they are written by subtree, and read by all.
  const open = await database.db.ownerPool.query(`select tablename from pg_policies where cmd = 'SELECT' and qual = 'true'`)
  assert.deepEqual(open.rows, [{ tablename: 'unit_span' }])
})

test('what cannot be reached is a refusal, and says no password', async () => {
  const missing = await openDatabase(urlWith((url) => (url.pathname = '/none')))
  assert.equal(codeOf(missing), 'storage.database-missing')
  const wrong = await openDatabase(urlWith((url) => (url.password = 'wrong-secret')))
  assert.equal(codeOf(wrong), 'storage.sign-in-refused')
  const nobody = await openDatabase('postgresql://u:wrong-secret@127.0.0.1:1/x')
  assert.equal(codeOf(nobody), 'storage.database-unreachable')
  assert.doesNotMatch(JSON.stringify([missing, wrong, nobody]), /wrong-secret/)
})

test('a database that is not UTF-8 is refused', async () => {
  const name = `latin_${process.pid}`
  await database.db.ownerPool.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale 'C'`)
  const opened = await openDatabase(urlWith((url) => (url.pathname = `/${name}`)))
  assert.equal(codeOf(opened), 'storage.database-not-utf8')
  await database.db.ownerPool.query(`drop database ${name}`)
})

test('an account that may sign in but not make tables is told so', async () => {
  const role = `weak_${process.pid}`
  await database.db.ownerPool.query(`create role ${role} login password 'weak'`)
  const weak = mustAccept(
    await openDatabase(
      urlWith((url) => {
        url.username = role
        url.password = 'weak'
      }),
    ),
  )
  assert.equal(codeOf(await migrate(weak.ownerPool)), 'storage.migration-not-allowed')
  await weak.close()
  await database.db.ownerPool.query(`drop role ${role}`)
})
