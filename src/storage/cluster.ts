import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { type ClusterHome, OWNER } from './cluster-home.ts'
import type { EngineFiles } from './engine-files.ts'
import {
  clearStaleLocks,
  findPostmaster,
  isPostmaster,
  lastComplaint,
  SOCKET_PORT,
  spawnPostmaster,
  type Starting,
  stopPostmaster,
} from './postmaster.ts'

/**
 * A running engine that we use, perhaps beside other processes of ours. `stop` gives it up; the last of us
 * to do so stops the engine.
 */
export type RunningCluster = { readonly url: string; stop(): Promise<void> }

/** Everyone who uses a cluster holds this lock shared; who can have it alone is the last. */
const PRESENCE = 7_145_020_126

/** How long an engine may stay silent before we give up. Recovery after a power cut counts anew. */
const PATIENCE = 60_000

type Place = { readonly socket: string } | { readonly port: number }

/**
 * Makes sure that the engine of a home runs, and joins it: one that already runs (another command beside
 * us, or one that outlived a killed process) is adopted. Should the engine die under us, it is started again
 * at the same address.
 *
 * Refuses `storage.engine-failed` with the engine's own complaint.
 */
export async function joinCluster(
  engine: EngineFiles,
  home: ClusterHome,
  settings: readonly string[],
): Promise<Result<RunningCluster>> {
  let stopping = false
  let stopped: Promise<void> | undefined
  let joined: Joined | undefined
  let coming: Promise<void> | undefined

  async function join(port?: number): Promise<Result<Joined>> {
    const result = await startOrAdopt(engine, home, settings, port)
    if (!result.ok) return result
    joined = result.value
    joined.presence.once('end', () => {
      if (!stopping) coming = comeBack()
    })
    return result
  }

  async function comeBack(): Promise<void> {
    const place = joined && 'port' in joined.place ? joined.place.port : undefined
    for (let tried = 1; !stopping && tried <= 5; tried++) {
      const result = await join(place).catch(() => undefined)
      if (result?.ok) return
      await delay(tried * 500, undefined, { ref: false })
    }
  }

  async function leave(): Promise<void> {
    stopping = true
    // An engine that is being started again is waited for, else it would outlive us.
    await coming
    const presence = joined?.presence
    if (!presence) return
    try {
      holdProcess(presence, true)
      const { rows } = await presence.query<{ last: boolean }>(
        `with given_up as materialized (select pg_advisory_unlock_shared(${PRESENCE}) as done)
         select done and pg_try_advisory_lock(${PRESENCE}) as last from given_up`,
      )
      if (rows[0]?.last) await stopPostmaster(home, engine)
      await presence.end()
    } catch {
      // The engine is gone already: nothing is left to stop.
    }
  }

  const first = await join()
  if (!first.ok) return first
  return accept({ url: urlOf(home, first.value.place), stop: () => (stopped ??= leave()) })
}

type Joined = { readonly presence: pg.Client; readonly place: Place }

async function startOrAdopt(
  engine: EngineFiles,
  home: ClusterHome,
  settings: readonly string[],
  preferred?: number,
): Promise<Result<Joined>> {
  const viaSocket = socketFits(home)
  let until = Date.now() + PATIENCE
  let starting: Starting | undefined
  let failures = 0
  for (;;) {
    const place = placeOf(home, viaSocket)
    const answer = place && (await enter(home, place))
    if (answer && typeof answer !== 'string') return accept({ presence: answer, place: place! })
    if (answer === 'coming') until = Date.now() + PATIENCE
    if (answer === 'stranger') return refuse({ code: 'storage.folder-of-another-user', folder: home.folder })
    if (Date.now() > until) return refuse({ code: 'storage.engine-failed', reason: lastComplaint(home) })
    if (starting?.hasEnded()) {
      starting = undefined
      // The engine before it may still be letting go of the folder: patience, then the truth.
      if (++failures >= 20) return refuse({ code: 'storage.engine-failed', reason: lastComplaint(home) })
      await delay(100 + failures * 25)
    }
    const found = findPostmaster(home)
    if (!starting && !(found && isPostmaster(found.pid, home))) {
      clearStaleLocks(home)
      starting = spawnPostmaster(engine, home, viaSocket ? undefined : (preferred ?? (await freePort())), settings)
    }
    await delay(15)
  }
}

/** 107 bytes on Linux, 103 on macOS, with the name of the socket. */
function socketFits(home: ClusterHome): boolean {
  if (process.platform === 'win32') return false
  return Buffer.byteLength(`${home.socket}/.s.PGSQL.${SOCKET_PORT}`) <= 100
}

function placeOf(home: ClusterHome, viaSocket: boolean): Place | undefined {
  if (viaSocket) return { socket: home.socket }
  const port = findPostmaster(home)?.port
  return port ? { port } : undefined
}

function urlOf(home: ClusterHome, place: Place, database = OWNER): string {
  const sign = `postgresql://${OWNER}:${encodeURIComponent(home.password)}`
  return 'port' in place
    ? `${sign}@127.0.0.1:${place.port}/${database}`
    : `${sign}@localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(place.socket)}`
}

async function enter(home: ClusterHome, place: Place): Promise<pg.Client | 'coming' | 'silent' | 'stranger'> {
  const presence = clientOf(urlOf(home, place))
  try {
    await presence.connect()
    await presence.query(`select pg_advisory_lock_shared(${PRESENCE})`)
    holdProcess(presence, false)
    return presence
  } catch (error) {
    await presence.end().catch(() => undefined)
    const code = String((error as { code?: unknown }).code)
    if (code === '3D000') await makeDatabase(home, place)
    if (code === '28P01') return 'stranger'
    // cannot_connect_now: starting, recovering or on its way out.
    return code === '57P03' || code === '3D000' ? 'coming' : 'silent'
  }
}

async function makeDatabase(home: ClusterHome, place: Place): Promise<void> {
  const client = clientOf(urlOf(home, place, 'postgres'))
  try {
    await client.connect()
    await client.query(`create database ${OWNER}`)
  } catch (error) {
    // 42P04, 23505: another start made it in this moment.
    if (!['42P04', '23505'].includes(String((error as { code?: unknown }).code))) throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function clientOf(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, application_name: 'nharong presence', connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  return client
}

/** Whether the connection keeps the process from ending. The types of the driver do not know these two. */
function holdProcess(client: pg.Client, hold: boolean): void {
  const known = client as pg.Client & { ref(): void; unref(): void }
  if (hold) known.ref()
  else known.unref()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
