import { accept, mustAccept } from '#foundation/result.ts'
import type { Period } from '#rooms/indicators/index.ts'
import { syncCatalogue } from '#rooms/indicators/store/catalogue-index.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { caseOf, readLoadedReport } from '#rooms/reports/store/index.ts'
import { printReport, type ReportFormat } from '#rooms/reports/store/print-report.ts'
import { openDatabase } from '#storage/connect.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { samplesOf, type Samples } from './samples.ts'

// A process that prints many reports, one after the other, and tells what it took.

export type ReportOrder = {
  readonly url: string
  readonly form: string
  readonly period: string
  readonly periods: readonly Period[]
  readonly units: readonly number[]
  readonly printers: readonly ReportFormat[]
}

export type ReportRun = {
  readonly reports: number
  readonly seconds: number
  readonly bytes: number
  readonly cpuSeconds: number
  readonly peakBytes: number
  readonly bytesBefore: number
  readonly reportsOfDocxAlone: number
  readonly secondsOfDocxAlone: number
  /** What each report took, read and printed, in milliseconds. */
  readonly each: Samples
}

async function run(order: ReportOrder): Promise<ReportRun> {
  const db = mustAccept(await openDatabase(order.url))
  const { forms } = loadCatalogues()
  const catalogue = mustAccept(
    await inTransaction(db, SYSTEM_SCOPE, async (tx) => accept(await syncCatalogue(tx, forms, order.periods))),
  )
  const period = catalogue.findPeriod(order.form, order.period)!
  const read = (unitId: number) =>
    readOnly(db, SYSTEM_SCOPE, async (tx) => {
      const tree = await reportingTree(tx, period.to)
      const which = caseOf(catalogue, period, tree, tree.find(unitId)!)
      return which.ok ? accept(await readLoadedReport(tx, catalogue, which.value)) : which
    }).then(mustAccept)
  let bytes = 0
  let each: number[] = []
  const print = async (units: readonly number[], printers: readonly ReportFormat[]): Promise<number> => {
    const began = performance.now()
    for (const unitId of units) {
      const started = performance.now()
      const { source, findings } = await read(unitId)
      for (const format of printers) bytes += (await printReport(source, findings, format)).byteLength
      each.push(performance.now() - started)
    }
    return (performance.now() - began) / 1000
  }
  const some = order.units.slice(0, 100)
  const bytesBefore = process.memoryUsage.rss()
  const secondsOfDocxAlone = await print(some, ['docx'])
  bytes = 0
  each = []
  const before = process.cpuUsage()
  const seconds = await print(order.units, order.printers)
  const { user, system } = process.cpuUsage(before)
  await db.close()
  return {
    reports: order.units.length,
    seconds,
    bytes,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    bytesBefore,
    reportsOfDocxAlone: some.length,
    secondsOfDocxAlone,
    each: samplesOf(each),
  }
}

process.once('message', (order) => {
  void run(order as ReportOrder).then((found) => process.send!(found, () => process.disconnect()))
})
