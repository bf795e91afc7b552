import { compareDecimals, type Decimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isCounted, operand, wordsBetween } from '../reckon.ts'
import { amount } from '../sum/amount.ts'

export const rule: Rule = {
  code: 'twice.converted',
  severity: 'error',
  title: {
    vi: 'Đổi đơn vị không đúng',
    en: 'A quantity wrongly converted',
  },
  ground: {
    vi: '1 ha = 10.000 m², 1 tỷ đồng = 1.000 triệu đồng, 1 km = 1.000 m, 1 tấn = 1.000 kg.',
    en: '1 ha = 10,000 m², 1 billion = 1,000 million, 1 km = 1,000 m, 1 t = 1,000 kg.',
  },
  fires: [
    { text: 'Nhân dân hiến 12.500 m2 đất (12,5 ha) để mở rộng đường.', quote: '12,5 ha' },
    { text: 'Tổng số tiền 3.450 triệu đồng, tương đương 34,5 tỷ đồng.', quote: '34,5 tỷ đồng' },
  ],
  silent: [
    { text: 'Nhân dân hiến 12.500 m2 đất (1,25 ha) để mở rộng đường.' },
    { text: 'Tổng số tiền 1.284.560.000 đồng (tương đương 1,28 tỷ đồng).' },
    { text: 'Vận động 120 triệu đồng và hiến đất, trị giá tương đương 1,2 tỷ đồng.' },
    { text: 'Ngân sách cấp 950 triệu đồng (tỉnh 0,6 tỷ đồng, huyện 0,35 tỷ đồng).' },
  ],
  check: ({ source, claims }) =>
    claims.claims.flatMap((second, index) => {
      const first = claims.claims[index - 1]
      if (!first || first.sentence !== second.sentence || first.kind !== 'value' || second.kind !== 'value' || isCounted(first)) return []
      if (first.measure !== second.measure || first.unit === second.unit || first.value.units === 0n || second.value.units === 0n) return []
      const between = wordsBetween(claims, first.to, second.from)
      const closes = claims.tokens[second.to]?.text === ')'
      const isSame = (/^(?:đất |rừng |tiền )?\((?: (?:tương đương|tức|bằng|là|hay|=))*$/.test(between) && closes)
        || /^(?:đất )?,? ?(?:tức là|tức|hay|tương đương với|tương đương|quy ra)(?: là)?$/.test(between)
      if (!isSame || isNear(first, second)) return []
      return [{
        start: second.start, end: second.end, severity: 'error' as const, expected: `${amount(first.base, second)} ${second.unit!}`,
        message: say(MESSAGE, {
          first: source.text.slice(first.start, first.end), right: `${amount(first.base, second)} ${second.unit!}`, second: source.text.slice(second.start, second.end),
        }),
        operands: [operand(source, first, 'first'), operand(source, second, 'second')],
      }]
    }),
}

/** Within one of the last figure of the coarser of the two. */
function isNear(first: Claim, second: Claim): boolean {
  const gap = subtractDecimals(first.base, second.base)
  const size: Decimal = gap.units < 0n ? { ...gap, units: -gap.units } : gap
  return [first, second].some((claim) => compareDecimals(size, lastPlace(claim)) < 0)
}

function lastPlace({ base, value, number }: Claim): Decimal {
  return { units: (base.units * 10n ** BigInt(value.scale)) / value.units, scale: base.scale + number.places }
}

const MESSAGE = {
  vi: '{first} là {right}, không phải {second}.',
  en: '{first} is {right}, not {second}.',
}
