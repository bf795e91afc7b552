import { addDays, type CalendarDate, yearOf } from '#foundation/calendar-date.ts'
import type { WorkingDays } from '#foundation/working-days.ts'
import type { ClockId, CovenantRules } from './covenant-rules.ts'

/** What the clocks of a covenant are worked out by: the rows of `law/`, and the calendar. */
export type CovenantTerms = { readonly rules: CovenantRules; readonly days: WorkingDays }

function after(id: ClockId, day: CalendarDate, { rules, days }: CovenantTerms): CalendarDate {
  const { count, unit } = rules.clocks[id]
  return unit === 'days' ? addDays(day, count) : days.addWorkingDays(day, count)
}

/** The earliest last day of posting a draft: the day of posting does not count. @law 61/2023/NĐ-CP Đ9.1 */
export function postedUntilAtLeast(posted: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('posted', posted, terms)
}

/** By when the file goes to the commune, from the day of the meeting or the last day of the ballot. @law 61/2023/NĐ-CP Đ11.3.a */
export function submitBy(adopted: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('submit', adopted, terms)
}

/** By when the commune recognises or refuses, from the day it has the whole file. @law 61/2023/NĐ-CP Đ11.3.b */
export function recogniseBy(fullFileReceived: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('recognise', fullFileReceived, terms)
}

/** By when the commune sends the recognised covenant to the hamlet and to the Front. @law 61/2023/NĐ-CP Đ18.1.a */
export function deliverBy(recognised: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('deliver', recognised, terms)
}

/** By when the commune suspends, or answers that the report is unfounded. @law 61/2023/NĐ-CP Đ12.2 */
export function suspendBy(reported: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('suspend', reported, terms)
}

/** By when the commune annuls, or answers that the report is unfounded. @law 61/2023/NĐ-CP Đ14.3 */
export function annulBy(reported: CalendarDate, terms: CovenantTerms): CalendarDate {
  return after('annul', reported, terms)
}

/** The last day on which a province reports on the year: "before 30 November". @law 61/2023/NĐ-CP Đ16.3 */
export function statisticsBy(year: number): CalendarDate {
  return `${year}-11-29` as CalendarDate
}

/** The day of the year on which the community looks at its covenant, where it chose none of its own. @law 61/2023/NĐ-CP Đ15.4.a */
export function reviewDay(today: CalendarDate): CalendarDate {
  return `${yearOf(today)}-11-18` as CalendarDate
}
