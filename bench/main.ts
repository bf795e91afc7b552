import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchChecker } from './checker.ts'
import type { EngineKind } from './engines.ts'
import { benchHouseholds } from './households.ts'
import { machineFacts } from './machine.ts'
import { benchMeetings } from './meetings.ts'
import { benchNational } from './national.ts'
import type { BenchOptions } from './options.ts'
import { isReached, type Outcome } from './outcome.ts'
import { benchPortal } from './portal.ts'
import { printOutcome } from './print-table.ts'
import { benchReports } from './reports.ts'
import { benchService } from './service.ts'
import { benchVotes } from './votes.ts'

// npm run bench [-- NAME…] [--json FILE] [--engine embedded|server|url] [--small]
// See docs/reference/benchmarks.md.

const BENCHMARKS: Readonly<Record<string, (options: BenchOptions) => Promise<Outcome[]>>> = {
  national: benchNational,
  reports: benchReports,
  service: benchService,
  checker: benchChecker,
  portal: benchPortal,
  households: benchHouseholds,
  votes: benchVotes,
  meetings: benchMeetings,
}

const USAGE = `npm run bench [-- ${Object.keys(BENCHMARKS).join('|')}] [--json FILE] [--engine embedded|server|url] [--small]`

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'string' }, engine: { type: 'string', multiple: true }, small: { type: 'boolean', default: false } },
    })
    const known = positionals.every((name) => name in BENCHMARKS)
    const engines = values.engine?.every((name) => ['embedded', 'server', 'url'].includes(name)) ?? true
    return known && engines ? { ...values, names: positionals } : undefined
  } catch {
    return undefined
  }
}

async function run(): Promise<number> {
  const asked = readArguments()
  if (!asked) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { engine, small, json } = asked
  const machine = machineFacts()
  process.stdout.write(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}\n` +
      `load before: ${machine.load.join(' ')}; revision ${machine.revision}\n`,
  )
  const options: BenchOptions = {
    small,
    ...(engine ? { engines: engine as EngineKind[] } : {}),
    tell: (text) => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`)),
  }
  const outcomes: Outcome[] = []
  for (const name of asked.names.length > 0 ? asked.names : Object.keys(BENCHMARKS)) {
    const found = await BENCHMARKS[name]!(options)
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    for (const outcome of found) process.stdout.write(`${printOutcome(outcome)}\n`)
    outcomes.push(...found)
  }
  const lines = outcomes.flatMap((outcome) => outcome.lines)
  const judged = lines.filter((line) => isReached(line) !== undefined)
  process.stdout.write(`\n${judged.filter(isReached).length} of ${judged.length} goals reached; load after: ${loadavg()[0]!.toFixed(2)}\n`)
  if (json) writeFileSync(json, `${JSON.stringify({ at: new Date().toISOString(), small, machine, outcomes }, null, 2)}\n`)
  return 0
}

process.exitCode = await run()
