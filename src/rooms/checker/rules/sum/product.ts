import { compareDecimals, type Decimal, decimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isTime, operand, wordsBetween } from '../reckon.ts'
import { amount } from './amount.ts'

export const rule: Rule = {
  code: 'sum.product',
  severity: 'error',
  title: {
    vi: 'Phép nhân ghi trong báo cáo không đúng',
    en: 'A multiplication that does not come out',
  },
  ground: {
    vi: 'Thành tiền = số lượng × mức (× số tháng, số lần).',
    en: 'Amount = count × rate (× months, times).',
  },
  fires: [
    { text: 'Xây 12 căn nhà x 40 triệu đồng = 440 triệu đồng.', quote: '440 triệu đồng' },
    { text: 'Mức hỗ trợ 30.000 đồng/ngày, tập huấn 140 ngày, thành tiền 4.400.000 đồng.', quote: '4.400.000 đồng' },
    { text: 'Hỗ trợ tiền điện 364 hộ × 55.000 đồng/tháng × 12 tháng = 240.420.000 đồng.', quote: '240.420.000 đồng' },
  ],
  silent: [
    { text: 'Mức hỗ trợ 30.000 đồng/ngày, tập huấn 140 ngày, thành tiền 4.200.000 đồng.' },
    { text: 'Xây 12 căn nhà x 40 triệu đồng = 480 triệu đồng.' },
    { text: 'Hỗ trợ tiền điện 364 hộ × 55.000 đồng/tháng × 12 tháng = 240.240.000 đồng.' },
    { text: 'Đường rộng 3,5 m x 120 m, tổng vốn 440 triệu đồng.' },
  ],
  check: ({ source, claims }) =>
    claims.claims.flatMap((result) => {
      if (result.kind !== 'value' || result.cell || !/^(?:=|bằng|là|(?:, )?(?:thành tiền|thành|tổng)(?: là)?|\/ \p{L}+ =)$/u.test(lead(claims, result))) return []
      const factors = rateAndCount(claims, result) ?? factorsOf(claims, result)
      if (factors.length < 2 || factors.some(({ kind, about }) => kind !== 'value' || about)) return []
      // A rate has its unit of money; what it is multiplied by are counts and spans of time.
      const rates = factors.filter(({ measure }) => measure === result.measure)
      if (result.measure === undefined || rates.length !== 1 || factors.some((one) => one !== rates[0] && one.number.places > 0 && !isTime(one))) return []
      const product = factors.reduce((made: Decimal, one) => times(made, one === rates[0] ? one.base : one.value), decimal(1))
      const gap = subtractDecimals(product, result.base)
      const size: Decimal = gap.units < 0n ? { ...gap, units: -gap.units } : gap
      if (compareDecimals(size, lastPlace(result)) < 0) return []
      const expected = amount(product, result)
      return [{
        start: result.start, end: result.end, severity: 'error' as const, expected,
        message: say(MESSAGE, { terms: factors.map(({ start, end }) => source.text.slice(start, end)).join(' × '), expected, printed: source.text.slice(result.start, result.end) }),
        operands: factors.map((one) => operand(source, one, 'factor')),
      }]
    }),
}

/** The words before the result, from the figure before it. */
function lead(claims: Claims, { index, from, sentence }: Claim): string {
  const before = claims.claims[index - 1]
  return before?.sentence === sentence ? wordsBetween(claims, before.to, from) : ''
}

/** “mức ăn 25.000 đồng/suất, trong năm nấu 421.800 suất, thành tiền …”: a rate of the very thing that is counted beside it. */
function rateAndCount(claims: Claims, result: Claim): readonly Claim[] | undefined {
  const [one, other] = [claims.claims[result.index - 2], claims.claims[result.index - 1]]
  if (!one || !other || one.sentence !== result.sentence || !/thành tiền/.test(lead(claims, result))) return undefined
  const [rate, count] = one.measure === result.measure ? [one, other] : [other, one]
  if (rate.measure !== result.measure || count.unit === undefined || count.measure === result.measure) return undefined
  const after = wordsBetween(claims, rate.to, rate === one ? other.from : result.from)
  return after === `/ ${count.unit}` || after.startsWith(`/ ${count.unit} `) ? [rate, count] : undefined
}

/** The figures that a sign of multiplication joins, back from the result. */
function factorsOf({ claims, ...rest }: Claims, result: Claim): Claim[] {
  const factors: Claim[] = []
  for (let at = result.index - 1; at >= 0 && factors.length < 5 && claims[at]!.sentence === result.sentence; at--) {
    const claim = claims[at]!
    if (factors.length > 0 && !/(?:^| )[x×*](?: |$)/.test(` ${wordsBetween({ claims, ...rest }, claim.to, factors[0]!.from)} `)) break
    if (factors.length > 0 && !/^(?:(?:\/ )?\p{L}+ ){0,4}[x×*]$/u.test(wordsBetween({ claims, ...rest }, claim.to, factors[0]!.from))) break
    factors.unshift(claim)
  }
  return factors
}

function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** One of the last place that is written. */
export function lastPlace({ base, value, number }: Claim): Decimal {
  return value.units === 0n ? decimal(1) : { units: (base.units * 10n ** BigInt(value.scale)) / value.units, scale: base.scale + number.places }
}

const MESSAGE = {
  vi: '{terms} = {expected}, không phải {printed}.',
  en: '{terms} = {expected}, not {printed}.',
}
