import { dayInVietNam } from '#foundation/calendar-date.ts'
import type { Refusal } from '#foundation/result.ts'
import { printValue } from '#rooms/indicators/index.ts'
import { readSeries, type Series, type SeriesPoint, type SeriesQuestion } from '#rooms/indicators/store/read-series.ts'
import { type PlaceRegister, unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { type Words, words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, progress, sayRefusal } from './io.ts'
import { openHouse } from './open-house.ts'
import { misuse, readOptions } from './options.ts'
import { seriesJson } from './series-json.ts'

/** `nharong series INDICATOR --unit CODE --as then|now --from YEAR --to YEAR [--form FORM] [--json]`. */
export const seriesCommand: Command = {
  name: 'series',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const question = readQuestion(args, io)
    if (!question) return 2
    const line = progress(io)
    const w = words(io.lang)
    const house = await openHouse(io.env, { progress: (key, params) => line.at(w(key, params)) })
    line.done()
    if (!house.ok) return sayRefusal(io, house.refusal)
    const places = loadPlaces()
    try {
      const read = await readOnly(house.value.db, SYSTEM_SCOPE, (tx) => readSeries(tx, house.value.catalogue, places, question))
      if (!read.ok) return sayRefusal(io, named(read.refusal, places, w))
      if (question.json) io.out(`${JSON.stringify(seriesJson(places, question, read.value, w), null, 2)}\n`)
      else for (const text of seriesLines(places, question, read.value, w)) io.out(`${text}\n`)
      return 0
    } finally {
      await house.value.stop()
    }
  },
}

type Question = SeriesQuestion & { readonly json: boolean }

function readQuestion(args: string[], io: Io): Question | undefined {
  const given = readOptions('series', args, { unit: 'value', as: 'value', from: 'value', to: 'value', form: 'value', json: 'flag' }, io)
  if (!given) return undefined
  const { unit, as, from, to, form, json } = given.values
  const wrong = (key: string, params = {}) => void misuse(io, 'series', key, params)
  const [indicator] = given.rest
  if (given.rest.length !== 1 || indicator === undefined) return wrong('series.one-indicator')
  for (const [name, value] of Object.entries({ unit, as, from, to })) if (value === undefined) return wrong('series.option-needed', { option: `--${name}` })
  if (as !== 'then' && as !== 'now') return wrong('series.bad-as', { given: as })
  for (const year of [from, to]) if (!/^\d{4}$/.test(String(year))) return wrong('series.bad-year', { given: year })
  if (Number(from) > Number(to)) return wrong('series.years-turned', { from, to })
  return {
    indicator, unit: String(unit), as, from: Number(from), to: Number(to), form: form === undefined ? undefined : String(form),
    today: dayInVietNam(new Date()), json: json === true,
  }
}

/** A refusal speaks of units by number; the sentence names them. */
function named(refusal: Refusal, places: PlaceRegister, w: Words): Refusal {
  if (refusal.code !== 'series.unit-ended') return refusal
  const withCode = (id: number): string => {
    const span = places.get(id).spans.at(-1)!
    return w('places.with-code', { unit: unitName(span, w), code: span.code })
  }
  const heirs = (refusal['heirs'] as number[]).map(withCode).join(', ')
  return { ...refusal, unit: unitName(places.get(refusal['unit'] as number).spans.at(-1)!, w), heirs: heirs || w('series.heirs-unknown') }
}

/** The heading, and a line for each period: when, whose, how much, how complete. */
export function seriesLines(places: PlaceRegister, question: SeriesQuestion, series: Series, w: Words): string[] {
  const first = series.points[0]!.indicator
  const unit = unitName(places.get(series.unit).spans.at(-1)!, w)
  const heading = question.as === 'now'
    ? w('series.heading-now', { indicator: first.label[w.lang], measure: first.unit[w.lang], unit, code: question.unit })
    : w('series.heading-then', { indicator: first.label[w.lang], measure: first.unit[w.lang], code: question.unit })
  const rows = series.points.map((point) => [point.period.id, unitsOf(places, point, w), figureOf(point, w), remarkOf(places, point, w)])
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length))
  const [idWidth, unitsWidth, figureWidth] = [width(0), width(1), width(2)]
  return [
    heading,
    ...rows.map(([id, units, figure, remark]) => `${id!.padEnd(idWidth)}  ${units!.padEnd(unitsWidth)}  ${figure!.padStart(figureWidth)}  ${remark}`),
  ]
}

function unitsOf(places: PlaceRegister, point: SeriesPoint, w: Words): string {
  if (point.units.length === 0) return '–'
  return point.units
    .map(({ unit, share }) => {
      const name = unitName(places.spanNearest(unit, point.period.to), w)
      return share === 'part' ? w('series.part-of', { unit: name }) : name
    })
    .join(' + ')
}

export function figureOf({ figure, indicator }: SeriesPoint, w: Words): string {
  if (figure.state === 'no-unit') return '–'
  return figure.state === 'not-computable' ? w('indicators.value.not-computable') : printValue(figure, indicator, w)
}

export function remarkOf(places: PlaceRegister, { figure, period }: SeriesPoint, w: Words): string {
  if (figure.state === 'no-unit') return w('series.no-unit')
  if (figure.state === 'not-computable') {
    if (figure.because.length === 0) return w('series.territory-unknown')
    const units = figure.because.map((id) => unitName(places.spanNearest(id, period.to), w)).join(', ')
    return w('series.split', { units })
  }
  if (figure.expected === 0) return w('series.none-report')
  if (figure.complete) return w('series.complete', { count: figure.expected })
  return w('series.incomplete', { missing: figure.missing, count: figure.expected })
}
