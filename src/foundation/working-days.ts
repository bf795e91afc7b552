import { addDays, type CalendarDate, daysBetween, yearOf } from './calendar-date.ts'
import { dayOfLunar } from './lunar-date.ts'

/** A statutory holiday, for the years in which the law has it. */
export type Holiday = {
  readonly id: string
  /** `solar`: month and day of the civil calendar; `lunar`: of the lunar one. */
  readonly calendar: 'solar' | 'lunar'
  readonly month: number
  readonly day: number
  /** Days off before the day (Tết), and from it on. */
  readonly before: number
  readonly days: number
  /** One more day beside it, before or after (National Day since 2021). */
  readonly neighbour: boolean
  /** On a weekend, the next working day is off instead. */
  readonly makeUp: boolean
  readonly from: number
  readonly to: number | null
}

/** How far the calendar of a year is known: V by the decision of that year, S and M worked out from the law. */
export type YearConfidence = 'V' | 'S' | 'M'

/** The calendar of a year as it was decided: every weekday off, and every day of a weekend that was worked instead. */
export type DecidedYear = {
  readonly year: number
  readonly confidence: YearConfidence
  readonly source: string
  readonly off: ReadonlyMap<CalendarDate, string>
  readonly worked: ReadonlySet<CalendarDate>
}

/** Why nobody works on a day: `weekend`, `make-up`, `swap`, or the id of the holiday. */
export type OffReason = string

type Year = { readonly off: ReadonlyMap<CalendarDate, OffReason>; readonly worked: ReadonlySet<CalendarDate> }

/** Years for which this calendar answers: the law has weekends of two days, and the lunar calendar holds. */
export const FIRST_YEAR = 2000
export const LAST_YEAR = 2199

/**
 * The days on which offices work: Monday to Friday but for holidays and the days decided each year. Where the year is
 * not yet decided it is worked out from the law, and `known` says so.
 *
 * @law 45/2019/QH14 Đ111.3, Đ112.1
 */
export class WorkingDays {
  readonly #holidays: readonly Holiday[]
  readonly #decided: ReadonlyMap<number, DecidedYear>
  readonly #years = new Map<number, Year>()

  constructor(holidays: readonly Holiday[], decided: readonly DecidedYear[]) {
    this.#holidays = holidays
    this.#decided = new Map(decided.map((each) => [each.year, each]))
  }

  isWorkingDay(day: CalendarDate): boolean {
    return this.whyOff(day) === undefined
  }

  /** Why a day is off; undefined where it is worked. */
  whyOff(day: CalendarDate): OffReason | undefined {
    const year = this.#year(yearOf(day))
    if (year.worked.has(day)) return undefined
    return year.off.get(day) ?? (isWeekend(day) ? 'weekend' : undefined)
  }

  /** The n-th working day after a day, which itself is not counted; before it where n is negative; the day itself where n is 0. */
  addWorkingDays(from: CalendarDate, n: number): CalendarDate {
    const step = n < 0 ? -1 : 1
    let day = from
    for (let left = Math.abs(n); left > 0; ) {
      day = addDays(day, step)
      if (this.isWorkingDay(day)) left -= 1
    }
    return day
  }

  /** How many working days lie after `from`, up to `to` inclusive; 0 where `to` is not later. */
  workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
    let count = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count += 1
    return count
  }

  /** The day itself where it is worked, else the next that is. */
  nextWorkingDay(day: CalendarDate): CalendarDate {
    return this.isWorkingDay(day) ? day : this.addWorkingDays(day, 1)
  }

  known(year: number): YearConfidence {
    return this.#decided.get(year)?.confidence ?? 'M'
  }

  /** The least sure of the years that a stretch of days touches. */
  knownBetween(from: CalendarDate, to: CalendarDate): YearConfidence {
    const years = Array.from({ length: Math.max(yearOf(to) - yearOf(from), 0) + 1 }, (_, at) => this.known(yearOf(from) + at))
    return years.includes('M') ? 'M' : years.includes('S') ? 'S' : 'V'
  }

  /** Where the calendar of a year comes from; undefined where it is worked out. */
  sourceOf(year: number): string | undefined {
    return this.#decided.get(year)?.source
  }

  #year(year: number): Year {
    const kept = this.#years.get(year)
    if (kept) return kept
    const decided = this.#decided.get(year)
    const made = decided && decided.off.size > 0 ? withHolidayWeekends(decided, this.#holidays) : { off: computedDaysOff(this.#holidays, year), worked: new Set<CalendarDate>() }
    this.#years.set(year, made)
    return made
  }
}

export function isWeekend(day: CalendarDate): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: CalendarDate): number {
  return (((daysBetween('1970-01-04' as CalendarDate, day) % 7) + 7) % 7)
}

/** A decided year lists weekdays; the holidays that lie on a weekend keep their names. */
function withHolidayWeekends(decided: DecidedYear, holidays: readonly Holiday[]): Year {
  const off = new Map<CalendarDate, OffReason>(decided.off)
  for (const [day, why] of statutoryDays(holidays, decided.year)) if (isWeekend(day) && !off.has(day)) off.set(day, why)
  return { off, worked: decided.worked }
}

/** The days off of a year as the law alone has them, with the days made up for weekends; no swapped days. */
export function computedDaysOff(holidays: readonly Holiday[], year: number): Map<CalendarDate, OffReason> {
  const off = statutoryDays(holidays, year)
  const statutory = [...off.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [day, why] of statutory) {
    if (!isWeekend(day) || !holidays.find(({ id }) => id === why)?.makeUp) continue
    let next = addDays(day, 1)
    while (isWeekend(next) || off.has(next)) next = addDays(next, 1)
    off.set(next, 'make-up')
  }
  return off
}

function statutoryDays(holidays: readonly Holiday[], year: number): Map<CalendarDate, OffReason> {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Error(`no calendar of working days for ${year}`)
  const off = new Map<CalendarDate, OffReason>()
  for (const holiday of holidays) {
    if (year < holiday.from || (holiday.to !== null && year > holiday.to)) continue
    const main = holiday.calendar === 'lunar' ? dayOfLunar(year, holiday.month, holiday.day) : solarDay(year, holiday)
    for (let at = -holiday.before; at < holiday.days; at++) off.set(addDays(main, at), holiday.id)
    if (holiday.neighbour) off.set(addDays(main, weekdayOf(main) === 4 ? 1 : -1), holiday.id)
  }
  return off
}

function solarDay(year: number, { month, day }: Holiday): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate
}
