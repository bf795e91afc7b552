import { printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { unitAt } from '../../claims/units.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'number.ambiguous',
  severity: 'note',
  title: {
    vi: 'Số đọc được hai cách',
    en: 'A number that can be read in two ways',
  },
  ground: {
    vi: 'Dấu phẩy trước ba chữ số có thể là hàng nghìn hoặc số thập phân khi cả văn bản không có chỗ nào cho biết.',
    en: 'A comma before three figures may part thousands or decimals where nothing in the text tells.',
  },
  fires: [
    { text: 'Kinh phí huy động 11,796 triệu đồng.', quote: '11,796' },
    { text: 'Diện tích đất hiến 1,250 m2.', quote: '1,250' },
  ],
  silent: [
    { text: 'Kinh phí huy động 11,796 triệu đồng, chiếm 5,2% tổng số.' },
    { text: 'Có 1,250 hộ tham gia.' },
  ],
  check: ({ claims: { numbers, tokens, sentences } }) =>
    numbers.flatMap(({ use, value, readings, start, end, text, token, sentence }) => {
      if (value !== undefined || readings.length !== 2 || use !== 'value' || !unitAt(tokens, token + 1, sentences[sentence]!.to)) return []
      return [{
        start, end, severity: 'note' as const, operands: [],
        message: say(MESSAGE, { text, one: printDecimal(readings[0]!), two: printDecimal(readings[1]!) }),
      }]
    }),
}

const MESSAGE = {
  vi: 'Số {text} có thể là {one} hoặc {two}; nên viết lại cho rõ.',
  en: '{text} may be {one} or {two}; it should be written so that it is clear.',
}
