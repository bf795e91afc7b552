import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import { APP_ROLE } from './connect.ts'

export type Migration = { readonly number: number; readonly name: string; readonly text: string; readonly sha256: string }

const FOLDER = new URL('../../migrations/', import.meta.url)
const FORM = /^(\d{4})-[a-z0-9-]+\.sql$/

/** One number for all who migrate: two starts at once take turns. */
const LOCK = 7_145_020_125

/** The migrations of this release, in order: `NNNN-what-it-does.sql`, numbered from 1 without gaps. */
export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted()
  return names.map((name, index) => {
    const number = Number(FORM.exec(name)?.[1])
    if (number !== index + 1) throw new Error(`migrations/${name}: expected number ${index + 1}`)
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { number, name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the schema up to this release. Forward only; each migration in its own transaction, which first
 * takes its own row, so that a migration is done once or not at all. Answers how many were done.
 *
 * Refuses `storage.schema-changed` (a migration that was done is not the one we have),
 * `storage.schema-newer` (the database was used by a newer release), `storage.migration-not-allowed`,
 * `storage.role-not-granted`.
 */
export async function migrate(pool: pg.Pool, migrations = readMigrations()): Promise<Result<number>> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    await client.query('set client_min_messages to warning')
    try {
      return await bringUp(client, migrations)
    } finally {
      await client.query(`reset client_min_messages; select pg_advisory_unlock(${LOCK})`)
    }
  } catch (error) {
    // insufficient_privilege: the account may sign in but not make tables.
    if ((error as { code?: unknown }).code !== '42501') throw error
    return refuse({ code: 'storage.migration-not-allowed', reason: (error as Error).message })
  } finally {
    client.release()
  }
}

async function bringUp(client: pg.PoolClient, migrations: readonly Migration[]): Promise<Result<number>> {
  const { rows: found } = await client.query("select to_regclass('schema_migration') is not null as made")
  if (!found[0]?.made) {
    await client.query(`create table if not exists schema_migration (
      number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
  }
  const { rows: done } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from schema_migration order by number',
  )
  const refusal = whyNotOurs(done, migrations)
  if (refusal) return refuse(refusal)
  const open = migrations.slice(done.length)
  for (const migration of open) await apply(client, migration)
  if (!(await mayWorkAs(client, APP_ROLE))) return refuse({ code: 'storage.role-not-granted', role: APP_ROLE })
  return accept(open.length)
}

/** The role belongs to the whole server: another database's owner may have made it, and not for us. */
async function mayWorkAs(client: pg.PoolClient, role: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "select pg_has_role(current_user, rolname, 'member') as may from pg_roles where rolname = $1",
    [role],
  )
  return rows[0]?.may ?? true
}

function whyNotOurs(
  done: readonly { number: number; name: string; sha256: string }[],
  migrations: readonly Migration[],
): Refusal | undefined {
  for (const [index, row] of done.entries()) {
    const ours = migrations[index]
    if (!ours) return { code: 'storage.schema-newer', found: row.number, known: migrations.length }
    if (ours.number !== row.number || ours.sha256 !== row.sha256) {
      return { code: 'storage.schema-changed', migration: row.name }
    }
  }
  return undefined
}

async function apply(client: pg.PoolClient, { number, name, text, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256])
    await client.query(text)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw Object.assign(error as Error, { migration: name })
  }
}
