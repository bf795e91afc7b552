import { sql } from 'kysely'
import type { Tx } from './raw-client.ts'

/**
 * Which subtrees a transaction may see and change: prefixes of paths (`/1/1641/`). Row-level security in
 * the database holds it against everything that is done in the transaction.
 */
export type Scope = {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** Exact paths whose sums an acceptance carries upwards. */
  readonly rolls?: readonly string[]
}

/** All of the country: the command line, the demonstration, the set-up. */
export const SYSTEM_SCOPE: Scope = { reads: ['/'], writes: ['/'] }

const PATH = /^\/(\d+\/)*$/

function literal(paths: readonly string[]): string {
  for (const path of paths) if (!PATH.test(path)) throw new Error(`not a path of units: ${path}`)
  return `'${paths.join(',')}'`
}

/**
 * Tells the database the scope, for this transaction only. Literals, not parameters: a setting made by a
 * function would not reach the shards of a distributed database.
 */
export async function setScope(tx: Tx, scope: Scope): Promise<void> {
  const settings = [
    `set local nharong.reads = ${literal(scope.reads)}`,
    `set local nharong.writes = ${literal(scope.writes)}`,
  ]
  if (scope.rolls) settings.push(`set local nharong.rolls = ${literal(scope.rolls)}`)
  await sql.raw(settings.join('; ')).execute(tx)
}
