import { shortDate } from '#foundation/calendar-date.ts'
import { headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.year-slip',
  severity: 'warning',
  title: { vi: 'Kỳ báo cáo sau ngày của báo cáo', en: 'A report on a year that had not begun' },
  ground: { vi: 'Báo cáo kết quả một năm không thể lập trước năm đó', en: 'Results of a year cannot be reported before it' },
  fires: [
    { text: 'UBND XÃ\nSố: 12/BC-UBND\nAn Hòa, ngày 30 tháng 10 năm 2020\n\nBÁO CÁO\nKết quả thực hiện Quy chế dân chủ ở cơ sở năm 2021\n\nThực hiện kế hoạch của huyện, UBND xã báo cáo như sau:', quote: 'Kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2021', on: '2020-10-30' },
    { text: 'Số: 07/BC-UBND\nBình An, ngày 05 tháng 12 năm 2022\n\nBÁO CÁO\nCông tác hòa giải ở cơ sở năm 2023\n\nThực hiện kế hoạch, UBND xã báo cáo như sau:', quote: 'Công tác hòa giải ở cơ sở năm 2023', on: '2022-12-05' },
  ],
  silent: [
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 05 tháng 01 năm 2021\n\nBÁO CÁO\nKết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020\n\nThực hiện kế hoạch, UBND xã báo cáo:', on: '2021-01-05' },
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 30 tháng 10 năm 2020\n\nBÁO CÁO\nKết quả năm 2020 và phương hướng, nhiệm vụ năm 2021\n\nThực hiện kế hoạch, UBND xã báo cáo:', on: '2020-10-30' },
  ],
  check: ({ source }) => {
    const head = headOf(source)
    if (!head.date || !head.title || head.type?.name !== 'báo cáo' || head.years.length === 0) return []
    const title = source.text.slice(head.title.start, head.title.end)
    const first = Math.min(...head.years)
    if (first <= Number(head.date.slice(0, 4)) || /phương hướng|nhiệm vụ|kế hoạch|dự toán|dự kiến|đăng ký|giải pháp|chuẩn bị/iu.test(title)) return []
    return [{
      ...head.title, severity: 'warning' as const,
      message: say({
        vi: 'Báo cáo ngày {date} nhưng trích yếu ghi kết quả năm {year}: đề nghị kiểm tra lại năm.',
        en: 'The report is dated {date} and tells results of {year}.',
      }, { date: shortDate(head.date), year: String(first) }),
      operands: [operandAt(source.text, head.written!, 'report-date')],
    }]
  },
}
