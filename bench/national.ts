import { findDatabaseProcesses } from './database-processes.ts'
import { enginesHere, startEngine } from './engines.ts'
import { measureImport } from './national-import.ts'
import { foundNation } from './national-load.ts'
import { measureSums } from './national-sums.ts'
import type { Outcome } from './outcome.ts'
import type { BenchOptions } from './options.ts'

/** The country of 2025, 34 provinces and 3,321 communes, five years of a form: brought in, then read. */
export async function benchNational({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const kind of engines ?? enginesHere()) {
    tell(`starting ${kind}`)
    const engine = await startEngine(kind)
    try {
      const nation = await foundNation(engine, small ? { provinces: 2, periods: 2 } : { provinces: 34, periods: 5 })
      const database = await findDatabaseProcesses(engine.db.pool)
      const loaded = await measureImport(nation, database, tell)
      tell('sums')
      const read = await measureSums(nation, database, small ? 5 : 10)
      outcomes.push({ benchmark: 'national', engine: engine.name, lines: [...loaded, ...read] })
    } finally {
      await engine.stop()
    }
  }
  return outcomes
}
