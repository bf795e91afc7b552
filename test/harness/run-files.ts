import { relative, resolve } from 'node:path'
import { run } from 'node:test'

export type Count = { passed: number; failed: number; skipped: number }

type Failed = { readonly name: string; readonly file: string; readonly line?: number | undefined; readonly error: unknown }

export type RunOptions = {
  readonly root: string
  /** Stands before each line: which engine, which browser. */
  readonly label: string
  readonly concurrency: number
  readonly say: (line: string) => void
}

/** Longest time of one test. */
const TIMEOUT = 5 * 60_000

/** Runs test files, each in a process of its own; one line for each file as it ends, failures in full. */
export async function runFiles(files: readonly string[], options: RunOptions): Promise<Count> {
  const { root, label, say } = options
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return total
  const nameOf = (file: string | undefined): string => (file === undefined ? '?' : relative(root, file))
  const failures = new Map<string, Failed[]>()
  const output = new Map<string, string>()
  const stream = run({
    files: files.map((file) => resolve(root, file)),
    concurrency: options.concurrency,
    timeout: TIMEOUT,
    cwd: root,
    execArgv: ['--import', resolve(root, 'src/web/tsx-hook.mjs')],
  })
  const keep = (data: { file?: string | undefined; message: string }): void => {
    const file = nameOf(data.file)
    output.set(file, ((output.get(file) ?? '') + data.message).slice(-20_000))
  }
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  stream.on('test:fail', ({ name, file, line, details, skip, todo }) => {
    if (skip !== undefined || todo !== undefined) return
    const path = nameOf(file)
    failures.set(path, [...(failures.get(path) ?? []), { name, file: path, line, error: details.error }])
  })
  let files_ = 0
  stream.on('test:summary', ({ file, counts, duration_ms }) => {
    if (file === undefined) return
    const path = nameOf(file)
    const failed = counts.tests - counts.passed - counts.skipped - counts.todo
    total.passed += counts.passed
    total.failed += failed
    total.skipped += counts.skipped + counts.todo
    files_++
    say(`${failed > 0 ? '✗' : '✓'} ${label} ${path}  ${counts.passed}/${counts.tests}  ${(duration_ms / 1000).toFixed(1)} s`)
    if (failed > 0) tell(failures.get(path) ?? [], output.get(path), say)
  })
  for await (const event of stream) void event
  if (files_ < files.length) {
    // A file that ended without a word about itself did not pass.
    const silent = files.length - files_
    total.failed += silent
    say(`✗ ${label} ${silent} of ${files.length} files ended without a result`)
    for (const list of failures.values()) tell(list, undefined, say)
  }
  return total
}

function tell(failures: readonly Failed[], output: string | undefined, say: (line: string) => void): void {
  for (const { name, file, line, error } of failures) {
    const cause = (error as { cause?: unknown } | undefined)?.cause ?? error
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    say(`    ✗ ${name} (${file}${line === undefined ? '' : `:${line}`})`)
    say(text.replaceAll(/^/gm, '      '))
  }
  if (output?.trim()) say(`    output:\n${output.trim().replaceAll(/^/gm, '      ')}`)
}
