import { printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isMore, operand, sumOf } from '../reckon.ts'
import { amount } from './amount.ts'
import { addsUp, divisionsOf, gapOf } from './divisions.ts'

export const rule: Rule = {
  code: 'sum.stateless',
  severity: 'warning',
  title: {
    vi: 'Có phần của tổng số không rõ kết quả',
    en: 'Part of the total left without an outcome',
  },
  ground: {
    vi: 'Tổng số = số đã có kết quả + số còn lại; phần chênh phải được nói rõ (không thuộc thẩm quyền, chuyển đi, rút đơn…).',
    en: 'Total = what has an outcome + what is left; any difference must be accounted for.',
  },
  fires: [
    { text: 'Tổng số đơn tiếp nhận 40 đơn; đã giải quyết 16 đơn, còn tồn đọng 01 đơn.', quote: '40 đơn' },
    { text: 'Nhận 120 hồ sơ, đã giải quyết 100 hồ sơ, đang giải quyết 10 hồ sơ.', quote: '120 hồ sơ' },
  ],
  silent: [
    { text: 'Tổng số đơn tiếp nhận 40 đơn; đã giải quyết 16 đơn, chuyển cơ quan khác 23 đơn, còn tồn đọng 01 đơn.' },
    { text: 'Nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, đang giải quyết 10 hồ sơ.' },
    { text: 'Tổ chức 40 hội nghị, có 16 hội nghị chuyên đề.' },
  ],
  check: ({ source, claims }) =>
    divisionsOf(claims).flatMap((division) => {
      const { total, parts, bond } = division
      const gap = gapOf(division)
      if (bond !== 'states' || gap.units <= 0n || addsUp(division) || parts.some((part) => isMore(part.base, total.base))) return []
      const sum = sumOf(parts.map(({ base }) => base))
      return [{
        start: total.start, end: total.end, severity: 'warning' as const, expected: amount(sum, total),
        message: say(MESSAGE, {
          total: printDecimal(total.value), terms: parts.map(({ base }) => amount(base, total)).join(' + '), sum: amount(sum, total), gap: amount(gap, total),
        }),
        operands: [operand(source, total, 'total'), ...parts.map((part) => operand(source, part, 'part'))],
      }]
    }),
}

const MESSAGE = {
  vi: 'Trong tổng số {total} chỉ rõ kết quả của {sum} ({terms}); còn {gap} không rõ kết quả.',
  en: 'Of the total of {total} only {sum} have an outcome ({terms}); {gap} have none.',
}
