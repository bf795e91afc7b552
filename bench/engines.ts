import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { mustAccept } from '#foundation/result.ts'
import { hasServerEngine, SERVER_BIN } from '#harness/engines.ts'
import { type Database, openDatabase } from '#storage/connect.ts'
import { startEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'

/** A database to measure on: fresh, migrated, and as safe against a power cut as in service. */
export type Engine = { readonly name: string; readonly db: Database; stop(): Promise<void> }

export type EngineKind = 'embedded' | 'server' | 'url'

/** The engines there are to measure on: ours, Debian's PostgreSQL 15 where it is installed, that of DATABASE_URL. */
export function enginesHere(): EngineKind[] {
  const server: EngineKind[] = hasServerEngine() ? ['server'] : []
  return ['embedded', ...server, ...(process.env['DATABASE_URL'] ? (['url'] as const) : [])]
}

/** Starts an engine on a folder of its own, removed by `stop`; of DATABASE_URL makes a database of its own. */
export async function startEngine(kind: EngineKind): Promise<Engine> {
  return kind === 'url' ? startOnUrl(process.env['DATABASE_URL']!) : startPrivate(kind)
}

async function startPrivate(kind: 'embedded' | 'server'): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-bench-'))
  chmodSync(folder, 0o755)
  const options = kind === 'server' ? { engine: { bin: SERVER_BIN, version: '15' } } : {}
  const cluster = mustAccept(await startEmbedded(folder, options))
  const db = mustAccept(await openDatabase(cluster.url))
  mustAccept(await migrate(db.ownerPool))
  return {
    name: await nameOf(db, kind === 'embedded' ? 'embedded' : 'own server'),
    db,
    async stop() {
      await db.close()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startOnUrl(url: string): Promise<Engine> {
  const name = `nharong_bench_${process.pid}`
  const maintenance = new pg.Client({ connectionString: url })
  await maintenance.connect()
  await maintenance.query(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const db = mustAccept(await openDatabase(own.href))
  mustAccept(await migrate(db.ownerPool))
  return {
    name: await nameOf(db, 'DATABASE_URL'),
    db,
    async stop() {
      await db.close()
      await maintenance.query(`drop database ${name} with (force)`)
      await maintenance.end()
    },
  }
}

/** `PostgreSQL 15.8 (own server)`. A server that may lose what it has committed is not measured. */
async function nameOf(db: Database, where: string): Promise<string> {
  const { rows } = await db.pool.query<{ version: string; fsync: string; commit: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit`,
  )
  const { version, fsync, commit } = rows[0]!
  if (fsync !== 'on' || commit !== 'on') throw new Error(`fsync ${fsync}, synchronous_commit ${commit}: not as in service`)
  return `PostgreSQL ${version} (${where})`
}
