import { type Decimal, compareDecimals, divideDecimals, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import { unitAt, unlistedUnitAt } from '../../claims/units.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isZero, operand, sameValue, wordsBetween } from '../reckon.ts'
import { amount } from './amount.ts'

export const rule: Rule = {
  code: 'sum.average',
  severity: 'error',
  title: {
    vi: 'Bình quân hoặc mức mỗi đơn vị không khớp với tổng',
    en: 'An average, or so much each, that does not make the total',
  },
  ground: {
    vi: 'Tổng = số lượng × mức bình quân (trong phạm vi làm tròn).',
    en: 'Total = count × average, within what rounding allows.',
  },
  fires: [
    { text: 'Tặng 40 suất quà, mỗi suất 500.000 đồng, tổng trị giá 200 triệu đồng.', quote: '500.000 đồng' },
    { text: 'Tổ chức 12 cuộc tiếp xúc với 960 lượt cử tri, bình quân 60 lượt/cuộc.', quote: '60 lượt' },
    { text: 'Cấp 12.460 túi an sinh, mỗi túi 300.000 đồng, trị giá 37,38 tỷ đồng.', quote: '300.000 đồng' },
    { text: 'Hỗ trợ 15 hộ nghèo với tổng số tiền 900 tỷ đồng, bình quân 60 triệu đồng/hộ.', quote: '60 triệu đồng' },
  ],
  silent: [
    { text: 'Tặng 40 suất quà, mỗi suất 500.000 đồng, tổng trị giá 20 triệu đồng.' },
    { text: 'Hỗ trợ 14 tổ, mỗi tổ 120.000 đồng/tháng, trong 6 tháng là 10.080.000 đồng.' },
    { text: 'Có 13 tổ với 88 hòa giải viên, bình quân 6,8 hòa giải viên/tổ.' },
    { text: 'Tổng thu 48 tỷ đồng; 96 doanh nghiệp nộp đủ; thu nhập bình quân 52 triệu đồng/người/năm.' },
    { text: 'Hỗ trợ 15 hộ nghèo, mỗi hộ từ 20 triệu đồng trở lên, tổng số tiền 410 triệu đồng.' },
  ],
  check: ({ source, claims }) =>
    claims.claims.flatMap((each) => {
      const noun = nounOf(claims, each)
      if (noun === undefined || isZero(each.base)) return []
      const near = neighbours(claims, each)
      const isHere = ({ sentence }: Claim): boolean => sentence === each.sentence
      const counts = near.flatMap(membersOf).filter((claim) => claim.kind === 'value' && !claim.about && countsNoun(claim, noun) && !isZero(claim.value) && !isAside(claim) && !/(?:^| )mỗi(?: |$)/.test(claim.quantity.near))
      const totals = near.filter((claim) => claim.kind === 'value' && (claim.measure === each.measure || (each.measure === 'người' && PERSONS.has(claim.measure ?? ''))) && !isAside(claim) && nounOf(claims, claim) === undefined)
      if (counts.length === 0 || totals.length === 0) return []
      if (totals.some((total) => counts.some((count) => makes(count, each, total)))) return []
      const isBefore = ({ index }: Claim): boolean => index < each.index
      const isCloser = (claim: Claim): boolean => isHere(claim) && isBefore(claim) && isSaidOf(claims, claim, each)
      const [count, total] = [onlyOne(counts.filter(isHere)) ?? onlyOne(counts.filter(isCloser)) ?? (isMean(each) ? onlyOne(counts.filter(isBefore)) : undefined), onlyOne(totals.filter(isHere)) ?? onlyOne(totals.filter((claim) => isHere(claim) && claim.role === 'total')) ?? totals.find((claim) => isHere(claim) && isSaidWorth(claim, each)) ?? onlyOne(totals.filter(isCloser))]
      if (!count || !total || total.about) return []
      const exact = divideDecimals(total.base, count.value, 8)!
      return [{
        start: each.start, end: each.end, severity: 'error' as const, expected: amount(rounded(exact, each), each),
        message: say(MESSAGE, {
          total: source.text.slice(total.start, total.end), count: printDecimal(count.value), exact: amount(rounded(exact, each), each), each: source.text.slice(each.start, each.end),
        }),
        operands: [operand(source, total, 'total'), operand(source, count, 'count'), operand(source, each, 'average')],
      }]
    }),
}

/** What a figure is “each” of: “mỗi thôn 50 triệu đồng”, “bình quân 6 hòa giải viên/tổ”. */
function nounOf({ tokens, sentences }: Claims, claim: Claim): string | undefined {
  if (claim.kind !== 'value' || claim.measure === undefined || claim.cell) return undefined
  const { from, to } = sentences[claim.sentence]!
  let slash = claim.to
  while (slash < claim.to + 3 && slash + 1 < to && tokens[slash]!.kind === 'word') slash += 1
  // “mỗi tổ 150.000 đồng/tháng” is of two things at once.
  if (tokens[slash]?.text === '/' && /(?:^| )mỗi(?: |$)/.test(claim.quantity.near)) return undefined
  if (tokens[slash]?.text === '/' && slash + 1 < to) {
    const per = unitAt(tokens, slash + 1, to) ?? unlistedUnitAt(tokens, slash + 1, to)
    return per && tokens[per.to]?.text !== '/' ? per.unit.name : undefined
  }
  const words = claim.quantity.near.replace(/^(?:tính )?(?:bình quân|trung bình) /, '').split(' ')
  if (words[0] !== 'mỗi' || words.length > 5 || /(?:^| )(?:từ|trở lên|đến)$/.test(claim.quantity.near)) return undefined
  for (let at = claim.from - 1; at >= Math.max(from, claim.from - 6); at--) {
    if (tokens[at]!.lower === 'mỗi') return (unitAt(tokens, at + 1, claim.from) ?? unlistedUnitAt(tokens, at + 1, claim.from))?.unit.name
  }
  return undefined
}

/** Of “2.671/2.968 hộ tham gia” those who take part. */
function membersOf(claim: Claim): Claim[] {
  return claim.kind === 'pair' ? [{ ...claim, kind: 'value', end: claim.number.end }] : [claim]
}

/** “312 lượt hộ” counts households too. */
function countsNoun({ unit, quantity }: Claim, noun: string): boolean {
  return unit === noun || (unit === 'lượt người' && (noun === 'lượt' || ` ${quantity.after} `.startsWith(` ${noun} `)))
}

/** Persons by what they are: “2.082 hòa giải viên (bình quân 6 người/tổ)”. */
const PERSONS = new Set(['hòa giải viên', 'thành viên', 'đảng viên', 'hội viên', 'đoàn viên', 'đại biểu', 'học sinh', 'cử tri', 'cán bộ'])

function isMean({ quantity }: Claim): boolean {
  return /(?:^| )(?:bình quân|trung bình)$/.test(quantity.near)
}

/** Nothing but a comma or brackets parts them: the average is of the figures right before it. */
function isSaidOf(claims: Claims, claim: Claim, each: Claim): boolean {
  return /^[^;:.]{0,60}[(,] ?(?:bình quân|trung bình|tính)?(?: \p{L}+){0,3}$/u.test(wordsBetween(claims, claim.to, each.from).replaceAll(/\d[\d.,]*/g, 'n'))
}

/** The figures of the same passage close by. */
function neighbours({ claims, sentences }: Claims, each: Claim): Claim[] {
  const { passage } = sentences[each.sentence]!
  return claims.slice(Math.max(0, each.index - 6), each.index + 4).filter((claim) => claim !== each && sentences[claim.sentence]!.passage === passage)
}

/** “mỗi suất 500.000 đồng, trị giá 20 triệu đồng” */
function isSaidWorth(claim: Claim, each: Claim): boolean {
  return claim.index === each.index + 1 && /^(?:tổng )?(?:trị giá|giá trị|thành tiền|số tiền|kinh phí)(?: là)?$/.test(claim.quantity.near)
}

function isAside({ role }: Claim): boolean {
  return role === 'change' || role === 'before' || role === 'plan'
}

function onlyOne(claims: readonly Claim[]): Claim | undefined {
  return claims.length > 0 && claims.every((claim) => sameValue(claim.base, claims[0]!.base)) ? claims[0] : undefined
}

/** Within one of the last figure written of the average, or of the total. */
function makes(count: Claim, each: Claim, total: Claim): boolean {
  const product: Decimal = { units: count.value.units * each.base.units, scale: count.value.scale + each.base.scale }
  const gap = subtractDecimals(product, total.base)
  const size = gap.units < 0n ? { ...gap, units: -gap.units } : gap
  const ofEach = lastFigure(each)
  const whole: Decimal = { units: ofEach.units * count.value.units, scale: ofEach.scale + count.value.scale }
  // “mỗi suất 500.000 đồng” is no mean: nothing was rounded. A mean is rounded, but not by more than a twentieth.
  const isRate = /(?:^| )mỗi(?: |$)/.test(each.quantity.near) && !/bình quân|trung bình/.test(each.quantity.near)
  const twentieth: Decimal = { units: total.base.units * 5n, scale: total.base.scale + 2 }
  const slack = isRate ? { units: 0n, scale: 0 } : compareDecimals(whole, twentieth) > 0 && each.number.places === 0 ? twentieth : whole
  return isZero(size) || compareDecimals(size, slack) <= 0 || compareDecimals(size, lastFigure(total)) < 0
}

/** One of the last figure that is not nought: of 333.000 a thousand, of 6,8 a tenth. */
function lastFigure({ base, number, value }: Claim): Decimal {
  let { units, scale } = base
  while (units !== 0n && units % 10n === 0n) [units, scale] = [units / 10n, scale - 1]
  // Decimals that were written count, though they be nought: 6,0.
  if (number.places > 0 && value.units !== 0n) {
    const written = { units: base.units * 10n ** BigInt(value.scale) / value.units, scale: base.scale + number.places }
    return written.units === 0n ? { units: 1n, scale: base.scale } : written
  }
  return scale >= 0 ? { units: 1n, scale } : { units: 10n ** BigInt(-scale), scale: 0 }
}

/** To a figure more than the average was written with. */
function rounded(exact: Decimal, each: Claim): Decimal {
  const step = lastFigure(each)
  const scale = Math.max(0, step.units === 1n ? step.scale + 1 : step.scale)
  const cut = exact.scale - scale
  return cut > 0 ? { units: (exact.units + 5n * 10n ** BigInt(cut - 1)) / 10n ** BigInt(cut), scale } : exact
}

const MESSAGE = {
  vi: '{total} chia cho {count} là {exact}, không phải {each}.',
  en: '{total} by {count} is {exact}, not {each}.',
}
