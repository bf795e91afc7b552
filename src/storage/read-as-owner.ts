import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type { Database } from './connect.ts'
import type { Tables } from './tables.ts'

/**
 * Runs `work` on one unchanging picture of all rows, past row-level security: for proofs and backup at the command
 * line, never for a page. A write in it is a fault.
 */
export async function readAsOwner<T>(database: Pick<Database, 'ownerPool'>, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const pool = { connect: () => database.ownerPool.connect(), end: async () => undefined }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}
