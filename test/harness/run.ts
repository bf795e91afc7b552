import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mustAccept } from '#foundation/result.ts'
import { type EngineName, hasServerEngine, startTestEngine } from './engines.ts'
import { prepareMachine } from './machine.ts'
import { type Count, runFiles } from './run-files.ts'
import { findTestFiles } from './test-files.ts'

// npm test [-- PART-OF-A-PATH…]: types, lint, all tests on the PostgreSQL that we ship, the storage tests
// again on the oldest that we support, the journeys in a browser. The last line is `N passed, N failed`.

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FOLDERS = ['bin', 'src', 'test', 'tools', 'bench'].filter((folder) => existsSync(join(ROOT, folder)))
const CI = process.env['CI'] === 'true' || process.env['CI'] === '1'
const wanted = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0, skipped: 0 }
const began = Date.now()

// Written at once: the process may end right after the last line.
const say = (line: string): void => void writeSync(1, `${line}\n`)

function count(result: Count): void {
  total.passed += result.passed
  total.failed += result.failed
  total.skipped += result.skipped
}

/** One check by a program of its own: it counts as one test. */
async function check(label: string, program: string, args: readonly string[]): Promise<void> {
  const started = Date.now()
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], { cwd: ROOT })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.once('close', resolve)
  })
  say(`${code === 0 ? '✓' : '✗'} ${label}  ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (code !== 0) say(output.slice(-20_000))
  count({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
}

async function onEngine(engine: EngineName, label: string, files: readonly string[], concurrency: number): Promise<void> {
  if (files.length === 0) return
  process.env['NHARONG_TEST_ENGINE'] = engine
  const started = await startTestEngine(engine)
  const { stop } = mustAccept(started)
  try {
    count(await runFiles(files, { root: ROOT, label, concurrency, say }))
  } finally {
    await stop()
  }
}

async function runAll(): Promise<void> {
  const missing = prepareMachine(say)
  if (CI) count({ passed: 0, failed: missing.length, skipped: 0 })
  if (wanted.length === 0) {
    await check('types', 'typescript/bin/tsc', ['-p', '.', '--noEmit'])
    await check('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format=unix', ...FOLDERS])
  }
  const files = findTestFiles(ROOT, wanted)
  count(await runFiles(files.plain, { root: ROOT, label: '[plain]', concurrency: 2, say }))
  await onEngine('embedded', '[PostgreSQL 18]', files.database, 2)
  if (hasServerEngine()) await onEngine('server', '[PostgreSQL 15]', files.database, 2)
  if (!missing.includes('chromium')) await onEngine('embedded', '[browser]', files.journeys, 1)
}

const home = mkdtempSync(join(tmpdir(), 'nharong-tests-'))
// The engine's account, where we are root, has to get to what lies inside.
chmodSync(home, 0o711)
process.env['NHARONG_TEST_HOME'] = home
process.env['NODE_ENV'] = 'test'
try {
  await runAll()
} catch (fault) {
  total.failed++
  say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
}
rmSync(home, { recursive: true, force: true })
if (total.skipped > 0) say(`${total.skipped} tests were not run (skip or todo).`)
say(`in ${Math.round((Date.now() - began) / 1000)} s`)
say(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
