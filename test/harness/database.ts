import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { mustAccept } from '#foundation/result.ts'
import { type Database, openDatabase } from '#storage/connect.ts'
import { migrate, readMigrations } from '#storage/migrate.ts'
import { startTestEngine } from './engines.ts'

/** A database of its own for one test file. `drop` it in `after`. */
export type TestDatabase = { readonly db: Database; readonly url: string; drop(): Promise<void> }

/** Data that several test files begin with: loaded once into a template, then copied. */
export type Prepared = {
  /** Lower case letters and digits. Another name for other data. */
  readonly name: string
  readonly load: (db: Database) => Promise<void>
}

const LOCK = 7_145_020_127

/**
 * A fresh, migrated database on the engine that NHARONG_TEST_ENGINE names (`embedded` by default, `server`
 * for the oldest that we support). It starts the engine when none of the tests did.
 */
export async function testDatabase(prepared?: Prepared): Promise<TestDatabase> {
  const engine = mustAccept(await startTestEngine())
  const template = await withMaintenance(engine.url, (client) => findOrMakeTemplate(client, engine.url, prepared))
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await withMaintenance(engine.url, (client) => client.query(`create database ${name} template ${template}`))
  const url = urlOf(engine.url, name)
  const db = mustAccept(await openDatabase(url))
  return {
    db,
    url,
    async drop() {
      await db.close()
      await withMaintenance(engine.url, (client) => client.query(`drop database ${name} with (force)`))
      await engine.stop()
    },
  }
}

/** An empty database, not even migrated. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const engine = mustAccept(await startTestEngine())
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await withMaintenance(engine.url, (client) => client.query(`create database ${name}`))
  return {
    url: urlOf(engine.url, name),
    async drop() {
      await withMaintenance(engine.url, (client) => client.query(`drop database ${name} with (force)`))
      await engine.stop()
    },
  }
}

async function findOrMakeTemplate(client: pg.Client, engineUrl: string, prepared?: Prepared): Promise<string> {
  const hash = createHash('sha256')
  for (const { sha256 } of readMigrations()) hash.update(sha256)
  const name = `template_${prepared?.name ?? 'plain'}_${hash.digest('hex').slice(0, 12)}`
  if (prepared && !/^[a-z0-9]+$/.test(prepared.name)) throw new Error(`not a name of prepared data: ${prepared.name}`)
  // What is prepared by hand may change under the same name: only a run of all tests, in a fresh folder, keeps it.
  const keep = !prepared || process.env['NHARONG_TEST_HOME'] !== undefined
  await client.query(`select pg_advisory_lock(${LOCK})`)
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (rows.length > 0 && keep) return name
  await clearLeftovers(client)
  await client.query(`drop database if exists ${name} with (force)`)
  await client.query(`drop database if exists ${name}_draft with (force)`)
  await client.query(`create database ${name}_draft`)
  const db = mustAccept(await openDatabase(urlOf(engineUrl, `${name}_draft`)))
  mustAccept(await migrate(db.ownerPool))
  await prepared?.load(db)
  await db.close()
  await client.query(`alter database ${name}_draft rename to ${name}`)
  return name
}

/** Databases of test processes that were killed. */
async function clearLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname like 'test\\_%'")
  for (const { datname } of rows) {
    try {
      process.kill(Number(datname.split('_')[1]), 0)
    } catch {
      await client.query(`drop database if exists ${datname} with (force)`)
    }
  }
}

async function withMaintenance<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'nharong tests' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(engineUrl: string, database: string): string {
  const url = new URL(engineUrl)
  url.pathname = `/${database}`
  return url.href
}
