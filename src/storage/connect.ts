import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { noteClient } from './raw-client.ts'
import type { Tables } from './tables.ts'
import { whyUnreachable } from './unreachable.ts'
import { valueTypes } from './value-types.ts'

/** The role that the application works under, made by the first migration. */
export const APP_ROLE = 'nharong_app'

/** An open database. `close` waits for what is running and gives all connections back. */
export type Database = {
  /** Queries of the application, under the role `nharong_app`: bound by row-level security. */
  readonly kysely: Kysely<Tables>
  /** The connections behind `kysely`. */
  readonly pool: pg.Pool
  /** Connections of the owner of the schema: migrations, set-up, backup. Never for a page. */
  readonly ownerPool: pg.Pool
  readonly url: string
  close(): Promise<void>
}

export type OpenOptions = {
  /** Connections of the application at most. */
  readonly connections?: number
}

/** Oldest server that the SQL of the house is written for. */
const OLDEST = 150000

/**
 * Opens the database at an address and proves that it can be used: PostgreSQL 15 or newer, UTF-8.
 * Does not migrate; see migrate.ts.
 *
 * Refuses `storage.database-unreachable`, `storage.sign-in-refused`, `storage.database-missing`,
 * `storage.database-full`, `storage.database-too-old`, `storage.database-not-utf8`.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Result<Database>> {
  const common: pg.PoolConfig = {
    connectionString: url,
    types: valueTypes,
    application_name: 'nharong',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
  const ownerPool = new pg.Pool({ ...common, max: 2, idleTimeoutMillis: 5_000 })
  const pool = new pg.Pool({
    ...common,
    max: options.connections ?? 8,
    idleTimeoutMillis: 60_000,
    onConnect: (async (client: pg.ClientBase) => {
      await client.query(`set role ${APP_ROLE}; set timezone to 'UTC'`)
    }) as (client: pg.ClientBase) => void,
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  for (const each of [ownerPool, pool]) each.on('error', () => undefined)

  const usable = await checkServer(ownerPool, url)
  if (!usable.ok) {
    await Promise.all([ownerPool.end(), pool.end()])
    return usable
  }
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: () => pool.connect().then(noteClient), end: async () => undefined } }),
  })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> =>
    (closed ??= Promise.all([kysely.destroy(), pool.end(), ownerPool.end()]).then(() => undefined))
  return accept({ kysely, pool, ownerPool, url, close })
}

async function checkServer(pool: pg.Pool, url: string): Promise<Result<true>> {
  try {
    const { rows } = await pool.query<{ number: number; version: string; encoding: string }>(
      `select current_setting('server_version_num')::int as number,
              current_setting('server_version') as version,
              current_setting('server_encoding') as encoding`,
    )
    const { number, version, encoding } = rows[0]!
    if (number < OLDEST) return refuse({ code: 'storage.database-too-old', version })
    if (encoding !== 'UTF8') return refuse({ code: 'storage.database-not-utf8', encoding })
    return accept(true)
  } catch (error) {
    const refusal = whyUnreachable(error, url)
    if (!refusal) throw error
    return refuse(refusal)
  }
}
