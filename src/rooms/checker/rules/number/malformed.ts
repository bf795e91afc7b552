import type { Rule } from '../../rule.ts'
import { unitAt } from '../../claims/units.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'number.malformed',
  severity: 'error',
  title: {
    vi: 'Số viết sai, không đọc được',
    en: 'A number that cannot be read',
  },
  ground: {
    vi: 'Giữa hai dấu ngăn hàng nghìn phải có đúng ba chữ số; chỉ có một dấu thập phân.',
    en: 'There are three figures between marks of thousands, and one decimal mark.',
  },
  fires: [
    { text: 'Tổng kinh phí 1.23.456 đồng.', quote: '1.23.456' },
    { text: 'Đã huy động 2.5000.000 đồng.', quote: '2.5000.000' },
    { text: 'Diện tích 12,34,5 ha.', quote: '12,34,5' },
  ],
  silent: [
    { text: 'Tổng kinh phí 1.234.567 đồng; diện tích 12,345 ha.' },
    { text: 'Ngày 30.10.2020 họp dân; số máy 0269.3834.567.' },
  ],
  check: ({ claims: { numbers, tokens, sentences } }) =>
    numbers.flatMap(({ use, readings, start, end, text, token, sentence, leadingZero }) => {
      // “012 lượt”: a figure too many, or too few.
      if (use === 'value' && /^0\d\d$/.test(text)) return [{ start, end, severity: 'error' as const, message: say(NEEDLESS, { text }), operands: [] }]
      if (readings.length > 0 || leadingZero || (use !== 'value' && use !== 'percent')) return []
      if (use === 'value' && !unitAt(tokens, token + 1, sentences[sentence]!.to)) return []
      return [{ start, end, severity: 'error' as const, message: say(MESSAGE, { text }), operands: [] }]
    }),
}

const NEEDLESS = {
  vi: 'Số {text} thừa chữ số 0 ở đầu hoặc thiếu dấu phân cách.',
  en: '{text} has a needless zero, or lacks its separator.',
}
const MESSAGE = {
  vi: 'Số {text} có dấu chấm, dấu phẩy đặt sai chỗ nên không rõ giá trị.',
  en: 'The marks in {text} are out of place: its value is unclear.',
}
