import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { descendantsOf, isPostgres, processesOf, rssOf } from './database-processes.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import { measurePages } from './pages.ts'
import { samplesOf } from './samples.ts'
import { fetchRaw } from './fetch-raw.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The application as it is started by hand, on a data folder of its own: time to the first page, memory, page sizes. */
export async function benchService({ small, tell }: BenchOptions): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-bench-'))
  chmodSync(folder, 0o755)
  try {
    tell('service: first start')
    const first = await startService(folder)
    await first.stop()
    const starts: number[] = []
    let memory: Line[] = []
    let pages: Line[] = []
    const rounds = small ? 1 : 7
    for (let round = 1; round <= rounds; round++) {
      tell(`service: start ${round} of ${rounds}`)
      const service = await startService(folder)
      starts.push(service.milliseconds)
      if (round === rounds) {
        pages = await measurePages(service.address)
        await delay(small ? 100 : 5_000)
        memory = measureMemory(service.pid, folder)
      }
      await service.stop()
    }
    const found = samplesOf(starts)
    const start: Line = {
      name: 'start to the first page, data there, p95',
      unit: 'ms',
      measured: found.p95,
      goal: { atMost: 3000 },
      baseline: { name: 'the very first start: makes the cluster, loads all units and the demonstration', measured: first.milliseconds },
      ratio: first.milliseconds / found.median,
      note: `median ${found.median.toFixed(0)} ms of ${found.count}`,
      details: found,
    }
    return [{ benchmark: 'service', lines: [start, ...memory, ...pages] }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Service = { readonly pid: number; readonly address: string; readonly milliseconds: number; stop(): Promise<void> }

/** Starts `bin/nharong serve` under the machine's own Node and asks for the first page until it comes. */
async function startService(folder: string): Promise<Service> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = { ...process.env, PATH: pathOfTheMachine(), NHARONG_DATA: folder, NHARONG_PORT: String(port), NHARONG_MODE: 'demonstration' }
  delete (env as NodeJS.ProcessEnv)['DATABASE_URL']
  const began = performance.now()
  const child = spawn(join(ROOT, 'bin/nharong'), ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (text) => (complaint = (complaint + text).slice(-2000)))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nharong serve ended with ${child.exitCode}: ${complaint}`)
    if (performance.now() - began > 120_000) throw new Error(`nharong serve does not answer: ${complaint}`)
    const answer = await fetchRaw(`${address}/`, 'br').catch(() => undefined)
    if (answer?.status === 200) break
    await delay(5)
  }
  return { pid: child.pid!, address, milliseconds: performance.now() - began, stop: () => stopChild(child) }
}

/** npm puts the packages' own Node first; started by hand, it is the machine's. */
function pathOfTheMachine(): string {
  const own = join(ROOT, 'node_modules')
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(own)).join(delimiter)
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** All processes that the service is made of; where /proc is not to be had, nothing is measured. */
function measureMemory(pid: number, folder: string): Line[] {
  const postmaster = postmasterOf(folder)
  if (process.platform !== 'linux' || postmaster === undefined || !isPostgres(postmaster)) return []
  const node = [pid, ...descendantsOf(pid)].filter((each) => !isPostgres(each)).map(rssOf)
  const resident = node.reduce((sum, each) => sum + each, 0)
  const shared = processesOf(postmaster).memory()
  return [
    {
      name: 'memory at rest, after the first pages',
      unit: 'MB',
      measured: (resident + shared) / 1e6,
      goal: { atMost: 250 },
      baseline: { name: 'of this, PostgreSQL (PSS)', measured: shared / 1e6 },
      note: `Node (RSS): ${node.map((each) => (each / 1e6).toFixed(0)).join(' + ')} MB`,
      details: { node, postgresql: shared },
    },
  ]
}

function postmasterOf(folder: string): number | undefined {
  const address = join(folder, 'postgresql-is-at')
  const home = existsSync(address) ? readFileSync(address, 'utf8').trim() : join(folder, 'postgresql')
  const file = join(home, 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
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
