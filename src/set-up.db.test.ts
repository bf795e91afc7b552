import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#foundation/ids.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { readConfig } from '#storage/config.ts'
import { setUp } from './set-up.ts'

let base: TestDatabase
before(async () => void (base = await testDatabase()))
after(() => base.drop())

async function start(mode: string): Promise<string> {
  const config = readConfig({ NHARONG_MODE: mode })
  assert.ok(config.ok)
  const ready = await setUp({ config: config.value, db: base.db, stop: async () => undefined }, () => undefined)
  return ready.ok ? 'ready' : ready.refusal.code
}

test('a database belongs to one mode for ever', async () => {
  assert.equal(await start('production'), 'ready')
  await base.db.ownerPool.query(`insert into account (account_id, login, name, password_hash, created_at) values ($1, 'quan.tri', 'Quản trị', 'x', now())`, [newId()])
  assert.equal(await start('demonstration'), 'set-up.production-data')
  assert.equal(await start('production'), 'ready')
  await base.db.ownerPool.query(`insert into data_version (name, sha256) values ('demonstration', 'loaded')`)
  assert.equal(await start('production'), 'set-up.demonstration-data')
  assert.equal(await start('demonstration'), 'ready')
})
