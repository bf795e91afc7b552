import { headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt, surroundings } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.period',
  severity: 'note',
  title: { vi: 'Số liệu của kỳ ngắn hơn trong báo cáo năm', en: 'Figures of a shorter time in a yearly report' },
  ground: { vi: 'Báo cáo năm tổng hợp số liệu cả năm', en: 'A yearly report tells figures of the year' },
  fires: [
    { text: 'BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở năm 2020\n\nTrong 9 tháng đầu năm, UBND xã đã tiếp 89 lượt công dân.', quote: '9 tháng đầu năm' },
    { text: 'BÁO CÁO\nCông tác hòa giải năm 2021\n\nTrong 6 tháng đầu năm 2021, các tổ hòa giải đã tiếp nhận 45 vụ việc, hòa giải thành 40 vụ.', quote: '6 tháng đầu năm 2021' },
  ],
  silent: [
    { text: 'BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2020\n\nTrong 6 tháng đầu năm, UBND xã đã tiếp 89 lượt công dân.' },
    { text: 'BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở năm 2020\n\nUBND xã đã sơ kết 6 tháng đầu năm và tiếp 89 lượt công dân; thời gian thực hiện 9 tháng.' },
  ],
  check: ({ source }) => {
    const head = headOf(source)
    if (!head.title || head.type?.name !== 'báo cáo' || head.years.length !== 1) return []
    const title = source.text.slice(head.title.start, head.title.end)
    if (!/năm\s+\d{4}/iu.test(title) || /tháng|quý|đợt|kỳ|giai đoạn|đột xuất|tuần/iu.test(title)) return []
    const year = head.years[0]!
    for (const match of source.text.slice(head.bodyStart).matchAll(PERIOD)) {
      if (match[2] !== undefined && Number(match[2]) !== year) continue
      const start = head.bodyStart + match.index + match[0].length - match[1]!.length
      const span = { start, end: start + match[1]!.length }
      const { before, after } = surroundings(source.text, span)
      // Told beside figures of the whole year, or of a review of the half year, it is as it should be.
      if (/(sơ kết|so với|hội nghị|báo cáo|kế hoạch|giao ban|cả năm)[^,]*$/u.test(before) || /^\s*(cuối năm|,?\s*(cả năm|so với))/u.test(after)) continue
      if (!/^[^.;]*?\d+\s+(lượt|vụ|đơn|cuộc|hộ|người|hồ sơ|đồng chí|triệu|tỷ|ngày công|ý kiến|kiến nghị|thôn|xã|trường hợp)/u.test(after)) continue
      return [{
        ...span, severity: 'note' as const,
        message: say(MESSAGE, { period: match[1]!.replaceAll(/\s+/g, ' '), year: String(year) }), operands: [operandAt(source.text, span, 'period')],
      }]
    }
    return []
  },
}

const PERIOD = /(?<!\p{L})trong\s{1,2}((?:0?[369]|ba|sáu|chín)\s{1,2}tháng(?:\s{1,2}đầu\s{1,2}năm)?(?:\s{1,2}((?:19|20)\d\d))?|quý\s{1,2}(?:I{1,3}|[123])(?:[/ ]{1,2}((?:19|20)\d\d))?)(?![\p{L}\d])/giu
const MESSAGE = {
  vi: 'Báo cáo năm {year} nhưng số liệu ở đây là của “{period}”: đề nghị cập nhật hoặc nói rõ thời điểm lấy số liệu.',
  en: 'The report is on {year}, and the figures here are of “{period}”.',
}
