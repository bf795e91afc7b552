import type { WrittenDate } from '#foundation/written-date.ts'
import { datesOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt, surroundings } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.impossible',
  severity: 'error',
  title: { vi: 'Ngày, tháng không có trong lịch', en: 'A day or month that does not exist' },
  ground: { vi: 'Lịch dương: mỗi tháng có số ngày nhất định, một năm có 12 tháng', en: 'The civil calendar' },
  fires: [
    { text: 'Hội nghị được tổ chức ngày 31/4/2021 tại nhà văn hóa thôn.', quote: 'ngày 31/4/2021' },
    { text: 'Kế hoạch ban hành ngày 30 tháng 02 năm 2020 của UBND xã.', quote: 'ngày 30 tháng 02 năm 2020' },
    { text: 'Số liệu tính đến tháng 13/2022.', quote: 'tháng 13/2022' },
    { text: 'Ngày 29/02/2023, xã tổ chức đối thoại.', quote: 'Ngày 29/02/2023' },
  ],
  silent: [
    { text: 'Ngày 29/02/2024 và ngày 31 tháng 12 năm 2024, xã tổ chức họp.' },
    { text: 'Chi trả lương tháng 13 cho 45/45 lao động; trong ngày 14/14 xã gửi báo cáo.' },
    { text: 'Tỷ lệ 31/42 đạt 73,8%; có 03 tháng 10 ngày thực hiện.' },
  ],
  check: ({ source }) =>
    datesOf(source).flatMap((date) => {
      const why = isImpossible(date)
      if (!why || isPay(surroundings(source.text, date, 30).before)) return []
      const written = source.text.slice(date.start, date.end).replaceAll(/\s+/g, ' ')
      const params = { written, month: String(date.month), days: String(daysIn(date)) }
      return [{ start: date.start, end: date.end, severity: 'error' as const, message: say(MESSAGES[why], params), operands: [operandAt(source.text, date, 'date')] }]
    }),
}

const MESSAGES = {
  month: { vi: 'Không có “{written}”: một năm chỉ có 12 tháng.', en: 'There is no “{written}”: a year has twelve months.' },
  day: { vi: 'Không có “{written}”: tháng {month} chỉ có {days} ngày.', en: 'There is no “{written}”: month {month} has {days} days.' },
}

function isImpossible(date: WrittenDate): keyof typeof MESSAGES | undefined {
  const { day, month, year } = date
  // “ngày 14/14” without a year may be a share: 14 of 14.
  if (month < 1 || month > 12) return year === undefined ? undefined : 'month'
  if (day === undefined) return undefined
  return day < 1 || day > daysIn(date) ? (day > 31 && year === undefined ? undefined : 'day') : undefined
}

/** Of a month whose year is not told, the most it can have. */
function daysIn({ month, year = 2020 }: WrittenDate): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isPay(before: string): boolean {
  return /(lương|thưởng)\s*$/u.test(before)
}
