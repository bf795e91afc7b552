import { parseCalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { parseTable } from '#foundation/table-text.ts'
import type { Condition, Confidence, Demand, Discloser, DutyRule, OtherReading, PlaceKind, ReadingId } from './duty-rule.ts'

const DUTY = [
  'id', 'era', 'discloser', 'instrument', 'article', 'item', 'event', 'clock_days', 'clock_unit', 'clock_article', 'names_citizens',
  'from', 'to', 'confidence', 'source', 'readings', 'vi', 'en',
] as const
const DEMAND = [
  'instrument', 'discloser', 'items', 'form', 'place', 'min_days', 'first_day', 'permanent', 'where', 'unless_form', 'article',
] as const
const READING = ['id', 'days', 'unit', 'article', 'confidence'] as const

const CODE = 'disclosure.data'
const ERAS: readonly DutyRule['era'][] = ['ordinance', 'law', 'two-tier']
const DISCLOSERS: readonly Discloser[] = ['commune', 'agency', 'state-enterprise']
const PLACES: readonly PlaceKind[] = ['office', 'culture-house', 'community-point', 'website', 'loudspeaker', 'hamlet', 'internal-site', 'workplace', 'other']
const CONDITIONS: readonly Condition[] = [
  'website-exists', 'loudspeaker-exists', 'internal-site-exists', 'no-internal-site', 'culture-house-exists', 'community-point-exists',
]
const UNITS: readonly ('working-days' | 'days')[] = ['working-days', 'days']
const SURE: readonly Confidence[] = ['V', 'S', 'M']

type DemandRow = Demand & { readonly instrument: string; readonly discloser: Discloser; readonly items: readonly string[] | '*' }

/**
 * Reads `law/disclosure-duties.tsv`, `-demands.tsv` and `-readings.tsv`, strictly. Refuses `disclosure.data` with the
 * `line` of its file and the `problem`: the column that is wrong, a row told twice, a reading that is not there.
 */
export function parseDutyRules(duties: string, demands: string, readings: string): Result<DutyRule[]> {
  const read = parseReadings(readings)
  if (!read.ok) return read
  const demanded = parseDemands(demands)
  if (!demanded.ok) return demanded
  const table = parseTable(duties, DUTY, CODE)
  if (!table.ok) return table
  const rules: DutyRule[] = []
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    const [era, discloser] = [oneOf(ERAS, fields.era), oneOf(DISCLOSERS, fields.discloser)]
    const [unit, confidence] = [oneOf(UNITS, fields.clock_unit), oneOf(SURE, fields.confidence)]
    const from = parseCalendarDate(fields.from)
    const to = fields.to === '' ? undefined : parseCalendarDate(fields.to)
    if (!era) return wrong('era')
    if (!discloser) return wrong('discloser')
    if (fields.event !== 'decision') return wrong('event')
    if (!/^[1-9]\d?$/.test(fields.clock_days) || !unit || fields.clock_article === '') return wrong('clock')
    if (!/^(yes)?$/.test(fields.names_citizens)) return wrong('names_citizens')
    if (!from.ok || (to && (!to.ok || to.value < from.value))) return wrong('from')
    if (!confidence || fields.source === '') return wrong('confidence')
    if (fields.vi === '' || fields.en === '') return wrong('vi')
    if (rules.some(({ id }) => id === fields.id)) return wrong('id')
    const others = fields.readings === '' ? [] : fields.readings.split(';').map((id) => read.value.get(id))
    if (others.includes(undefined)) return wrong('readings')
    rules.push({
      id: fields.id, era, discloser, instrument: fields.instrument, article: fields.article, item: fields.item, event: 'decision',
      clock: { days: Number(fields.clock_days), unit, article: fields.clock_article },
      demands: demanded.value.filter((demand) => isFor(demand, fields.instrument, discloser, fields.item)).map(demandOf),
      namesCitizens: fields.names_citizens === 'yes', from: from.value, to: to?.ok ? to.value : null,
      confidence, source: fields.source, readings: others as OtherReading[], title: { vi: fields.vi, en: fields.en },
    })
  }
  return accept(rules)
}

function isFor({ instrument, discloser, items }: DemandRow, ofInstrument: string, ofDiscloser: Discloser, item: string): boolean {
  return instrument === ofInstrument && discloser === ofDiscloser && (items === '*' || items.includes(item))
}

function demandOf({ instrument: _instrument, discloser: _discloser, items: _items, ...demand }: DemandRow): Demand {
  return demand
}

function parseDemands(text: string): Result<DemandRow[]> {
  const table = parseTable(text, DEMAND, CODE)
  if (!table.ok) return table
  const demands: DemandRow[] = []
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    const [discloser, place] = [oneOf(DISCLOSERS, fields.discloser), oneOf(PLACES, fields.place)]
    const where = oneOf(CONDITIONS, fields.where)
    if (!discloser) return wrong('discloser')
    if (!place) return wrong('place')
    if (fields.where !== '' && !where) return wrong('where')
    if (!/^([1-9]\d*)?$/.test(fields.min_days)) return wrong('min_days')
    if (!/^(counted|excluded)?$/.test(fields.first_day) || (fields.first_day === '') !== (fields.min_days === '')) return wrong('first_day')
    if (!/^(yes)?$/.test(fields.permanent)) return wrong('permanent')
    demands.push({
      instrument: fields.instrument, discloser, items: fields.items === '*' ? '*' : fields.items.split(','), form: fields.form, place,
      ...(fields.min_days === '' ? {} : { minDays: Number(fields.min_days) }), ...(fields.first_day === 'excluded' ? { firstDay: 'excluded' } : {}),
      permanent: fields.permanent === 'yes', ...(where ? { where } : {}), ...(fields.unless_form === '' ? {} : { unlessForm: fields.unless_form }),
      article: fields.article,
    })
  }
  return accept(demands)
}

function parseReadings(text: string): Result<Map<string, OtherReading>> {
  const table = parseTable(text, READING, CODE)
  if (!table.ok) return table
  const readings = new Map<string, OtherReading>()
  for (const { line, fields } of table.value) {
    const [unit, confidence] = [oneOf(UNITS, fields.unit), oneOf(SURE, fields.confidence)]
    if (readings.has(fields.id)) return refuse({ code: CODE, line, problem: 'id' })
    if (!confidence) return refuse({ code: CODE, line, problem: 'confidence' })
    if ((fields.days === '') !== (unit === undefined) || !/^([1-9]\d*)?$/.test(fields.days)) return refuse({ code: CODE, line, problem: 'days' })
    readings.set(fields.id, {
      id: fields.id as ReadingId, ...(unit ? { days: Number(fields.days), unit } : {}), article: fields.article, confidence,
    })
  }
  return accept(readings)
}

function oneOf<T extends string>(allowed: readonly T[], text: string): T | undefined {
  return allowed.find((each) => each === text)
}
