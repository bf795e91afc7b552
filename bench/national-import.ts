import { addCpu, cpuMeter } from './cpu-meter.ts'
import type { DatabaseProcesses } from './database-processes.ts'
import { copyFile, importFile, makeCopyTables, type Nation, typedFile } from './national-load.ts'
import type { Cpu, Line } from './outcome.ts'
import { samplesOf } from './samples.ts'

/** One way of loading, one period after the other. */
type Way = { readonly rates: number[]; readonly cpu: Cpu[] }

/**
 * Brings every period of the nation in, province by province, each in its own transaction, and copies the same values
 * bare, in turn: period by period, so that what else the machine does falls on all alike.
 */
export async function measureImport(
  nation: Nation,
  database: DatabaseProcesses | undefined,
  tell: (text: string) => void,
): Promise<Line[]> {
  await makeCopyTables(nation)
  const ways = { copy: way(), heap: way(), load: way() }
  const stretches = { checked: 0, written: 0 }
  let values = 0
  let warnings = 0
  for (const period of nation.periods) {
    tell(`import, ${period.id}`)
    const files = nation.provinces.map((province) => typedFile(nation, province, period))
    const count = files.reduce((sum, { communes }) => communes.reduce((all, { entries }) => all + entries.size, sum), 0)
    const run = async (to: Way, one: (file: (typeof files)[number]) => Promise<number>): Promise<void> => {
      let spent = 0
      const cpu = cpuMeter(database)
      for (const file of files) spent += await one(file)
      to.rates.push((count / spent) * 1000)
      to.cpu.push(cpu())
    }
    await run(ways.copy, (file) => copyFile(nation, file, 'bench_like_figure'))
    await run(ways.heap, (file) => copyFile(nation, file, 'bench_heap'))
    await run(ways.load, async (file) => {
      const loaded = await importFile(nation, file)
      values += loaded.values
      warnings += loaded.warnings
      stretches.checked += loaded.checked
      stretches.written += loaded.written
      return loaded.checked + loaded.written
    })
  }
  const [load, copy, heap] = [ways.load, ways.copy, ways.heap].map(({ rates }) => samplesOf(rates))
  return [
    {
      name: `import of ${values.toLocaleString('en')} values: read, checked, journal, sums`,
      unit: 'values/s',
      measured: load!.median,
      goal: { atLeast: 20_000 },
      baseline: { name: 'COPY into a table with the key and checks of figure', measured: copy!.median },
      ratio: inTurn(ways.load, ways.copy),
      ratioGoal: { atLeast: 1 / 3 },
      cpu: addCpu(ways.load.cpu),
      note:
        `medians of ${nation.periods.length} periods; ${warnings.toLocaleString('en')} warnings found; ` +
        `COPY into a heap without key or checks: ${Math.round(heap!.median).toLocaleString('en')} values/s`,
      details: {
        perPeriod: ways.load.rates,
        copyPerPeriod: ways.copy.rates,
        copyIntoHeap: heap!.median,
        ratioToHeap: inTurn(ways.load, ways.heap),
        copyCpu: addCpu(ways.copy.cpu),
        secondsChecking: stretches.checked / 1000,
        secondsWriting: stretches.written / 1000,
        warnings,
      },
    },
  ]
}

/** The median of the ratios of each period: what was measured within the same seconds. */
function inTurn(one: Way, other: Way): number {
  return samplesOf(one.rates.map((rate, period) => rate / other.rates[period]!)).median
}

function way(): Way {
  return { rates: [], cpu: [] }
}
