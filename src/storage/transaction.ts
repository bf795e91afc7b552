import { setTimeout as delay } from 'node:timers/promises'
import type { Refusal, Result } from '#foundation/result.ts'
import type { Database } from './connect.ts'
import { bindClient, type Tx, withSlot } from './raw-client.ts'
import { type Scope, setScope } from './scope.ts'

export { rawClient, type Tx } from './raw-client.ts'
export { type Scope, SYSTEM_SCOPE } from './scope.ts'

type Work<T> = (tx: Tx) => Promise<Result<T>>

/** What a transaction needs of a database; a `Database` is one. */
export type Connections = Pick<Database, 'kysely'>

const ATTEMPTS = 6

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Runs `work` in one transaction within a scope. A refusal rolls back and is answered; a fault rolls back
 * and is thrown. Where two transactions stood in each other's way (serialization, deadlock) the whole of
 * `work` is run again, six times at most: it must do nothing outside the transaction.
 */
export function inTransaction<T>(database: Connections, scope: Scope, work: Work<T>): Promise<Result<T>> {
  return attempt(database, scope, work, 'read write')
}

/** Runs `work` on one unchanging picture of the data. A write in it is a fault. */
export function readOnly<T>(database: Connections, scope: Scope, work: Work<T>): Promise<Result<T>> {
  return attempt(database, { reads: scope.reads, writes: [] }, work, 'read only')
}

async function attempt<T>(
  database: Connections,
  scope: Scope,
  work: Work<T>,
  mode: 'read write' | 'read only',
): Promise<Result<T>> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(database, scope, work, mode)
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal }
      if (tried >= ATTEMPTS || !isCollision(error)) throw error
      await delay(2 ** tried * 5 * (0.5 + Math.random()))
    }
  }
}

function once<T>(database: Connections, scope: Scope, work: Work<T>, mode: 'read write' | 'read only') {
  return withSlot((slot) => {
    const opening = database.kysely.transaction()
    const transaction =
      mode === 'read only' ? opening.setIsolationLevel('repeatable read').setAccessMode('read only') : opening
    return transaction.execute(async (tx) => {
      bindClient(tx, slot)
      await setScope(tx, scope)
      const result = await work(tx)
      if (!result.ok) throw new Refused(result.refusal)
      return result
    })
  })
}

/** serialization_failure and deadlock_detected: nothing is wrong but the moment. */
function isCollision(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40001' || code === '40P01'
}
