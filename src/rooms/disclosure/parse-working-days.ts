import { type CalendarDate, parseCalendarDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { parseTable } from '#foundation/table-text.ts'
import { type DecidedYear, FIRST_YEAR, type Holiday, isWeekend, WorkingDays, type YearConfidence } from '#foundation/working-days.ts'

const HOLIDAY = ['id', 'calendar', 'month', 'day', 'before', 'days', 'neighbour', 'make_up', 'from', 'to', 'article', 'confidence', 'source'] as const
const DAY = ['year', 'kind', 'date', 'why', 'confidence', 'source'] as const
const CODE = 'disclosure.data'

/**
 * Reads `law/holidays.tsv` and `law/working-days.tsv`, strictly. Refuses `disclosure.data` with the `line` and the
 * `problem`: a field that is none, a day told twice, a day off that is a Sunday, a worked day that is a Monday, a day of
 * a year that has no source.
 */
export function parseWorkingDays(holidays: string, days: string): Result<WorkingDays> {
  const statutory = parseHolidays(holidays)
  if (!statutory.ok) return statutory
  const decided = parseDecided(days)
  if (!decided.ok) return decided
  return accept(new WorkingDays(statutory.value, decided.value))
}

/** Reads `law/holidays.tsv` alone. */
export function parseHolidays(text: string): Result<Holiday[]> {
  const table = parseTable(text, HOLIDAY, CODE)
  if (!table.ok) return table
  const holidays: Holiday[] = []
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    if (fields.calendar !== 'solar' && fields.calendar !== 'lunar') return wrong('calendar')
    if (['month', 'day', 'before', 'days'].some((name) => !/^\d{1,2}$/.test(fields[name as 'month']))) return wrong('day')
    if (!/^(yes)?$/.test(fields.neighbour) || !/^(yes)?$/.test(fields.make_up)) return wrong('make_up')
    if (!/^\d{4}$/.test(fields.from) || !/^(\d{4})?$/.test(fields.to)) return wrong('from')
    if (!/^[VSM]$/.test(fields.confidence) || fields.source === '' || fields.article === '') return wrong('confidence')
    holidays.push({
      id: fields.id, calendar: fields.calendar, month: Number(fields.month), day: Number(fields.day), before: Number(fields.before), days: Number(fields.days),
      neighbour: fields.neighbour === 'yes', makeUp: fields.make_up === 'yes', from: Number(fields.from), to: fields.to === '' ? null : Number(fields.to),
    })
  }
  return accept(holidays)
}

type Draft = { year: number; confidence: YearConfidence; source: string; off: Map<CalendarDate, string>; worked: Set<CalendarDate> }

function parseDecided(text: string): Result<DecidedYear[]> {
  const table = parseTable(text, DAY, CODE)
  if (!table.ok) return table
  const years = new Map<number, Draft>()
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    const year = Number(fields.year)
    if (!/^[VSM]$/.test(fields.confidence)) return wrong('confidence')
    if (fields.kind === 'year') {
      if (!(year >= FIRST_YEAR) || fields.source === '' || years.has(year)) return wrong('year')
      years.set(year, { year, confidence: fields.confidence as YearConfidence, source: fields.source, off: new Map(), worked: new Set() })
      continue
    }
    const [draft, date] = [years.get(year), parseCalendarDate(fields.date)]
    if (!draft || !date.ok || yearOf(date.value) !== year) return wrong('date')
    if (draft.off.has(date.value) || draft.worked.has(date.value)) return wrong('repeated')
    if (fields.kind === 'off' && !isWeekend(date.value) && fields.why !== '') draft.off.set(date.value, fields.why)
    else if (fields.kind === 'worked' && isWeekend(date.value)) draft.worked.add(date.value)
    else return wrong('kind')
  }
  return accept([...years.values()])
}
