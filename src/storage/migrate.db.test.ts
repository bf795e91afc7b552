import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { emptyDatabase } from '#harness/database.ts'
import { type Database, openDatabase } from './connect.ts'
import { migrate, type Migration, readMigrations } from './migrate.ts'

async function withEmpty(work: (db: Database) => Promise<void>): Promise<void> {
  const { url, drop } = await emptyDatabase()
  const db = mustAccept(await openDatabase(url))
  await work(db).finally(async () => {
    await db.close()
    await drop()
  })
}

const step = (number: number, text: string, sha256 = `${number}`): Migration => ({ number, name: `000${number}-x.sql`, text, sha256 })

test('all migrations run on an empty database, once', () =>
  withEmpty(async (db) => {
    assert.equal(mustAccept(await migrate(db.ownerPool)), readMigrations().length)
    assert.equal(mustAccept(await migrate(db.ownerPool)), 0)
    const { rows } = await db.pool.query("select value from (select 1.50::numeric as value, date '2020-12-31') as x")
    assert.deepEqual(rows, [{ value: '1.50' }])
  }))

test('two starts at once do each migration once', () =>
  withEmpty(async (db) => {
    const steps = [step(1, 'create table a (id int primary key)'), step(2, 'create table b (id int primary key)')]
    const done = await Promise.all([migrate(db.ownerPool, steps), migrate(db.ownerPool, steps)])
    assert.deepEqual(done.map(mustAccept).toSorted((a, b) => a - b), [0, 2])
  }))

test('a migration that fails leaves nothing of itself, and those before it stay', () =>
  withEmpty(async (db) => {
    const steps = [step(1, 'create table a (id int primary key)'), step(2, 'create table b (id int primary key); select 1 / 0')]
    await assert.rejects(migrate(db.ownerPool, steps), { code: '22012', migration: '0002-x.sql' })
    const { rows } = await db.ownerPool.query("select to_regclass('a')::text as a, to_regclass('b')::text as b")
    assert.deepEqual(rows, [{ a: 'a', b: null }])
    assert.equal(mustAccept(await migrate(db.ownerPool, [steps[0]!, step(2, 'create table b (id int primary key)')])), 1)
  }))

test('a schema of another release is refused', () =>
  withEmpty(async (db) => {
    const [one, two] = [step(1, 'select 1'), step(2, 'select 2')]
    mustAccept(await migrate(db.ownerPool, [one, two]))
    assert.deepEqual(await migrate(db.ownerPool, [one]), { ok: false, refusal: { code: 'storage.schema-newer', found: 2, known: 1 } })
    const changed = await migrate(db.ownerPool, [one, step(2, 'select 3', 'other')])
    assert.deepEqual(changed, { ok: false, refusal: { code: 'storage.schema-changed', migration: '0002-x.sql' } })
  }))
