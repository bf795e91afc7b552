import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { dayOf, weekdayOf } from '#foundation/written-date.ts'
import { datesOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.weekday',
  severity: 'error',
  title: { vi: 'Thứ trong tuần không khớp với ngày', en: 'Day of the week that does not fit the date' },
  ground: { vi: 'Lịch dương', en: 'The civil calendar' },
  fires: [
    { text: 'Thứ Hai, ngày 30/10/2020, UBND xã tổ chức hội nghị.', quote: 'Thứ Hai, ngày 30/10/2020' },
    { text: 'Hội nghị họp vào ngày 02 tháng 9 năm 2021 (Chủ nhật) tại xã.', quote: 'ngày 02 tháng 9 năm 2021 (Chủ nhật)' },
  ],
  silent: [
    { text: 'Thứ Sáu, ngày 30/10/2020, UBND xã tổ chức hội nghị; thứ năm là ngày 05/10/2020.' },
    { text: 'Hội nghị tổ chức hai lần: lần thứ nhất ngày 10/9/2020, lần thứ hai ngày 15/01/2021; lớp thứ ba ngày 16/01/2021.' },
    { text: 'Chủ nhật, ngày 25/10/2020 và ngày 26/10/2020 (thứ Hai), thôn họp.' },
  ],
  check: ({ source }) =>
    datesOf(source).flatMap((written) => {
      const { weekday, day, month } = written
      if (!weekday || day === undefined || isOrdinal(source.text, weekday)) return []
      // A day without its year is taken to be of the year of the report.
      const year = written.year ?? yearOfReport(headOf(source).date)
      const date = year === undefined ? undefined : dayOf(year, month, day)
      if (!date || weekdayOf(date) === weekday.day) return []
      const right = NAMES[weekdayOf(date)]!
      return [{
        start: Math.min(written.start, weekday.start), end: Math.max(written.end, weekday.end),
        severity: written.year === undefined ? 'warning' as const : 'error' as const,
        message: say({ vi: 'Ngày {date} là {vi}, không phải {other}.', en: '{date} was a {en}.' }, {
          date: shortDate(date), vi: right.vi, en: right.en, other: NAMES[weekday.day]!.vi,
        }),
        expected: right.vi,
        operands: [operandAt(source.text, written, 'date'), operandAt(source.text, weekday, 'weekday')],
      }]
    }),
}

/** “lần thứ hai ngày 15/01/2021”: which time it was, not which day of the week. */
function isOrdinal(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!/^thứ \p{Ll}/u.test(text.slice(start, end))) return false
  const word = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, start - 14), start))?.[1]?.toLowerCase()
  return word !== undefined && !BEFORE_A_DAY.has(word)
}

/** After these words a day of the week is meant. */
const BEFORE_A_DAY = new Set(['vào', 'sáng', 'trưa', 'chiều', 'tối', 'đêm', 'ngày', 'từ', 'đến', 'tới', 'là', 'hôm', 'và', 'trước', 'sau', 'trong', 'hằng', 'hàng', 'mỗi', 'lúc', 'giờ', 'phút', 'hồi'])

const NAMES = [
  { vi: 'Chủ nhật', en: 'Sunday' }, { vi: 'thứ Hai', en: 'Monday' }, { vi: 'thứ Ba', en: 'Tuesday' }, { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' }, { vi: 'thứ Sáu', en: 'Friday' }, { vi: 'thứ Bảy', en: 'Saturday' },
]

function yearOfReport(date: CalendarDate | undefined): number | undefined {
  return date ? Number(date.slice(0, 4)) : undefined
}
