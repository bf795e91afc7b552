import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ClusterHome, engineEnvironment } from './cluster-home.ts'
import type { EngineFiles } from './engine-files.ts'

/** A running engine as its lock file tells: nothing is proven until it answers. */
export type Postmaster = { readonly pid: number; readonly port: number }

/** The name of the socket inside its folder is made of this port; nothing listens on it. */
export const SOCKET_PORT = 5432

const LONGEST_LOG = 5_000_000

export function findPostmaster(home: ClusterHome): Postmaster | undefined {
  try {
    const lines = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether a process is the engine of this cluster. After a power cut the number in the lock file may
 * belong to something else entirely. An engine works in the folder of its cluster.
 */
export function isPostmaster(pid: number, home: ClusterHome): boolean {
  if (!isAlive(pid)) return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home.cluster)
  } catch {
    if (process.platform === 'linux') return false
  }
  if (process.platform === 'win32') return true
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  return /postgres/.test(stdout)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Lock files whose process is not an engine of ours would keep the engine from starting. */
export function clearStaleLocks(home: ClusterHome): void {
  const found = findPostmaster(home)
  if (found && isPostmaster(found.pid, home)) return
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
  rmSync(join(home.socket, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true })
}

/** A start that is under way: `ended` is settled when the process has ended, with its exit code. */
export type Starting = { hasEnded(): boolean }

/**
 * Starts the engine so that neither Ctrl-C in our terminal nor our sudden death takes it along. It listens
 * on a socket in a private folder, or on the loopback address where the path is too long for a socket.
 */
export function spawnPostmaster(
  engine: EngineFiles,
  home: ClusterHome,
  port: number | undefined,
  settings: readonly string[],
): Starting {
  turnLog(home)
  const listening =
    port === undefined
      ? [`unix_socket_directories="${home.socket.replaceAll('"', '""')}"`, 'listen_addresses=', `port=${SOCKET_PORT}`]
      : ['unix_socket_directories=', 'listen_addresses=127.0.0.1', `port=${port}`]
  const options = ['unix_socket_permissions=0700', ...listening, ...settings].flatMap((setting) => ['-c', setting])
  const log = openLog(home)
  let ended = false
  const child = spawn(join(engine.bin, 'postgres'), ['-D', home.cluster, ...options], {
    ...home.user,
    cwd: '/',
    detached: true,
    env: engineEnvironment(),
    stdio: ['ignore', log, log],
  })
  if (log !== 'ignore') closeSync(log)
  child.once('error', () => (ended = true))
  child.once('exit', () => (ended = true))
  child.unref()
  return { hasEnded: () => ended }
}

/** A log that another account began is no reason not to start. */
function openLog(home: ClusterHome): number | 'ignore' {
  try {
    return openSync(home.log, 'a', 0o600)
  } catch {
    return 'ignore'
  }
}

function turnLog(home: ClusterHome): void {
  const kept = statSync(home.log, { throwIfNoEntry: false })
  if (kept && kept.size > LONGEST_LOG) renameSync(home.log, `${home.log}.1`)
}

/** The last complaint in the engine's log: what a sentence to the operator quotes. */
export function lastComplaint(home: ClusterHome): string {
  try {
    const file = openSync(home.log, 'r')
    const { size } = statSync(home.log)
    const tail = Buffer.alloc(Math.min(size, 8_000))
    readSync(file, tail, 0, tail.length, size - tail.length)
    closeSync(file)
    const lines = tail.toString('utf8').split('\n')
    return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line))?.trim() ?? lines.findLast((line) => line !== '') ?? ''
  } catch {
    return ''
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(home: ClusterHome, engine: EngineFiles): Promise<void> {
  const found = findPostmaster(home)
  if (!found || !isPostmaster(found.pid, home)) return
  if (process.platform === 'win32') {
    spawnSync(join(engine.bin, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', home.cluster], { stdio: 'ignore' })
    return
  }
  process.kill(found.pid, 'SIGINT')
  const until = Date.now() + 60_000
  while (Date.now() < until && findPostmaster(home)?.pid === found.pid && isAlive(found.pid)) await delay(5)
}
