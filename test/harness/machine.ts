import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { isRoot } from '#storage/run-as.ts'
import { findChromium } from './chromium.ts'
import { hasServerEngine } from './engines.ts'

/** What of Debian the tests need, and cannot do without in CI. */
type Need = { readonly package: string; readonly for: string; isThere(): boolean }

const NEEDS: readonly Need[] = [
  { package: 'chromium', for: 'the journeys in a browser', isThere: () => findChromium() !== undefined },
  { package: 'postgresql-15', for: 'the storage tests on PostgreSQL 15', isThere: hasServerEngine },
]

/** Installs what is missing where that is possible (Debian, root). Answers with what is missing still. */
export function prepareMachine(say: (line: string) => void): readonly string[] {
  const missing = NEEDS.filter((need) => !need.isThere())
  if (missing.length === 0) return []
  if (isRoot() && existsSync('/usr/bin/apt-get')) install(missing.map((need) => need.package), say)
  const still = missing.filter((need) => !need.isThere())
  for (const need of still) say(`MISSING: ${need.package}: ${need.for} CANNOT RUN on this machine.`)
  return still.map((need) => need.package)
}

function install(packages: readonly string[], say: (line: string) => void): void {
  say(`Installing ${packages.join(', ')} with apt-get…`)
  keepDebianFromStartingClusters()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', ...packages]]) {
    const run = spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 15 * 60_000 })
    if (run.status !== 0) say(`apt-get ${args[0]}: ${(run.stderr || run.error?.message || '').trim()}`)
  }
}

/** Debian starts a server of its own with the package; the tests make their own, private one. */
function keepDebianFromStartingClusters(): void {
  const file = '/etc/postgresql-common/createcluster.conf'
  if (existsSync(file)) return
  mkdirSync('/etc/postgresql-common', { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
}
