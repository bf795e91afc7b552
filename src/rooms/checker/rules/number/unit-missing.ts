import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'

export const rule: Rule = {
  code: 'number.unit-missing',
  severity: 'warning',
  title: {
    vi: 'Số tiền, diện tích không có đơn vị tính',
    en: 'Money or area without a unit',
  },
  ground: {
    vi: 'Số tiền và diện tích chỉ có nghĩa khi có đơn vị tính.',
    en: 'Money and areas mean nothing without a unit.',
  },
  fires: [
    { text: 'Tổng kinh phí huy động: 11.796,9.', quote: '11.796,9' },
    { text: 'Nhân dân ủng hộ với số tiền 187, xây dựng 02 nhà.', quote: '187' },
  ],
  silent: [
    { text: 'Tổng kinh phí huy động: 11.796,9 triệu đồng.' },
    { text: 'Kinh phí thực hiện năm 2020: 45 triệu đồng.' },
    { text: '(Đơn vị tính: triệu đồng) Tổng kinh phí: 11.796,9.' },
  ],
  check: ({ source, claims: { claims, tokens } }) => {
    if (/đơn vị tính|đvt/i.test(source.text)) return []
    return claims.flatMap((claim) => {
      if (claim.kind !== 'value' || claim.measure !== undefined || claim.cell || claim.value.units === 0n) return []
      if (!/(?:^| )(?:kinh phí|số tiền|tổng tiền|trị giá|tổng vốn|tổng trị giá|diện tích|tổng diện tích|số kinh phí)(?: (?:huy động|đóng góp|ủng hộ|được|thực hiện|là|khoảng|gần|trên|hơn|vận động|hỗ trợ|đạt))*$/.test(claim.quantity.near)) return []
      const next = tokens[claim.to]
      if (next && next.kind !== 'mark') return []
      if (next && /^[%/–-]$/.test(next.text)) return []
      return [{
        start: claim.start, end: claim.end, severity: 'warning' as const, message: say(MESSAGE, { number: claim.number.text }),
        operands: [operand(source, claim, 'number')],
      }]
    })
  },
}

const MESSAGE = {
  vi: 'Số {number} chỉ số tiền hoặc diện tích nhưng không có đơn vị tính.',
  en: '{number} is money or an area but has no unit.',
}
