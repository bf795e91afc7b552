import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'

const CONTENTS = 7_145_020_131

/**
 * Holds the contents for the rest of the transaction: `name` while rows come to name a content that was seen on the disk (any
 * number at once), `take` while contents that no row names are taken away (alone). So none is taken away that is just being named.
 */
export async function lockContents(tx: Tx, purpose: 'name' | 'take'): Promise<void> {
  await sql`select ${sql.raw(purpose === 'take' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')}(${CONTENTS})`.execute(tx)
}
