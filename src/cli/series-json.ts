import { plainValue } from '#rooms/indicators/index.ts'
import type { Series, SeriesPoint, SeriesQuestion } from '#rooms/indicators/store/read-series.ts'
import { type PlaceRegister, unitName, type UnitId, type UnitSpan } from '#rooms/places/index.ts'
import type { Words } from '#words/words.ts'
import { figureOf, remarkOf } from './series.ts'

/** A series as JSON. Whole figures are JSON numbers, as far as JSON holds them exactly; others are texts: `"11796.9"`. */
export function seriesJson(places: PlaceRegister, question: SeriesQuestion, series: Series, w: Words) {
  return {
    indicator: question.indicator,
    unit: brief(series.unit, places.get(series.unit).spans.at(-1)!, w),
    as: question.as,
    points: series.points.map((point) => pointJson(places, point, w)),
  }
}

function pointJson(places: PlaceRegister, point: SeriesPoint, w: Words) {
  const { figure, indicator, period } = point
  const at = (unit: UnitId) => brief(unit, places.spanNearest(unit, period.to), w)
  const computed = figure.state === 'no-unit' || figure.state === 'not-computable' ? undefined : figure
  const plain = computed && plainValue(computed, indicator)
  return {
    period: period.id,
    form: period.form,
    to: period.to,
    units: point.units.map(({ unit, share }) => ({ ...at(unit), share })),
    state: figure.state,
    value: jsonFigure(plain?.value),
    numerator: jsonFigure(plain?.numerator),
    denominator: jsonFigure(plain?.denominator),
    printed: figureOf(point, w),
    complete: computed?.complete ?? false,
    expected: computed?.expected ?? null,
    missing: computed?.missing ?? null,
    ...(computed ? {} : { because: { sentence: remarkOf(places, point, w), units: figure.state === 'not-computable' ? figure.because.map(at) : [] } }),
  }
}

function brief(id: UnitId, span: UnitSpan, w: Words) {
  return { id, code: span.code, name: span.name, fullName: unitName(span, w) }
}

function jsonFigure(text: string | null | undefined): number | string | null {
  if (text === null || text === undefined) return null
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text
}
