import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { accept, mustAccept } from '#foundation/result.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { caseOf, readLoadedReport, type LoadedReport } from '#rooms/reports/store/index.ts'
import { printReport, type ReportFormat } from '#rooms/reports/store/print-report.ts'
import { readConfig } from '#storage/config.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { setUp } from '../src/set-up.ts'
import { cpuMeter } from './cpu-meter.ts'
import { type Engine, enginesHere, startEngine } from './engines.ts'
import { foundNation, importFile, typedFile } from './national-load.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import type { ReportRun } from './report-run.ts'
import { samplesOf, timed } from './samples.ts'

const PRINTERS: readonly ReportFormat[] = ['docx', 'pdf', 'xlsx']

/** One report, warm; and a thousand communes' reports in a process of their own. The printers' work is all in Node. */
export async function benchReports({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const kind = (engines ?? enginesHere())[0]!
  tell('reports: one')
  const one = await onEngine(kind, async (engine) => measureOne(engine, small ? 3 : 40))
  tell('reports: many')
  const many = await onEngine(kind, async (engine) => measureMany(engine, small ? 5 : 1000))
  return [{ benchmark: 'reports', lines: [...one, ...many] }]
}

async function onEngine<T>(kind: Parameters<typeof startEngine>[0], work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await startEngine(kind)
  try {
    return await work(engine)
  } finally {
    await engine.stop()
  }
}

/**
 * The report of the demonstration: the district of Kbang in 2020, 14 communes, a narrative of 75 lines. One sentence is
 * another in each round, as when an official prints a draft again: the compiler of the PDF remembers what it has set.
 */
async function measureOne({ db }: Engine, rounds: number): Promise<Line[]> {
  const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration' }))
  const catalogue = mustAccept(await setUp({ config, db, stop: async () => undefined }, () => undefined))
  const read = (): Promise<LoadedReport> =>
    readOnly(db, SYSTEM_SCOPE, async (tx) => {
      const period = catalogue.findPeriod('qcdc-2020', '2020')!
      const tree = await reportingTree(tx, period.to)
      const which = caseOf(catalogue, period, tree, tree.findByCode('625')!)
      return which.ok ? accept(await readLoadedReport(tx, catalogue, which.value)) : which
    }).then(mustAccept)
  let edition = 0
  const print = async ({ source: written, findings }: LoadedReport): Promise<number[]> => {
    const spent: number[] = []
    const [section, text] = [...written.texts].find(([, found]) => found.length > 100)!
    const source = { ...written, texts: new Map([...written.texts, [section, `${text}\nLần in thứ ${++edition}.`]]) }
    for (const format of PRINTERS) spent.push(await timed(() => printReport(source, findings, format)))
    return spent
  }
  const report = await read()
  const cold = await timed(() => print(report))
  for (let round = 0; round < 5; round++) await print(await read())
  const cpu = cpuMeter()
  const printed: number[][] = []
  const readings: number[] = []
  for (let round = 0; round < rounds; round++) {
    readings.push(await timed(read))
    printed.push(await print(report))
  }
  const all = samplesOf(printed.map((spent) => spent.reduce((sum, each) => sum + each, 0)))
  const each = PRINTERS.map((format, index) => [format, samplesOf(printed.map((spent) => spent[index]!))] as const)
  const reading = samplesOf(readings)
  return [
    {
      name: 'one report by all three printers, warm, median',
      unit: 'ms',
      measured: all.median,
      goal: { atMost: 150 },
      baseline: { name: 'the same, the first time in the process', measured: cold },
      ratio: cold / all.median,
      cpu: cpu(),
      note:
        `p95 ${all.p95.toFixed(0)} ms; ${each.map(([format, { median }]) => `${format} ${median.toFixed(0)}`).join(', ')}; ` +
        `reading its figures and texts before: ${reading.median.toFixed(1)} ms`,
      details: { all, reading, ...Object.fromEntries(each) },
    },
  ]
}

/** Communes of the country of 2025, all their figures in, all texts the outline's own. */
async function measureMany(engine: Engine, count: number): Promise<Line[]> {
  const nation = await foundNation(engine, { provinces: 34, periods: 1 })
  const period = nation.periods[0]!
  const units: number[] = []
  for (const province of nation.provinces) {
    if (units.length >= count) break
    const file = typedFile(nation, province, period)
    await importFile(nation, file)
    units.push(...file.communes.map(({ unit }) => unit.unitId))
  }
  const run = await runApart(engine, nation.catalogue, { form: period.form, period: period.id, units: units.slice(0, count) })
  const files = run.reports * PRINTERS.length
  const { each } = run
  return [
    {
      name: `${run.reports} communes' reports in one run, three files each`,
      unit: 'documents/s',
      measured: files / run.seconds,
      baseline: { name: 'the .docx alone', measured: run.reportsOfDocxAlone / run.secondsOfDocxAlone },
      cpu: { own: run.cpuSeconds },
      note: `${(run.reports / run.seconds).toFixed(1)} reports/s, ${(run.bytes / 1e6).toFixed(0)} MB of files`,
      details: run,
    },
    {
      name: 'each of these reports, no two alike, read and printed by all three, median',
      unit: 'ms',
      measured: each.median,
      goal: { atMost: 150 },
      note: `p95 ${each.p95.toFixed(0)} ms`,
    },
    {
      name: 'peak memory of that run',
      unit: 'MB',
      measured: run.peakBytes / 1e6,
      goal: { atMost: 400 },
      baseline: { name: 'the process before the first report', measured: run.bytesBefore / 1e6 },
    },
  ]
}

/** In a process of its own, so that its memory is its own. */
function runApart(
  { db }: Engine,
  catalogue: CatalogueIndex,
  what: { readonly form: string; readonly period: string; readonly units: readonly number[] },
): Promise<ReportRun> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('report-run.ts', import.meta.url)), { serialization: 'json' })
    let found: ReportRun | undefined
    child.once('message', (message) => (found = message as ReportRun))
    child.once('error', reject)
    child.once('exit', (code) => (found ? resolve(found) : reject(new Error(`the run of reports ended with ${code}`))))
    child.send({ url: db.url, printers: PRINTERS, periods: catalogue.periods, ...what })
  })
}
