import { addDecimals, compareDecimals, decimal, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'

export const rule: Rule = {
  code: 'percent.sum',
  severity: 'error',
  title: {
    vi: 'Các tỷ lệ cộng lại không bằng tổng tỷ lệ',
    en: 'Percentages that do not make up their total',
  },
  ground: {
    vi: 'Các phần của một tổng cộng lại bằng 100%, sai lệch do làm tròn không quá 0,1% mỗi phần.',
    en: 'The parts of a whole make up 100%, give or take 0.1% of rounding each.',
  },
  fires: [
    { text: 'Kinh phí làm đường: Nhà nước 70%, Nhân dân 40%, tổng cộng 100%.', quote: '100%' },
    { text: 'Xếp loại: tốt 55%, khá 35%, trung bình 15%; tổng cộng 100%.', quote: '100%' },
  ],
  silent: [
    { text: 'Kinh phí làm đường: Nhà nước 60%, Nhân dân 40%, tổng cộng 100%.' },
    { text: 'Xếp loại: tốt 33,3%, khá 33,3%, trung bình 33,3%; tổng cộng 100%.' },
  ],
  check: ({ source, claims: { claims } }) =>
    claims.flatMap((total, index) => {
      if (total.kind !== 'percent' || total.cell || !/^(?:tổng cộng|tổng|cộng)(?: (?:là|bằng))?$/.test(total.quantity.near)) return []
      const parts: Claim[] = []
      for (let at = index - 1; at >= Math.max(0, index - 12) && claims[at]!.sentence === total.sentence; at--) {
        if (claims[at]!.kind === 'percent') parts.unshift(claims[at]!)
      }
      if (parts.length < 2) return []
      const sum = parts.map(({ value }) => value).reduce(addDecimals)
      const gap = subtractDecimals(sum, total.value)
      const slack = { units: BigInt(parts.length), scale: 1 }
      if (compareDecimals(gap.units < 0n ? { ...gap, units: -gap.units } : gap, parts.every(({ number }) => number.places === 0) ? decimal(0) : slack) <= 0) return []
      return [{
        start: total.start, end: total.end, severity: 'error' as const, expected: `${printDecimal(sum)}%`,
        message: say(MESSAGE, { terms: parts.map(({ value }) => `${printDecimal(value)}%`).join(' + '), sum: printDecimal(sum), total: printDecimal(total.value) }),
        operands: [operand(source, total, 'total'), ...parts.map((part) => operand(source, part, 'part'))],
      }]
    }),
}

const MESSAGE = {
  vi: 'Cộng các tỷ lệ được {terms} = {sum}%, không bằng {total}%.',
  en: 'The percentages add up to {terms} = {sum}%, not to {total}%.',
}
