import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findDatabaseProcesses } from './database-processes.ts'
import { enginesHere, startEngine } from './engines.ts'
import { fetchRaw } from './fetch-raw.ts'
import { type Asked, type Load, openLoad } from './open-load.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import type { ServeOrder, ServeWish, ServeWord } from './portal-run.ts'
import { samplesOf, steadyRandom } from './samples.ts'

/** What people open, and how often out of a hundred. */
const PAGES = [
  ['/cong-khai', 20],
  ['/cong-khai/1522', 10],
  ['/cong-khai/3236382', 25],
  ['/cong-khai/3236682', 10],
  ['/cong-khai/3236382/tin', 10],
  ['/ck/abcdefghij', 15],
  ['/cong-khai/3236382/tin.atom', 10],
] as const

const A_SECOND = 300

/**
 * The portal as many people read it at once: 300 requests a second, sent whether or not the answers keep up. Beside it, in the
 * same run, the same bytes from a plain server of files; and the portal again while something is disclosed every second.
 */
export async function benchPortal({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const seconds = small ? 1 : 20
  const engine = await startEngine((engines ?? enginesHere())[0]!)
  const children: Serving[] = []
  try {
    tell('portal: set up')
    const portal = await serve({ serve: 'portal', url: engine.db.url })
    children.push(portal)
    const pages = await Promise.all(PAGES.map(async ([path]) => ({ path, ...(await readPage(portal.port, path)) })))
    const files = await serve({ serve: 'files', pages })
    children.push(files)
    const database = await findDatabaseProcesses(engine.db.ownerPool)

    const measure = async (serving: Serving, name: string, changing = false): Promise<{ load: Load; cpu: number; database: number | undefined }> => {
      tell(`portal: ${name}`)
      await openLoad(serving.port, A_SECOND, small ? 1 : 3, pick)
      const [own, theirs] = [await serving.cpu(), database?.cpuSeconds()]
      const timer = changing ? setInterval(() => serving.change(), 1000) : undefined
      const load = await openLoad(serving.port, A_SECOND, seconds, pick)
      clearInterval(timer)
      return { load, cpu: (await serving.cpu()) - own, database: database && theirs !== undefined ? database.cpuSeconds() - theirs : undefined }
    }
    const plain = await measure(files, 'files')
    const quiet = await measure(portal, 'pages')
    const busy = await measure(portal, 'pages while something is disclosed', true)
    const line = (name: string, found: typeof quiet, goal: boolean): Line => {
      const samples = samplesOf(found.load.milliseconds)
      return {
        name,
        unit: 'ms',
        measured: samples.p95,
        ...(goal ? { goal: { atMost: 30 } } : {}),
        baseline: { name: 'the same bytes from a plain server of files, p95', measured: samplesOf(plain.load.milliseconds).p95 },
        cpu: { own: found.cpu, ...(found.database === undefined ? {} : { database: found.database }) },
        note: `median ${samples.median.toFixed(1)} ms, most ${samples.most.toFixed(0)} ms of ${samples.count}; processor time of the server alone, of the files ${plain.cpu.toFixed(1)} s; sent at most ${found.load.behind.toFixed(0)} ms late`,
        details: { samples, statuses: Object.fromEntries(found.load.statuses), bytes: found.load.bytes, plain: samplesOf(plain.load.milliseconds), plainCpu: plain.cpu },
      }
    }
    for (const { load } of [plain, quiet, busy]) if (load.statuses.get(200) !== A_SECOND * seconds) throw new Error(`not all were answered: ${JSON.stringify([...load.statuses])}`)
    return [
      {
        benchmark: 'portal',
        engine: engine.name,
        lines: [
          line(`public pages at ${A_SECOND} requests/s for ${seconds} s, p95`, quiet, true),
          line('the same while something is disclosed every second, p95', busy, true),
        ],
      },
    ]
  } finally {
    for (const child of children) child.stop()
    await engine.stop()
  }
}

const WEIGHTS = PAGES.flatMap(([path, weight]) => Array.from({ length: weight }, () => path))
const random = steadyRandom(300)

function pick(): Asked {
  return { path: WEIGHTS[Math.floor(random() * WEIGHTS.length)]!, headers: { 'Accept-Encoding': 'br', 'Accept-Language': 'vi' } }
}

async function readPage(port: number, path: string): Promise<{ type: string; body: string }> {
  const address = `http://127.0.0.1:${port}${path}`
  const answer = await fetch(address, { headers: { 'Accept-Language': 'vi' } })
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
  await fetchRaw(address, 'br')
  const { brotliCompressSync } = await import('node:zlib')
  return { type: answer.headers.get('Content-Type') ?? '', body: brotliCompressSync(Buffer.from(await answer.arrayBuffer())).toString('base64') }
}

type Serving = { readonly port: number; cpu(): Promise<number>; change(): void; stop(): void }

async function serve(order: ServeOrder): Promise<Serving> {
  const child = fork(fileURLToPath(new URL('portal-run.ts', import.meta.url)), { execArgv: ['--import', new URL('../src/web/tsx-hook.mjs', import.meta.url).href], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ready = hear(child, 'port')
  child.send(order)
  const port = await ready
  return {
    port,
    async cpu() {
      const heard = hear(child, 'cpu')
      child.send({ wish: 'cpu' } satisfies ServeWish)
      return heard
    },
    change: () => void child.send({ wish: 'change' } satisfies ServeWish),
    stop: () => void child.kill('SIGTERM'),
  }
}

function hear(child: ChildProcess, name: 'port' | 'cpu'): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the server ended with ${code}`))
    child.once('exit', ended)
    const listen = (word: ServeWord): void => {
      if (!(name in word)) return
      child.off('message', listen)
      child.off('exit', ended)
      resolve((word as Record<string, number>)[name]!)
    }
    child.on('message', listen)
  })
}
