import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, sameValue } from '../reckon.ts'
import { twicePairs } from '../twice/pairs.ts'

export const rule: Rule = {
  code: 'number.magnitude',
  severity: 'error',
  title: {
    vi: 'Nhầm triệu với tỷ',
    en: 'Million and billion mixed up',
  },
  ground: {
    vi: 'Cùng một khoản không thể vừa tính bằng triệu, vừa tính bằng tỷ đồng với cùng chữ số.',
    en: 'The same sum cannot be so many million and as many billion.',
  },
  fires: [
    { text: 'Đã có 90 đơn vị ủng hộ phòng, chống dịch với số tiền 187 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nSố tiền ủng hộ phòng, chống dịch: 187 tỷ đồng.', quote: '187 tỷ đồng' },
    { text: 'Kinh phí làm đường bê tông là 350 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nKinh phí làm đường bê tông: 350 tỷ đồng.', quote: '350 tỷ đồng' },
  ],
  silent: [
    { text: 'Kinh phí làm đường bê tông là 2.500 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nKinh phí làm đường bê tông: 2,5 tỷ đồng.' },
    { text: 'Kinh phí làm đường 350 triệu đồng; kinh phí xây nhà văn hóa 350 tỷ đồng.' },
  ],
  check: ({ source, claims }) =>
    twicePairs(claims).flatMap(({ first, second }) => {
      if (first.measure !== 'tiền' || second.measure !== 'tiền' || first.unit === second.unit || !sameValue(first.value, second.value)) return []
      return [{
        start: second.start, end: second.end, severity: 'error' as const,
        message: say(MESSAGE, { one: source.text.slice(first.start, first.end), two: source.text.slice(second.start, second.end) }),
        operands: [operand(source, first, 'first'), operand(source, second, 'second')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Cùng một khoản, chỗ này ghi {two}, chỗ khác ghi {one}.',
  en: 'The same sum is {two} here and {one} elsewhere.',
}
