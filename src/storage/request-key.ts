import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

/**
 * Claims the number of a page shown once, for what was sent with it (`content`, a hash).
 *
 * - `first`: nobody claimed it before.
 * - `done-already`: the very same was sent before and carried out; it must not be again.
 * - `other`: the number was claimed, but for something else (a page that was gone back to).
 *
 * A second request at the same moment waits for the first one's transaction.
 */
export async function claimRequest(
  tx: Tx,
  provinceId: number,
  key: string,
  content: string,
  now: Date,
): Promise<'first' | 'done-already' | 'other'> {
  const result = await sql`
    insert into request_key (province_id, key, at, answer) values (${provinceId}, ${key}::uuid, ${now}, ${content})
    on conflict (province_id, key) do nothing`.execute(tx)
  if (result.numAffectedRows === 1n) return 'first'
  const held = await tx
    .selectFrom('request_key')
    .select('answer')
    .where('province_id', '=', provinceId)
    .where('key', '=', key)
    .executeTakeFirst()
  return held?.answer === content ? 'done-already' : 'other'
}
