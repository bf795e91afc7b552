import { randomBytes } from 'node:crypto'
import { accessSync, constants, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { joinCluster, type RunningCluster } from './cluster.ts'
import { type ClusterHome, homeExists, makeHome, readHome } from './cluster-home.ts'
import { type EngineFiles, prepareEngine } from './engine-files.ts'
import { makeFolder } from './make-folder.ts'
import { canEnter, engineUser, isRoot } from './run-as.ts'

export type { RunningCluster } from './cluster.ts'

/** Where the engine and its clusters live when root's folder is closed to the engine's account. */
const COMMON_PLACE = '/var/lib/nharong'

/** Small at rest, safe against a power cut (fsync stays on), quick for one machine. */
const SETTINGS = [
  'shared_buffers=64MB',
  'work_mem=16MB',
  'maintenance_work_mem=64MB',
  'effective_cache_size=512MB',
  'max_connections=100',
  'jit=off',
  'io_method=sync',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
]

export type EmbeddedOptions = {
  /** More settings of PostgreSQL, as `name=value`. */
  readonly settings?: readonly string[]
  /** Another PostgreSQL than the one in the packages: the tests run on the oldest that we support. */
  readonly engine?: EngineFiles
}

/**
 * Starts the PostgreSQL that came with the packages on a data folder, or joins the one that runs there
 * already. On the first start the cluster is made.
 *
 * As root the engine runs under another account; where the data folder is closed to that account, the
 * cluster lives under /var/lib/nharong and the data folder remembers where. Nothing that exists is deleted.
 *
 * Refuses `storage.folder-not-writable`, `storage.folder-of-another-user`, `storage.cluster-lost`,
 * `storage.cluster-of-another-version`, `storage.engine-missing`, `storage.engine-does-not-run`,
 * `storage.engine-failed`.
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Result<RunningCluster>> {
  const folder = resolve(dataFolder)
  try {
    makeFolder(folder, isRoot() ? 0o755 : 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = String((error as NodeJS.ErrnoException).code)
    return refuse({ code: 'storage.folder-not-writable', folder, reason })
  }
  const engine = options.engine ? accept(options.engine) : prepareEngine(engineUser(), enginePlaces(folder))
  if (!engine.ok) return engine
  const home = findOrMakeHome(folder, engine.value)
  if (!home.ok) return home
  return joinCluster(engine.value, home.value, [...settingsFor(engine.value), ...(options.settings ?? [])])
}

/** `io_method` came with PostgreSQL 18. */
function settingsFor(engine: EngineFiles): readonly string[] {
  return Number.parseInt(engine.version, 10) >= 18 ? SETTINGS : SETTINGS.filter((line) => !line.startsWith('io_method'))
}

function enginePlaces(folder: string): readonly string[] {
  return isRoot() ? [COMMON_PLACE] : [join(folder, 'engine')]
}

function findOrMakeHome(folder: string, engine: EngineFiles): Result<ClusterHome> {
  const near = join(folder, 'postgresql')
  if (homeExists(near)) return readHome(near, engine)
  const remembered = readAddress(folder)
  if (remembered !== undefined) {
    return homeExists(remembered) ? readHome(remembered, engine) : refuse({ code: 'storage.cluster-lost', folder: remembered })
  }
  const user = engineUser()
  if (canEnter(folder, user)) {
    const made = makeHome(near, engine, user)
    return made.ok ? readHome(near, engine) : made
  }
  const far = join(COMMON_PLACE, randomBytes(8).toString('hex'))
  const made = makeHome(far, engine, user)
  if (!made.ok) return made
  const agreed = remember(folder, far)
  return readHome(agreed, engine)
}

const ADDRESS = 'postgresql-is-at'

function readAddress(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, ADDRESS), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

/** Writes down where the cluster is; of two first starts at once, the first to write is right. */
function remember(folder: string, home: string): string {
  const draft = join(folder, `${ADDRESS}.${process.pid}`)
  writeFileSync(draft, `${home}\n`)
  try {
    linkSync(draft, join(folder, ADDRESS))
    return home
  } catch {
    const first = readAddress(folder)
    if (first === undefined) throw new Error(`cannot write ${join(folder, ADDRESS)}`)
    rmSync(home, { recursive: true, force: true })
    return first
  } finally {
    rmSync(draft, { force: true })
  }
}
