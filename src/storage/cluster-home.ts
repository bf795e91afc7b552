import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { EngineFiles } from './engine-files.ts'
import { makeFolder } from './make-folder.ts'
import { engineUser, type EngineUser } from './run-as.ts'

/** Where a cluster lives, and the password of its owner. */
export type ClusterHome = {
  readonly folder: string
  /** PGDATA. */
  readonly cluster: string
  /** Private folder of the Unix socket. */
  readonly socket: string
  readonly log: string
  readonly password: string
  readonly user: EngineUser | undefined
}

/** The database account that owns everything in a cluster of ours, and the name of its database. */
export const OWNER = 'nharong'

export function homeExists(folder: string): boolean {
  return existsSync(join(folder, 'cluster'))
}

/**
 * Opens an existing home. Refuses `storage.folder-of-another-user`, and `storage.cluster-of-another-version`
 * where the cluster was made by another major version of PostgreSQL.
 */
export function readHome(folder: string, engine: EngineFiles): Result<ClusterHome> {
  const cluster = join(folder, 'cluster')
  let password: string
  let made: string
  try {
    password = readFileSync(join(folder, 'password'), 'utf8').trim()
    made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return refuse({ code: 'storage.cluster-incomplete', folder })
    return refuse({ code: 'storage.folder-of-another-user', folder })
  }
  const major = engine.version.split('.')[0]!
  if (made !== major) return refuse({ code: 'storage.cluster-of-another-version', folder, made, engine: major })
  return accept({
    folder,
    cluster,
    socket: join(folder, 'socket'),
    log: join(folder, 'postgresql.log'),
    password,
    user: engineUser(cluster),
  })
}

/**
 * Makes a home: a new cluster, complete or not there at all. It grows under another name and is renamed
 * when done, so that neither a power cut nor a second start can leave or find half of one.
 */
export function makeHome(folder: string, engine: EngineFiles, user: EngineUser | undefined): Result<true> {
  clearDrafts(folder)
  const draft = `${folder}.making-${process.pid}`
  const cluster = join(draft, 'cluster')
  const passwordFile = join(draft, 'cluster-password')
  const password = randomBytes(24).toString('base64url')
  try {
    makeFolder(dirname(folder), 0o755)
    mkdirSync(draft, { mode: user ? 0o711 : 0o700 })
    for (const inner of [cluster, join(draft, 'socket')]) {
      mkdirSync(inner, { mode: 0o700 })
      if (user) chownSync(inner, user.uid, user.gid)
    }
    writeFileSync(join(draft, 'password'), `${password}\n`, { mode: 0o600 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (user) chownSync(passwordFile, user.uid, user.gid)
    const failure = initialize(engine, cluster, passwordFile, user)
    if (failure !== undefined) return refuse({ code: 'storage.engine-failed', reason: failure })
    rmSync(passwordFile)
    renameSync(draft, folder)
    return accept(true)
  } catch (error) {
    // Another start was quicker: its cluster is as good.
    if (homeExists(folder)) return accept(true)
    return refuse({ code: 'storage.folder-not-writable', folder: dirname(folder), reason: (error as Error).message })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function initialize(
  engine: EngineFiles,
  cluster: string,
  passwordFile: string,
  user: EngineUser | undefined,
): string | undefined {
  // Names compare and sort by code point on every machine; Vietnamese order is a collation of the schema.
  const builtin = Number.parseInt(engine.version, 10) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const common = ['-D', cluster, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8']
  let failure = ''
  for (const locale of ['C.UTF-8', 'C']) {
    const run = spawnSync(join(engine.bin, 'initdb'), [...common, `--locale=${locale}`, ...builtin], {
      ...user,
      cwd: '/',
      env: engineEnvironment(),
      encoding: 'utf8',
    })
    if (run.status === 0) return undefined
    failure = (run.stderr || run.error?.message || `initdb: ${run.status ?? run.signal}`).trim().split('\n').at(-1)!
    if (!/locale/.test(run.stderr)) break
  }
  return failure
}

/** Nothing of ours that the engine, which outlives us when we are killed, has no need of. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  if (process.platform === 'win32') return { ...process.env, LC_ALL: 'C' }
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' }
}

/** Drafts that a start left which was killed: never used by anyone. */
function clearDrafts(folder: string): void {
  const parent = dirname(folder)
  const start = `${basename(folder)}.making-`
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    if (!name.startsWith(start)) continue
    try {
      process.kill(Number(name.slice(start.length)), 0)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(join(parent, name), { recursive: true, force: true })
    }
  }
}
