import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { accept, mustAccept } from '#foundation/result.ts'
import { findIndicator, parseEntry, validate, type Form, type Value } from '#rooms/indicators/index.ts'
import { syncCatalogue, type CatalogueIndex, type NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { evaluatorOf } from '#rooms/indicators/store/evaluators.ts'
import { importBatch, type UnitFigures } from '#rooms/indicators/store/import-batch.ts'
import { readLastYears } from '#rooms/indicators/store/last-year.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { readReportingTree, type ReportingTree, type TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import { storeValue } from '#rooms/indicators/store/stored-value.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { syncPlaces } from '#rooms/places/store/sync-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import type { Engine } from './engines.ts'
import { benchPeriods, communeEntries, FORM } from './national-figures.ts'

/** What the measurements work on: the country's tree, a form, and periods without figures. */
export type Nation = {
  readonly engine: Engine
  readonly catalogue: CatalogueIndex
  readonly form: Form
  readonly periods: readonly NumberedPeriod[]
  readonly tree: ReportingTree
  readonly provinces: readonly TreeUnit[]
}

/** One province's figures of one period, as typed in. */
export type ProvinceFile = {
  readonly province: TreeUnit
  readonly period: NumberedPeriod
  readonly communes: readonly { readonly unit: TreeUnit; readonly entries: ReadonlyMap<string, string> }[]
}

const NOW = new Date('2026-01-01T00:00:00Z')

/** Brings units, form and periods into an empty database. */
export async function foundNation(engine: Engine, options: { readonly provinces: number; readonly periods: number }): Promise<Nation> {
  mustAccept(await inTransaction(engine.db, SYSTEM_SCOPE, async (tx) => accept(await syncPlaces(tx, loadPlaces()))))
  const { forms } = loadCatalogues()
  const catalogue = mustAccept(
    await inTransaction(engine.db, SYSTEM_SCOPE, async (tx) => accept(await syncCatalogue(tx, forms, benchPeriods(options.periods)))),
  )
  const periods = catalogue.periods
  const tree = mustAccept(
    await readOnly(engine.db, SYSTEM_SCOPE, async (tx) => accept(await readReportingTree(tx, periods.at(-1)!.to))),
  )
  const provinces = tree.children(1).slice(0, options.provinces)
  return { engine, catalogue, form: catalogue.getForm(FORM), periods, tree, provinces }
}

export function typedFile(nation: Nation, province: TreeUnit, period: NumberedPeriod): ProvinceFile {
  const year = Number(period.id.slice(-4))
  const communes = nation.tree.below(province.unitId).filter((unit) => unit.level === 'commune')
  return { province, period, communes: communes.map((unit) => ({ unit, entries: communeEntries(nation.form, unit.unitId, year) })) }
}

export type Loaded = {
  readonly values: number
  readonly warnings: number
  /** Milliseconds: reading what was typed, last year and the rules; the transaction with figures, sums and journal. */
  readonly checked: number
  readonly written: number
}

/** Reads, checks and brings in one file, as an import does; its figures count in the levels above at once. */
export async function importFile(nation: Nation, file: ProvinceFile): Promise<Loaded> {
  const began = performance.now()
  const { batch, warnings } = await checkFile(nation, file)
  const checked = performance.now()
  const { catalogue, tree, engine } = nation
  const nobody = { accountId: null, officeId: null }
  const options = { state: 'accepted', source: 'bench' } as const
  const { values } = mustAccept(
    await inTransaction(engine.db, SYSTEM_SCOPE, (tx) => importBatch(tx, catalogue, tree, nobody, file.period, batch, options, NOW)),
  )
  return { values, warnings, checked: checked - began, written: performance.now() - checked }
}

async function checkFile(nation: Nation, { province, period, communes }: ProvinceFile): Promise<{ batch: UnitFigures[]; warnings: number }> {
  const { catalogue, form, engine } = nation
  const units = communes.map(({ unit }) => unit)
  const lastYears = mustAccept(
    await readOnly(engine.db, SYSTEM_SCOPE, async (tx) => accept(await readLastYears(tx, catalogue, period, province.unitId, units))),
  )
  const evaluate = evaluatorOf(form)
  let warnings = 0
  const batch = communes.map(({ unit, entries }) => {
    const values = new Map<string, Value>()
    for (const [code, text] of entries) values.set(code, mustAccept(parseEntry(text, findIndicator(form, code)!)))
    const findings = validate(form, unit.kind, { values, last: lastYears.get(unit.unitId) ?? new Map() }, evaluate, words('vi'))
    const wrong = findings.find(({ severity }) => severity === 'error')
    if (wrong) throw new Error(`the made-up figures of ${unit.name} break the rule ${wrong.code}: ${wrong.cells.join(', ')}`)
    warnings += findings.length
    return { unit, entries: [...values].map(([code, value]) => ({ code, value, explanation: null })) }
  })
  return { batch, warnings }
}

/** Two tables for bare COPY: one like `figure` with its key and checks, and a heap without anything. */
export async function makeCopyTables({ engine }: Nation): Promise<void> {
  await engine.db.ownerPool.query(`
    create table bench_like_figure (like figure including all);
    create table bench_heap (like figure)`)
}

/** Milliseconds that COPY takes for a file's values; the text that is sent is made before. */
export async function copyFile(nation: Nation, file: ProvinceFile, table: 'bench_like_figure' | 'bench_heap'): Promise<number> {
  const text = copyText(nation, file)
  const client = await nation.engine.db.ownerPool.connect()
  try {
    const began = performance.now()
    await pipeline(Readable.from(pieces(text)), client.query(copyFrom(`copy ${table} from stdin`)))
    return performance.now() - began
  } finally {
    client.release()
  }
}

function copyText({ catalogue, form }: Nation, { province, period, communes }: ProvinceFile): Buffer {
  const lines: string[] = []
  const at = NOW.toISOString()
  const none = '\\N'
  for (const { unit, entries } of communes) {
    for (const [code, text] of entries) {
      const value = storeValue(mustAccept(parseEntry(text, findIndicator(form, code)!)))
      const figure = [value.state ?? none, value.number ?? none, value.numerator ?? none, value.denominator ?? none, none]
      const key = [province.unitId, period.periodId, unit.unitId, catalogue.indicatorId(form.id, code), unit.path]
      lines.push([...key, ...figure, 1, none, at, ...figure, none, at].join('\t'))
    }
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

function* pieces(text: Buffer): Generator<Buffer> {
  for (let start = 0; start < text.length; start += 65_536) yield text.subarray(start, start + 65_536)
}
