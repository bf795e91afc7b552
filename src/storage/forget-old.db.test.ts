import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accept } from '#foundation/result.ts'
import { newId } from '#foundation/ids.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { forgetOld } from './forget-old.ts'
import { inTransaction, SYSTEM_SCOPE } from './transaction.ts'

let base: TestDatabase
before(async () => void (base = await testDatabase()))
after(() => base.drop())

test('numbers of pages are forgotten after thirty days, and not before', async () => {
  const now = new Date('2026-11-24T00:00:00Z')
  const at = (day: string): { province_id: number; key: string; at: Date; answer: string } => ({ province_id: 1, key: newId(), at: new Date(day), answer: day })
  const left = await inTransaction(base.db, SYSTEM_SCOPE, async (tx) => {
    await tx.insertInto('request_key').values([at('2026-10-24T23:00:00Z'), at('2026-10-25T01:00:00Z'), at('2026-11-23T00:00:00Z')]).execute()
    await forgetOld(tx, now)
    return accept(await tx.selectFrom('request_key').select('answer').orderBy('at').execute())
  })
  assert.deepEqual(left.ok && left.value.map(({ answer }) => answer), ['2026-10-25T01:00:00Z', '2026-11-23T00:00:00Z'])
})
