import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'

/**
 * Claims the number of a page shown once. False where it was claimed before: the act was carried out already
 * and must not be again. A second request at the same moment waits for the first one's transaction.
 */
export async function claimRequest(tx: Tx, provinceId: number, key: string, answer: string, now: Date): Promise<boolean> {
  const result = await sql`
    insert into request_key (province_id, key, at, answer) values (${provinceId}, ${key}::uuid, ${now}, ${answer})
    on conflict (province_id, key) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}
