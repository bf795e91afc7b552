import { shortDate } from '#foundation/calendar-date.ts'
import { datesOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'date.order',
  severity: 'error',
  title: { vi: 'Khoảng thời gian kết thúc trước khi bắt đầu', en: 'A time that ends before it begins' },
  ground: { vi: 'Ngày kết thúc không thể trước ngày bắt đầu', en: 'An end cannot come before its beginning' },
  fires: [
    { text: 'Niêm yết công khai từ ngày 15/8/2020 đến ngày 15/7/2020 tại trụ sở.', quote: 'từ ngày 15/8/2020 đến ngày 15/7/2020' },
    { text: 'Công trình khởi công ngày 12/3/2024, hoàn thành ngày 20/9/2023.', quote: 'ngày 12/3/2024, hoàn thành ngày 20/9/2023' },
    { text: 'Giám sát việc chi trả từ năm 2020 đến năm 2018.', quote: 'từ năm 2020 đến năm 2018' },
    { text: 'Đề án giai đoạn 2025 - 2021 của xã.', quote: 'giai đoạn 2025 - 2021' },
    { text: 'Đại biểu HĐND xã nhiệm kỳ 2021-2016 tiếp xúc cử tri.', quote: 'nhiệm kỳ 2021-2016' },
  ],
  silent: [
    { text: 'Công trình khởi công ngày 12/3/2024, hoàn thành ngày 20/9/2024; hội nghị ký ngày 02/5/2024 kế hoạch đã kết thúc.' },
    { text: 'Niêm yết từ ngày 15/7/2020 đến ngày 15/8/2020; giai đoạn 2021 - 2025; nhiệm kỳ 2016-2021.' },
    { text: 'Số liệu từ tháng 11 đến tháng 3; Chỉ thị ngày 15/8/2020 và Kế hoạch ngày 15/7/2020.' },
  ],
  check: ({ source }) => {
    const { text } = source
    const dates = datesOf(source)
    const days = dates.flatMap((one, at) => {
      const next = dates[at + 1]
      if (!one.date || !next?.date || next.date >= one.date) return []
      if (isBeginning(text.slice(Math.max(0, one.start - 24), one.start)) && isEnding(text.slice(one.end, next.start))) {
        return [{
          start: one.start, end: next.end, severity: 'error' as const, message: say(MESSAGE, { from: shortDate(one.date), to: shortDate(next.date) }),
          operands: [operandAt(text, one, 'from'), operandAt(text, next, 'to')],
        }]
      }
      if (!/^\s*(?:đến|tới|–|-)\s*(?:hết\s+)?$/iu.test(text.slice(one.end, next.start))) return []
      const from = /từ\s*$/iu.exec(text.slice(Math.max(0, one.start - 6), one.start))
      if (!from) return []
      return [{
        start: one.start - from[0].length, end: next.end, severity: 'error' as const,
        message: say(MESSAGE, { from: shortDate(one.date), to: shortDate(next.date) }),
        operands: [operandAt(text, one, 'from'), operandAt(text, next, 'to')],
      }]
    })
    const years = [...text.matchAll(YEARS)].flatMap((match) => {
      const [from, to] = match[1] ? [match[1], match[2]!] : [match[3]!, match[4]!]
      if (Number(to) >= Number(from)) return []
      const span = { start: match.index, end: match.index + match[0].length }
      return [{ ...span, severity: 'error' as const, message: say(MESSAGE, { from, to }), operands: [operandAt(text, span, 'period')] }]
    })
    return [...days, ...years]
  },
}

/** “ký …”, “khởi công …”, “có hiệu lực từ …” */
function isBeginning(before: string): boolean {
  return /(?:^|\s)(?:ký|ký kết|có hiệu lực|bắt đầu|khai mạc|khởi công|phát động)(?:\s+(?:từ|vào))?(?:\s+ngày)?\s*$/iu.test(before)
}

/** “…, hết hiệu lực ngày …”, in the same sentence. */
function isEnding(between: string): boolean {
  return between.length <= 90 && !/[.;:]\s/.test(between) && /(?:^|\s)(?:hết hiệu lực|hết hạn|kết thúc|bế mạc|hoàn thành)(?:\s+(?:từ|vào|đến))?(?:\s+ngày)?\s*$/iu.test(between)
}

const YEARS = /(?<!\p{L})từ\s{1,3}năm\s{1,3}((?:19|20)\d\d)\s{1,3}đến\s{1,3}(?:hết\s{1,3})?(?:năm\s{1,3})?((?:19|20)\d\d)(?!\d)|(?<!\p{L})(?:giai đoạn|nhiệm kỳ|thời kỳ|niên độ|năm học)\s{1,3}(?:từ\s)?((?:19|20)\d\d)\s{0,2}[-–]\s{0,2}((?:19|20)\d\d)(?![\d/])/giu
const MESSAGE = { vi: 'Thời gian kết thúc ({to}) trước thời gian bắt đầu ({from}).', en: 'It ends ({to}) before it begins ({from}).' }
