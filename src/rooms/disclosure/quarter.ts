import { addDays, type CalendarDate, yearOf } from '#foundation/calendar-date.ts'

export type Quarter = { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }

/** The quarter in which a day lies. The register of what was disclosed is made for each. @law 10/2022/QH15 Đ13.2 */
export function quarterOf(date: CalendarDate): Quarter {
  return { year: yearOf(date), quarter: (Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1) as Quarter['quarter'] }
}

/** First and last day of a quarter. @law 10/2022/QH15 Đ13.2 */
export function quarterRange(year: number, quarter: Quarter['quarter']): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const first = (of: number): CalendarDate => `${year + Math.floor((of - 1) / 4)}-${String(((of - 1) % 4) * 3 + 1).padStart(2, '0')}-01` as CalendarDate
  return { from: first(quarter), to: addDays(first(quarter + 1), -1) }
}
