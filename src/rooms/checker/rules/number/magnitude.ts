import { decimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isMore, operand, sameValue, wordsBetween } from '../reckon.ts'
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
    { text: 'Tiền lương bình quân đạt 7,8 tỷ đồng/người/tháng.', quote: '7,8 tỷ đồng' },
    { text: 'Đã có 90 đơn vị ủng hộ phòng, chống dịch với số tiền 187 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nSố tiền ủng hộ phòng, chống dịch: 187 tỷ đồng.', quote: '187 tỷ đồng' },
    { text: 'Kinh phí làm đường bê tông là 350 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nKinh phí làm đường bê tông: 350 tỷ đồng.', quote: '350 tỷ đồng' },
  ],
  silent: [
    { text: 'Thu nhập tăng thêm bình quân 1,2 triệu đồng/người/tháng; tổng quỹ lương 1,2 tỷ đồng/tháng.' },
    { text: 'Kinh phí làm đường bê tông là 2.500 triệu đồng.\nPHỤ LỤC SỐ LIỆU\nKinh phí làm đường bê tông: 2,5 tỷ đồng.' },
    { text: 'Kinh phí làm đường 350 triệu đồng; kinh phí xây nhà văn hóa 350 tỷ đồng.' },
  ],
  check: ({ source, claims }) => [
    ...claims.claims.flatMap((claim) => {
      if (claim.measure !== 'tiền' || claim.cell || !isMore(claim.base, MOST_A_MONTH) || !isAMonthEach(claims, claim)) return []
      return [{
        start: claim.start, end: claim.end, severity: 'error' as const, message: say(A_MONTH, { text: source.text.slice(claim.start, claim.end) }),
        operands: [operand(source, claim, 'value')],
      }]
    }),
    ...twicePairs(claims).flatMap(({ first, second }) => {
      if (first.measure !== 'tiền' || second.measure !== 'tiền' || first.unit === second.unit || !sameValue(first.value, second.value)) return []
      return [{
        start: second.start, end: second.end, severity: 'error' as const,
        message: say(MESSAGE, { one: source.text.slice(first.start, first.end), two: source.text.slice(second.start, second.end) }),
        operands: [operand(source, first, 'first'), operand(source, second, 'second')],
      }]
    }),
  ],
}

/** No official, teacher or worker is paid more in a month. */
const MOST_A_MONTH = decimal(300_000_000)

/** “1,2 tỷ đồng/người/tháng” */
function isAMonthEach(claims: Claims, claim: Claim): boolean {
  return /^\/ người \/ tháng(?: |$)/.test(wordsBetween(claims, claim.to, Math.min(claim.to + 5, claims.tokens.length)))
}

const A_MONTH = {
  vi: '{text} một người một tháng: có thể nhầm triệu với tỷ.',
  en: '{text} a person a month: million and billion may be mixed up.',
}

const MESSAGE = {
  vi: 'Cùng một khoản, chỗ này ghi {two}, chỗ khác ghi {one}.',
  en: 'The same sum is {two} here and {one} elsewhere.',
}
