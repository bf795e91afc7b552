import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { datesOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt, surroundings } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.due',
  severity: 'warning',
  title: { vi: 'Báo cáo sau thời hạn nêu trong chính văn bản', en: 'A report later than its own due date' },
  ground: { vi: 'Thời hạn gửi báo cáo nêu trong văn bản', en: 'The due date told in the text' },
  fires: [
    { text: 'An Hòa, ngày 30 tháng 11 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện Công văn số 15/UBND-NV ngày 05/10/2020 của UBND huyện yêu cầu gửi báo cáo trước ngày 15/11/2020, UBND xã báo cáo như sau:', quote: 'ngày 15/11/2020', on: '2020-11-30' },
    { text: 'An Hòa, ngày 20 tháng 12 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\nThời hạn gửi báo cáo: chậm nhất ngày 10/12/2021.', quote: 'ngày 10/12/2021', on: '2021-12-20' },
  ],
  silent: [
    { text: 'An Hòa, ngày 10 tháng 11 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện Công văn số 15/UBND-NV ngày 05/10/2020 yêu cầu gửi báo cáo trước ngày 15/11/2020, UBND xã báo cáo:', on: '2020-11-10' },
    { text: 'An Hòa, ngày 30 tháng 11 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nI. Kết quả\nCác thôn gửi báo cáo về UBND xã trước ngày 15/11/2020.', on: '2020-11-30' },
  ],
  check: ({ source, knowledge }) => {
    const head = headOf(source)
    if (!knowledge.onIsReportDate || !head.date) return []
    return datesOf(source).flatMap((written) => {
      if (!written.date || written.start < head.bodyStart) return []
      const { before } = surroundings(source.text, written)
      const limit = /(trước|chậm nhất(?: là| vào| trước)?|hạn(?: chót| cuối)?(?: là)?:?|muộn nhất(?: là)?)\s*$/u.exec(before)
      if (!limit) return []
      const ownTerm = /(thời hạn|hạn)\s(gửi|nộp)\s?báo cáo|thời hạn báo cáo/u.test(before)
      const asked = /^\s*(thực hiện|căn cứ|theo)\s/u.test(before) && /(gửi|nộp|yêu cầu|đề nghị)[^,;]{0,40}báo cáo/u.test(before)
      const lettered = /^\s*(?:báo cáo (?:này )?(?:được )?(?:lập|xây dựng|thực hiện|gửi)|thực hiện|căn cứ|theo)\s/u.test(before)
        && /(?:công văn|văn bản|kế hoạch)[^;]*(?:gửi|nộp|báo cáo)[^,;]{0,40}$/u.test(before) && !/các (?:xã|thôn|cơ quan|đơn vị|phòng|huyện|địa phương|tổ|trường)/u.test(before)
      if (!ownTerm && !asked && !lettered) return []
      const lastDay = limit[1]!.startsWith('trước') ? addDays(written.date, -1) : written.date
      // A day late because of “trước” is not worth a word.
      if (head.date! <= written.date || head.date! <= lastDay) return []
      return [{
        start: written.start, end: written.end, severity: 'warning' as const,
        message: say(MESSAGE, { day: shortDate(head.date!), due: shortDate(written.date) }),
        operands: [operandAt(source.text, written, 'due'), operandAt(source.text, head.written!, 'report-date')],
      }]
    })
  },
}

const MESSAGE = {
  vi: 'Báo cáo ngày {day}, sau thời hạn {due} nêu trong chính văn bản.',
  en: 'The report is dated {day}, after the due date {due} that it names.',
}
