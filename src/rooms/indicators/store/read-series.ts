import { addDays, type CalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { PlaceRegister, UnitId } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { NotComputable } from '../aggregate-as-now.ts'
import type { Indicator } from '../catalogue.ts'
import { findIndicator } from '../form-index.ts'
import type { Aggregate } from '../rollup.ts'
import { readAggregates } from './read-aggregates.ts'
import { readAsNow } from './read-as-now.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import { reportingTree } from './reporting-tree.ts'

/** Which territory is meant: of the unit that held the code then, or of the one that holds it now. */
export type Reading = 'then' | 'now'

export type SeriesQuestion = {
  readonly indicator: string
  /** A code of an administrative unit. */
  readonly unit: string
  readonly as: Reading
  readonly from: number
  readonly to: number
  /** Needed only where two forms have the indicator in the same year. */
  readonly form?: string | undefined
  readonly today: CalendarDate
}

export type SeriesPoint = {
  readonly period: NumberedPeriod
  readonly indicator: Indicator
  /** The units meant, as they were at the period's end. None where nobody held the code then. */
  readonly units: readonly { readonly unit: UnitId; readonly share: 'whole' | 'part' }[]
  readonly figure: Aggregate | NotComputable | { readonly state: 'no-unit' }
}

export type Series = {
  /** The unit that the code means: of today, or, as it was then, the last one that held it. */
  readonly unit: UnitId
  readonly points: readonly SeriesPoint[]
}

/**
 * One indicator of one unit over the periods that end in the years asked, in order of time.
 *
 * Refuses `series.form-unknown`, `series.indicator-unknown`, `series.no-period`, `series.form-needed` (two forms
 * have the indicator in one year), `series.unit-ended` (as now, of a code that nobody holds any more; with `heirs`),
 * and as `PlaceRegister.byCode` does.
 */
export async function readSeries(tx: Tx, catalogue: CatalogueIndex, places: PlaceRegister, question: SeriesQuestion): Promise<Result<Series>> {
  const periods = findPeriods(catalogue, question)
  if (!periods.ok) return periods
  const unit = findUnit(places, question, periods.value)
  if (!unit.ok) return unit
  const points: SeriesPoint[] = []
  for (const period of periods.value) {
    const indicator = findIndicator(catalogue.getForm(period.form), question.indicator)!
    const point = question.as === 'now' ? readNow(tx, catalogue, places, period, indicator, unit.value) : readThen(tx, catalogue, places, period, indicator, question.unit)
    points.push(await point)
  }
  return accept({ unit: unit.value, points })
}

function findPeriods(catalogue: CatalogueIndex, question: SeriesQuestion): Result<NumberedPeriod[]> {
  const { indicator, from, to, form } = question
  const forms = catalogue.forms.map((one) => one.id).join(', ')
  if (form !== undefined && !catalogue.forms.some((one) => one.id === form)) return refuse({ code: 'series.form-unknown', form, forms })
  const having = catalogue.forms.filter((one) => (form === undefined || one.id === form) && findIndicator(one, indicator))
  if (having.length === 0) return refuse({ code: 'series.indicator-unknown', indicator, forms: form ?? forms })
  const periods = catalogue.periods
    .filter((period) => having.some((one) => one.id === period.form) && yearOf(period.to) >= from && yearOf(period.to) <= to)
    .toSorted((a, b) => (a.to === b.to ? (a.form < b.form ? -1 : 1) : a.to < b.to ? -1 : 1))
  if (periods.length === 0) return refuse({ code: 'series.no-period', indicator, from, to })
  for (const [year, ofYear] of Map.groupBy(periods, (period) => yearOf(period.to))) {
    const several = [...new Set(ofYear.map((period) => period.form))]
    if (several.length > 1) return refuse({ code: 'series.form-needed', indicator, year, forms: several.join(', ') })
  }
  return accept(periods)
}

function findUnit(places: PlaceRegister, { unit: code, as, today }: SeriesQuestion, periods: readonly NumberedPeriod[]): Result<UnitId> {
  const now = places.byCode(code, today)
  if (now.ok) return accept(now.value.id)
  const last = places.holdersOf(code).at(-1)
  if (!last) return now
  if (as === 'then') {
    const held = periods.some((period) => places.byCode(code, period.to).ok)
    return held ? accept(last.unit.id) : places.byCode(code, periods.at(-1)!.to) as Result<never>
  }
  const ended = last.span.to
  if (ended === null) return now
  const heirs = places.heirs(last.unit.id)
  return refuse({ code: 'series.unit-ended', given: code, unit: last.unit.id, since: shortDate(addDays(ended, 1)), heirs })
}

async function readThen(
  tx: Tx, catalogue: CatalogueIndex, places: PlaceRegister, period: NumberedPeriod, indicator: Indicator, code: string,
): Promise<SeriesPoint> {
  const held = places.byCode(code, period.to)
  if (!held.ok) return { period, indicator, units: [], figure: { state: 'no-unit' } }
  const tree = await reportingTree(tx, period.to)
  const unit = tree.find(held.value.id)
  if (!unit) throw new Error(`unit ${held.value.id} is in the register and not in the database on ${period.to}`)
  const [sums] = await readAggregates(tx, catalogue, tree, period, [unit])
  return { period, indicator, units: [{ unit: unit.unitId, share: 'whole' }], figure: sums!.figures.get(indicator.code)! }
}

async function readNow(
  tx: Tx, catalogue: CatalogueIndex, places: PlaceRegister, period: NumberedPeriod, indicator: Indicator, unit: UnitId,
): Promise<SeriesPoint> {
  const { territory, figures } = await readAsNow(tx, catalogue, places, period, unit)
  const units = territory.map((former) => ({ unit: former.unit.unitId, share: former.share }))
  return { period, indicator, units, figure: figures.get(indicator.code)! }
}
