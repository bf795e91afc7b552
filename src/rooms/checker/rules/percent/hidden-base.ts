import { printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'
import { ratesOf } from './rates.ts'
import { reachablePart } from './verdict.ts'

export const rule: Rule = {
  code: 'percent.hidden-base',
  severity: 'warning',
  title: {
    vi: 'Tỷ lệ không thể tính trên số đã nêu',
    en: 'A percentage that no count of the whole gives',
  },
  ground: {
    vi: 'Với số nguyên k và tổng số n, k × 100 / n phải làm tròn ra được tỷ lệ đã ghi.',
    en: 'For some whole number k out of n, k × 100 / n must round to the percentage printed.',
  },
  fires: [
    { text: 'Tổng số doanh nghiệp trên địa bàn: 41; doanh nghiệp có công đoàn: 16.\n- Tỷ lệ doanh nghiệp tổ chức hội nghị người lao động: 43,75%.', quote: '43,75%' },
    { text: 'Tổng số thôn: 9 thôn. Tỷ lệ thôn có nhà văn hóa đạt 62,5%.', quote: '62,5%' },
  ],
  silent: [
    { text: 'Tổng số doanh nghiệp trên địa bàn: 32.\n- Tỷ lệ doanh nghiệp tổ chức hội nghị người lao động: 43,75%.' },
    { text: 'Tổng số thôn: 8 thôn. Tỷ lệ thôn có nhà văn hóa đạt 62,5%.' },
    { text: 'Tổng số hộ: 1.520 hộ. Tỷ lệ hộ dùng nước sạch đạt 96,6%.' },
  ],
  check: ({ source, claims }) =>
    ratesOf(claims).flatMap(({ share: { percent }, counts }) => {
      const total = counts.find((claim) => claim.role === 'total')
      const places = percent.number.places
      if (!total || reachablePart(total.base, percent.value, places)) return []
      const other = counts.find((claim) => claim !== total && reachablePart(claim.base, percent.value, places))
      const printed = source.text.slice(percent.start, percent.end)
      const params = { printed, total: printDecimal(total.base) }
      const message = other === undefined
        ? say(IMPOSSIBLE, params)
        : say(OTHER, { ...params, other: printDecimal(other.base), part: printDecimal(reachablePart(other.base, percent.value, places)!) })
      return [{
        start: percent.start, end: percent.end, severity: 'warning' as const, message,
        operands: [operand(source, percent, 'percent'), operand(source, total, 'total'), ...(other ? [operand(source, other, 'denominator')] : [])],
      }]
    }),
}

const OTHER = {
  vi: 'Tỷ lệ {printed} không thể là của tổng số {total}: không có số nguyên nào cho ra tỷ lệ này; nó khớp với {part} trên {other}. Cần ghi rõ tính trên số nào.',
  en: '{printed} cannot be of the total of {total}: no whole number gives it; it fits {part} of {other}. It should say of what it is.',
}
const IMPOSSIBLE = {
  vi: 'Tỷ lệ {printed} không thể là của tổng số {total}: không có số nguyên nào cho ra tỷ lệ này.',
  en: '{printed} cannot be of the total of {total}: no whole number gives it.',
}
