import { shortDate } from '#foundation/calendar-date.ts'
import { citationsOf, datesOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt, surroundings } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.past-later',
  severity: 'error',
  title: { vi: 'Việc báo cáo là đã làm, nhưng ngày lại sau ngày báo cáo', en: 'Something told as done, dated after the report' },
  ground: { vi: 'Việc đã làm không thể có ngày sau ngày của báo cáo', en: 'What has been done cannot be dated after the report' },
  fires: [
    { text: 'Ngày 12/11/2020, UBND xã đã tổ chức hội nghị đối thoại với 120 người dự.', quote: 'Ngày 12/11/2020', on: '2020-10-30' },
    { text: 'Ban Thanh tra nhân dân đã giám sát 03 cuộc, cuộc sau cùng vào ngày 05 tháng 01 năm 2022.', quote: 'ngày 05 tháng 01 năm 2022', on: '2021-12-10' },
  ],
  silent: [
    { text: 'Ngày 12/10/2020, UBND xã đã tổ chức hội nghị đối thoại.', on: '2020-10-30' },
    { text: 'UBND xã đã ban hành kế hoạch, dự kiến tổ chức hội nghị ngày 12/11/2020.', on: '2020-10-30' },
    { text: 'Công trình đã khởi công, phấn đấu hoàn thành trước ngày 31/12/2020.', on: '2020-10-30' },
    { text: 'Luật đã được thông qua và có hiệu lực từ ngày 01/7/2023.', on: '2022-12-10' },
  ],
  check: ({ source, knowledge }) => {
    return datesOf(source).flatMap((written) => {
      if (!written.date || written.date <= knowledge.on || written.start < headOf(source).bodyStart) return []
      if (citationsOf(source).some((one) => one.dated && one.dated.start <= written.start && one.dated.end >= written.end)) return []
      const { before, after } = surroundings(source.text, written)
      const nearBefore = before.slice(-60)
      if (COMING.test(nearBefore) || COMING.test(after.slice(0, 60)) || DONE_LATER.test(before)) return []
      if (!/(?<!\p{L})đã(?!\p{L})/u.test(before + after.slice(0, 60))) return []
      return [{
        start: written.start, end: written.end, severity: 'error' as const,
        message: say(MESSAGE, { date: shortDate(written.date), day: shortDate(knowledge.on) }),
        operands: [operandAt(source.text, written, 'date')],
      }]
    })
  },
}

const MESSAGE = {
  vi: 'Việc ghi là đã thực hiện có ngày {date}, sau ngày {day} của báo cáo.',
  en: 'Told as done on {date}, after {day}, the day of the report.',
}
/** Words of what is still to come. */
const COMING = /(?<!\p{L})(sẽ|dự kiến|trước|đến|tới|hết|phấn đấu|kế hoạch|hạn|chậm nhất|hiệu lực|áp dụng|thi hành|kể từ|từ|sắp|chuẩn bị|đề nghị|yêu cầu|giao|hoàn thành trước|nhiệm kỳ|kỷ niệm|bầu cử)(?!\p{L})/u
const DONE_LATER = /(?<!\p{L})(sẽ|dự kiến|phấn đấu|thời hạn|phương hướng|nhiệm vụ)(?!\p{L})/u
