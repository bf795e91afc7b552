import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem, type as osType, release } from 'node:os'
import { fileURLToPath } from 'node:url'

/** On what was measured, and how busy it was before. */
export type Machine = {
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  readonly revision: string
  readonly load: readonly number[]
}

export function machineFacts(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? process.arch,
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${osType()} ${release()} ${process.arch}`,
    node: process.version,
    revision: revision(),
    load: loadavg().map((load) => Math.round(load * 100) / 100),
  }
}

function revision(): string {
  try {
    const cwd = fileURLToPath(new URL('../', import.meta.url))
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}
