import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** The processes of a PostgreSQL on this machine, as Linux shows them in /proc. */
export type DatabaseProcesses = {
  /** Seconds of processor time of the server and of all its processes, those that have ended too. */
  cpuSeconds(): number
  /** Memory in bytes, shared pages divided among those who share them (PSS). */
  memory(): number
}

/** Clock ticks a second: fixed by the kernel for programs, whatever it uses itself. */
const TICKS = 100

/** The processes of the server behind a connection; undefined where it runs elsewhere or is not to be seen. */
export async function findDatabaseProcesses(pool: pg.Pool): Promise<DatabaseProcesses | undefined> {
  if (process.platform !== 'linux') return undefined
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = parentOf(rows[0]!.pid)
  if (postmaster === undefined || !isPostgres(postmaster) || !isPostgres(rows[0]!.pid)) return undefined
  return processesOf(postmaster)
}

/** The processes of the server whose first process is known. */
export function processesOf(postmaster: number): DatabaseProcesses {
  const all = (): number[] => [postmaster, ...childrenOf(postmaster)]
  return {
    cpuSeconds() {
      // Of the server itself also what its ended children used.
      const own = statOf(postmaster)?.slice(11, 15) ?? []
      const living = childrenOf(postmaster).flatMap((pid) => statOf(pid)?.slice(11, 13) ?? [])
      return [...own, ...living].reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
    },
    memory: () => all().reduce((sum, pid) => sum + pssOf(pid), 0),
  }
}

/** Every process below another, at any depth. */
export function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)])
}

export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

/** Proportional set size, in bytes; 0 for a process that has ended meanwhile. */
export function pssOf(pid: number): number {
  return kilobytes(pid, 'smaps_rollup', /^Pss:\s+(\d+) kB/m)
}

/** Resident set size, in bytes; 0 for a process that has ended meanwhile. */
export function rssOf(pid: number): number {
  return kilobytes(pid, 'status', /^VmRSS:\s+(\d+) kB/m)
}

export function isPostgres(pid: number): boolean {
  return read(pid, 'comm')?.trim().startsWith('postgres') ?? false
}

function kilobytes(pid: number, file: string, line: RegExp): number {
  return Number(line.exec(read(pid, file) ?? '')?.[1] ?? 0) * 1024
}

function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)?.[1]
  return parent === undefined ? undefined : Number(parent)
}

/** The fields after the name, which may hold anything: state, parent, … utime (11), stime, cutime, cstime. */
function statOf(pid: number): string[] | undefined {
  const text = read(pid, 'stat')
  return text?.slice(text.lastIndexOf(')') + 2).trim().split(' ')
}

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
