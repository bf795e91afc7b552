import { readFileSync } from 'node:fs'
import type { Result } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { seedReport, type Narrative, type PrintedFacts } from '#rooms/reports/store/index.ts'
import type { Tx } from '#storage/transaction.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../demo/${name}`, import.meta.url), 'utf8'))

/** The day of the report of 2020: its texts are kept as written on it. */
const WRITTEN = new Date('2020-10-30T03:00:00Z')

/** The draft of the report of 2020, and what the report as it was issued printed. */
export function loadReports(tx: Tx, catalogue: CatalogueIndex): Promise<Result<true>> {
  return seedReport(tx, catalogue, read('narrative-2020.json') as Narrative, read('480-facts.json') as PrintedFacts, WRITTEN)
}
