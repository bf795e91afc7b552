import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'

/** An instant as read on a clock in Viet Nam: `14:05 23/11/2026`. */
export function printTime(instant: Date): string {
  const inVietNam = new Date(instant.getTime() + 7 * 3_600_000).toISOString()
  return `${inVietNam.slice(11, 16)} ${shortDate(dayInVietNam(instant))}`
}
