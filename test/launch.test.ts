import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../bin/nharong', import.meta.url))

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-launch-'))
  chmodSync(folder, 0o711)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Ended = { code: number; out: string; err: string }

/** Runs a program without the settings that the test runner gives its children. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv = {}, cwd = tmpdir()): Promise<Ended> {
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...clean } = process.env
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env: { ...clean, ...env }, timeout: 60_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err })
    })
  })
}

test('it starts from any folder, by its path, by a link, and by node', async (t) => {
  const link = join(folderFor(t), 'nharong')
  symlinkSync(PROGRAM, link)
  for (const [program, args] of [[PROGRAM, []], [link, []], [process.execPath, [PROGRAM]]] as const) {
    const { code, out } = await run(program, [...args, '--help'])
    assert.equal(code, 0)
    assert.match(out, /nharong/)
  }
})

test('a Node too old is told so in a sentence', async (t) => {
  const old = join(folderFor(t), 'old.cjs')
  writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })")
  const { code, err } = await run(process.execPath, ['--require', old, PROGRAM, '--help'])
  assert.equal(code, 1)
  assert.equal(err, 'Cần Node.js 20 trở lên; máy này đang có 18.20.4.\nNode.js 20 or newer is needed; this is 18.20.4.\n')
})

test('a Node that may start us but not run us hands over to the one in the packages', async (t) => {
  const older = join(folderFor(t), 'older.cjs')
  writeFileSync(older, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })")
  const { code, out } = await run(process.execPath, ['--require', older, PROGRAM, 'fly'])
  assert.equal(code, 2)
  assert.equal(out, '')
})

test('what cannot work is one sentence and exit code 1, without a stack trace', async (t) => {
  const busy = createServer().listen(0, '127.0.0.1')
  t.after(() => busy.close())
  await new Promise((resolve) => busy.once('listening', resolve))
  const { port } = busy.address() as { port: number }
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ NHARONG_PORT: String(port) }, /^Cổng \d+ .+\n$/],
    [{ NHARONG_PORT: '0', NHARONG_DATA: '/proc/nharong' }, /^Không ghi được vào thư mục dữ liệu .+\n$/],
    [{ NHARONG_PORT: '0', DATABASE_URL: 'mysql://x' }, /^DATABASE_URL .+\n$/],
    [{ NHARONG_PORT: '0', DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x' }, /^Không kết nối được cơ sở dữ liệu .+\n$/],
  ]
  for (const [env, sentence] of cases) {
    const { code, err } = await run(PROGRAM, ['serve'], env)
    assert.match(err, sentence)
    assert.equal(code, 1)
  }
})

test('serve answers, and ends at once and cleanly when it is told to', async (t) => {
  const folder = folderFor(t)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(PROGRAM, ['serve'], { env: { ...env, NHARONG_PORT: '0', NHARONG_DATA: folder } })
  t.after(() => child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  for (let waited = 0; !/http:\/\/\S+/.test(said) && waited < 1_200 && child.exitCode === null; waited++) await delay(50)
  const address = /http:\/\/\S+/.exec(said)?.[0]
  assert.ok(address, said)
  const answer = await fetch(address, { redirect: 'manual' })
  assert.ok(answer.status < 400, String(answer.status))
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  child.kill('SIGTERM')
  assert.equal(await ended, 0)
})
