import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { mustAccept } from '#foundation/result.ts'
import { startEmbedded } from './embedded.ts'
import { isRoot } from './run-as.ts'

function folderFor(t: TestContext, mode = 0o711): string {
  const parent = mkdtempSync(join(tmpdir(), 'nharong-embedded-'))
  chmodSync(parent, mode)
  t.after(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'data')
}

/** Another process that uses the folder. */
async function joiner(folder: string): Promise<{ process: ChildProcess; url: string; wrote(): number; ended: Promise<void> }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../test/harness/joiner.ts', import.meta.url)), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for (let waited = 0; !/wrote \d+\n/.test(said); waited++) {
    assert.ok(waited < 1_500 && child.exitCode === null, `the other process did not start: ${said}`)
    await delay(20)
  }
  const url = /ready (\S+)/.exec(said)![1]!
  return { process: child, url, wrote: () => Number([...said.matchAll(/wrote (\d+)\n/g)].at(-1)![1]), ended }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0] ?? {}
  } finally {
    await client.end()
  }
}

const pidFile = (folder: string): string => join(folder, 'postgresql', 'cluster', 'postmaster.pid')
const postmasterOf = (folder: string): number => Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0])

test('first start, later start: what was written is there', async (t) => {
  const folder = folderFor(t)
  const first = mustAccept(await startEmbedded(folder))
  await ask(first.url, 'create table kept (id int primary key)')
  await first.stop()
  assert.equal(existsSync(pidFile(folder)), false)
  const second = mustAccept(await startEmbedded(folder))
  const { kept, fsync, encoding } = await ask(
    second.url,
    "select to_regclass('kept')::text as kept, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding",
  )
  assert.deepEqual({ kept, fsync, encoding }, { kept: 'kept', fsync: 'on', encoding: 'UTF8' })
  await second.stop()
})

test('after kill -9 of Node the engine is adopted, and nothing acknowledged is lost', async (t) => {
  const folder = folderFor(t)
  const killed = await joiner(folder)
  const engine = postmasterOf(folder)
  killed.process.kill('SIGKILL')
  await killed.ended
  const next = mustAccept(await startEmbedded(folder))
  assert.equal(postmasterOf(folder), engine)
  const { last } = await ask(next.url, 'select max(id)::int as last from row_written')
  assert.ok(Number(last) >= killed.wrote())
  await next.stop()
  assert.equal(existsSync(pidFile(folder)), false)
})

test('after kill -9 of Node and of the engine: recovery, nothing acknowledged is lost', async (t) => {
  const folder = folderFor(t)
  const killed = await joiner(folder)
  const engine = postmasterOf(folder)
  killed.process.kill('SIGKILL')
  process.kill(engine, 'SIGKILL')
  await killed.ended
  const next = mustAccept(await startEmbedded(folder))
  assert.notEqual(postmasterOf(folder), engine)
  const { last } = await ask(next.url, 'select max(id)::int as last from row_written')
  assert.ok(Number(last) >= killed.wrote())
  await next.stop()
})

test('an engine that dies under a running process comes back at the same address', async (t) => {
  const folder = folderFor(t)
  const running = mustAccept(await startEmbedded(folder))
  await ask(running.url, 'create table kept (id int primary key)')
  process.kill(postmasterOf(folder), 'SIGKILL')
  let kept: unknown
  for (let tried = 0; kept === undefined && tried < 200; tried++) {
    await delay(50)
    kept = await ask(running.url, "select to_regclass('kept')::text as kept").then((row) => row['kept'], () => undefined)
  }
  assert.equal(kept, 'kept')
  await running.stop()
  assert.equal(existsSync(pidFile(folder)), false)
})

test('two processes share the engine; the last to leave stops it', async (t) => {
  const folder = folderFor(t)
  const owner = mustAccept(await startEmbedded(folder))
  const beside = await joiner(folder)
  assert.equal(beside.url, owner.url)
  await owner.stop()
  assert.equal(existsSync(pidFile(folder)), true)
  assert.ok(Number((await ask(beside.url, 'select count(*)::int as n from row_written'))['n']) > 0)
  beside.process.stdin!.write('leave\n')
  await beside.ended
  assert.equal(existsSync(pidFile(folder)), false)
})

test('starts at the same moment on an empty folder make one cluster', async (t) => {
  const folder = folderFor(t)
  const [one, two] = await Promise.all([joiner(folder), joiner(folder)])
  assert.equal(one.url, two.url)
  one.process.stdin!.write('leave\n')
  two.process.stdin!.write('leave\n')
  await Promise.all([one.ended, two.ended])
  assert.equal(existsSync(pidFile(folder)), false)
})

test('after a power cut the number in the lock file may be that of anyone', async (t) => {
  const folder = folderFor(t)
  const killed = await joiner(folder)
  const lock = readFileSync(pidFile(folder), 'utf8')
  killed.process.kill('SIGKILL')
  process.kill(postmasterOf(folder), 'SIGKILL')
  await killed.ended
  writeFileSync(pidFile(folder), lock.replace(/^\d+/, String(process.pid)))
  const next = mustAccept(await startEmbedded(folder))
  assert.ok(Number((await ask(next.url, 'select count(*)::int as n from row_written'))['n']) > 0)
  await next.stop()
})

test('a half-made cluster of a killed start is never taken for one', async (t) => {
  const folder = folderFor(t)
  const draft = join(folder, 'postgresql.making-999999999')
  mkdirSync(join(draft, 'cluster'), { recursive: true })
  const engine = mustAccept(await startEmbedded(folder))
  assert.equal(existsSync(draft), false)
  await engine.stop()
})

test('a path too long for a socket: loopback, with a password that nobody else has', async (t) => {
  const folder = join(folderFor(t), 'x'.repeat(90))
  mkdirSync(join(folder, '..'))
  if (isRoot()) chmodSync(join(folder, '..'), 0o711)
  const engine = mustAccept(await startEmbedded(folder))
  const url = new URL(engine.url)
  assert.equal(url.hostname, '127.0.0.1')
  url.password = 'guess'
  await assert.rejects(ask(url.href, 'select 1'), { code: '28P01' })
  await engine.stop()
})

test('files of the cluster are closed to others', async (t) => {
  const folder = folderFor(t)
  const engine = mustAccept(await startEmbedded(folder))
  const modes = ['cluster', 'socket', 'password', 'postgresql.log'].map(
    (name) => statSync(join(folder, 'postgresql', name)).mode & 0o077,
  )
  assert.deepEqual(modes, [0, 0, 0, 0])
  await engine.stop()
})

test('a folder that cannot be made is refused', async () => {
  const file = fileURLToPath(import.meta.url)
  const refused = await startEmbedded(join(file, 'data'))
  assert.equal(!refused.ok && refused.refusal.code, 'storage.folder-not-writable')
})

if (isRoot()) {
  test('as root in a folder closed to all others, the cluster lives elsewhere and the folder knows where', async (t) => {
    const folder = folderFor(t, 0o700)
    const first = mustAccept(await startEmbedded(folder))
    const home = readFileSync(join(folder, 'postgresql-is-at'), 'utf8').trim()
    t.after(() => rmSync(home, { recursive: true, force: true }))
    await ask(first.url, 'create table kept (id int primary key)')
    await first.stop()
    const second = mustAccept(await startEmbedded(folder))
    assert.deepEqual(await ask(second.url, "select to_regclass('kept')::text as kept"), { kept: 'kept' })
    await second.stop()
    rmSync(home, { recursive: true })
    const lost = await startEmbedded(folder)
    assert.deepEqual(lost, { ok: false, refusal: { code: 'storage.cluster-lost', folder: home } })
  })
}
