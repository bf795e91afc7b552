import { sql } from 'kysely'
import type { SubmissionState } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import type { BatchActor, UnitFigures } from './import-batch.ts'
import { storeValue } from './stored-value.ts'

/** At most so many cells in one statement. */
const CHUNK = 10_000

/**
 * Writes the figures of a batch under their submissions, which are there and locked; answers how many. The units in
 * `known` had a submission before: the others cannot have a figure yet, which makes writing them cheaper.
 */
export async function writeBatchFigures(
  tx: Tx,
  catalogue: CatalogueIndex,
  actor: BatchActor,
  period: NumberedPeriod,
  provinceId: number,
  batch: readonly UnitFigures[],
  known: ReadonlyMap<number, unknown>,
  state: SubmissionState,
  now: Date,
): Promise<number> {
  const counted =
    state === 'accepted'
      ? sql`f.state, f.number, f.numerator, f.denominator, f.explanation, ${actor.accountId}::uuid, ${now}::timestamptz`
      : sql`null, null, null, null, null, null, null`
  const overwrite = sql`
    on conflict (province_id, period_id, unit_id, indicator_id) do update set
      state = excluded.state, number = excluded.number, numerator = excluded.numerator,
      denominator = excluded.denominator, explanation = excluded.explanation, revision = excluded.revision,
      author = excluded.author, at = excluded.at`
  const indicatorId = rememberIds(catalogue, period.form)
  let values = 0
  for (const stood of [false, true]) {
    for (const part of chunksOf(batch.filter(({ unit }) => known.has(unit.unitId) === stood))) {
      const columns = columnsOf(part, indicatorId)
      const { numAffectedRows } = await sql`
        insert into figure (province_id, period_id, unit_id, indicator_id, path, state, number, numerator, denominator,
          explanation, revision, author, at, counted_state, counted_number, counted_numerator, counted_denominator,
          counted_explanation, counted_author, counted_at)
        select ${provinceId}, ${period.periodId}, f.unit_id, f.indicator_id, s.path, f.state, f.number, f.numerator,
          f.denominator, f.explanation, s.revision, ${actor.accountId}::uuid, ${now}::timestamptz, ${counted}
        from unnest(${columns.units}::int[], ${columns.indicators}::int[], ${columns.states}::text[],
          ${columns.numbers}::numeric[], ${columns.numerators}::numeric[], ${columns.denominators}::numeric[],
          ${columns.explanations}::text[])
          as f (unit_id, indicator_id, state, number, numerator, denominator, explanation)
        join submission s on s.province_id = ${provinceId} and s.period_id = ${period.periodId} and s.unit_id = f.unit_id
        ${stood ? overwrite : sql``}`.execute(tx)
      if (Number(numAffectedRows) !== columns.count) throw new Error('figures without a submission')
      values += columns.count
    }
  }
  return values
}

/** Whole units, as many as fit into one statement; one unit at least. */
function* chunksOf(batch: readonly UnitFigures[]): Generator<readonly UnitFigures[]> {
  let part: UnitFigures[] = []
  let cells = 0
  for (const unit of batch) {
    if (part.length > 0 && cells + unit.entries.length > CHUNK) {
      yield part
      part = []
      cells = 0
    }
    part.push(unit)
    cells += unit.entries.length
  }
  if (part.length > 0) yield part
}

/** Columns in the notation of PostgreSQL's arrays: none of these values needs a quotation mark. */
type Columns = {
  readonly count: number
  readonly units: string
  readonly indicators: string
  readonly states: string
  readonly numbers: string
  readonly numerators: string
  readonly denominators: string
  /** Null, and so null in every row, where nothing is explained. */
  readonly explanations: readonly (string | null)[] | null
}

function columnsOf(part: readonly UnitFigures[], indicatorId: (code: string) => number): Columns {
  const [units, indicators, states, numbers, numerators, denominators] = Array.from({ length: 6 }, (): (string | number)[] => [])
  const explanations: (string | null)[] = []
  let explained = false
  for (const { unit, entries } of part) {
    for (const { code, value, explanation } of entries) {
      const stored = storeValue(value)
      units!.push(unit.unitId)
      indicators!.push(indicatorId(code))
      states!.push(stored.state ?? 'NULL')
      numbers!.push(stored.number ?? 'NULL')
      numerators!.push(stored.numerator ?? 'NULL')
      denominators!.push(stored.denominator ?? 'NULL')
      explanations.push(explanation || null)
      explained ||= Boolean(explanation)
    }
  }
  const array = (items: readonly (string | number)[] | undefined): string => `{${items!.join(',')}}`
  return {
    count: units!.length,
    units: array(units),
    indicators: array(indicators),
    states: array(states),
    numbers: array(numbers),
    numerators: array(numerators),
    denominators: array(denominators),
    explanations: explained ? explanations : null,
  }
}

/** The numbers of a form's indicators, each looked up once. */
function rememberIds(catalogue: CatalogueIndex, form: string): (code: string) => number {
  const ids = new Map<string, number>()
  return (code) => {
    let id = ids.get(code)
    if (id === undefined) ids.set(code, (id = catalogue.indicatorId(form, code)))
    return id
  }
}
