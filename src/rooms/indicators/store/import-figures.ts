import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Finding } from '../finding.ts'
import type { Say } from '../say.ts'
import { validate } from '../validate.ts'
import { MISSING, type Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { type CheckedUnit, fullName } from './check-table.ts'
import { evaluatorOf } from './evaluators.ts'
import { type BatchActor, type BatchOptions, importBatch } from './import-batch.ts'
import { readLastYears } from './last-year.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'
import { loadValue } from './stored-value.ts'

/** What a rule says of one unit's figures, and the cell of the file beside which to say it. */
export type FileFinding = {
  readonly unit: TreeUnit
  readonly cell: string
  readonly finding: Finding
  readonly explained: boolean
  /** A figure is not there at all. */
  readonly missing: boolean
}

export type ImportOutcome = { readonly units: number; readonly values: number; readonly findings: readonly FileFinding[] }

export type ImportOptions = BatchOptions & {
  /** Everything is checked and written, and then undone. */
  readonly dryRun: boolean
  /** Told how far it has come, in units. */
  readonly progress?: (step: 'check' | 'write', done: number, all: number) => void
}

/**
 * Checks the figures of a file by the rules of the form, together with what is stored already, and brings them in: all
 * or nothing, in the caller's transaction.
 *
 * Errors stop the whole. For a draft, missing figures and unexplained warnings do not; what is submitted or accepted
 * at once has to be as complete and explained as if it had been sent from the page.
 *
 * Refuses `import.template-stale` (the form was changed after the template was made); `import.hindered` with `findings`; `import.dry-run` with `outcome` where nothing stood in the way and nothing
 * is to be kept; and as `importBatch` does.
 */
export async function importFigures(
  tx: Tx,
  catalogue: CatalogueIndex,
  tree: ReportingTree,
  actor: BatchActor,
  period: NumberedPeriod,
  units: readonly CheckedUnit[],
  options: ImportOptions,
  say: Say,
  now: Date,
): Promise<Result<ImportOutcome>> {
  const findings: FileFinding[] = []
  let done = 0
  let values = 0
  const provinces = [...Map.groupBy(units, ({ unit }) => unit.provinceId)].toSorted(([a], [b]) => a - b)
  for (const [provinceId, ofProvince] of provinces) {
    const trees = ofProvince.map(({ unit }) => unit)
    const last = await readLastYears(tx, catalogue, period, provinceId, trees)
    const stale = await findStale(tx, period, provinceId, ofProvince)
    if (stale) return refuse({ code: 'import.template-stale', unit: fullName(stale, say) })
    const stored = await readStored(tx, catalogue, period, provinceId, trees)
    for (const each of ofProvince) {
      findings.push(...check(catalogue, period, each, stored.get(each.unit.unitId), last.get(each.unit.unitId) ?? new Map(), say))
      if (++done % 50 === 0) options.progress?.('check', done, units.length)
    }
  }
  const standing = options.state === 'draft' ? findings.filter(({ missing }) => !missing) : findings
  const hinders = ({ finding, explained }: FileFinding): boolean =>
    finding.severity === 'error' || (options.state !== 'draft' && !explained)
  if (standing.some(hinders)) return refuse({ code: 'import.hindered', findings: standing.filter(hinders) })

  done = 0
  for (const [, ofProvince] of provinces) {
    options.progress?.('write', done, units.length)
    const brought = await importBatch(tx, catalogue, tree, actor, period, ofProvince, { state: options.state, source: options.source }, now)
    if (!brought.ok) return brought
    done += brought.value.units
    values += brought.value.values
  }
  const outcome: ImportOutcome = { units: units.length, values, findings: standing }
  return options.dryRun ? refuse({ code: 'import.dry-run', outcome }) : accept(outcome)
}

type Stored = ReadonlyMap<string, { readonly value: Value; readonly explanation: string | null }>

function check(
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  { unit, unitCell, entries, cells }: CheckedUnit,
  stored: Stored | undefined,
  last: ReadonlyMap<string, Value>,
  say: Say,
): FileFinding[] {
  const form = catalogue.getForm(period.form)
  const values = new Map([...(stored ?? [])].map(([code, { value }]) => [code, value]))
  const explanations = new Map([...(stored ?? [])].map(([code, { explanation }]) => [code, explanation]))
  for (const entry of entries) {
    values.set(entry.code, entry.value)
    explanations.set(entry.code, entry.explanation)
  }
  return validate(form, unit.kind, { values, last }, evaluatorOf(form), say).map((finding) => ({
    unit,
    finding,
    cell: finding.cells.map((code) => cells.get(code)).find((cell) => cell !== undefined) ?? unitCell,
    missing: form.rules.some((rule) => rule.code === finding.code && rule.completeness),
    explained: finding.cells.some((code) => (explanations.get(code) ?? '') !== ''),
  }))
}

/** A unit whose form was changed after the file was made. */
async function findStale(tx: Tx, period: NumberedPeriod, provinceId: number, units: readonly CheckedUnit[]): Promise<TreeUnit | undefined> {
  for (const { unit, basedOn } of units) {
    if (basedOn === undefined) continue
    const row = await tx
      .selectFrom('submission')
      .select('revision')
      .where('province_id', '=', provinceId)
      .where('period_id', '=', period.periodId)
      .where('unit_id', '=', unit.unitId)
      .forUpdate()
      .executeTakeFirst()
    if ((row?.revision ?? 0) !== basedOn) return unit
  }
  return undefined
}

/** What the units have entered so far. */
async function readStored(
  tx: Tx, catalogue: CatalogueIndex, period: NumberedPeriod, provinceId: number, units: readonly TreeUnit[],
): Promise<Map<number, Map<string, { value: Value; explanation: string | null }>>> {
  const stored = new Map<number, Map<string, { value: Value; explanation: string | null }>>()
  const rows = await tx
    .selectFrom('figure')
    .select(['unit_id', 'indicator_id', 'state', 'number', 'numerator', 'denominator', 'explanation'])
    .where('province_id', '=', provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', 'in', units.map((unit) => unit.unitId))
    .execute()
  for (const row of rows) {
    const known = catalogue.findIndicator(row.indicator_id)
    if (!known) continue
    let own = stored.get(row.unit_id)
    if (!own) stored.set(row.unit_id, (own = new Map()))
    own.set(known.indicator.code, { value: row.state === null ? MISSING : loadValue(row), explanation: row.explanation })
  }
  return stored
}
