import { compareDecimals, printDecimal } from '#foundation/decimal.ts'
import type { Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { growth, isMore, operand, written } from '../reckon.ts'
import { type Change, changesOf, impliedOf } from '../sum/changes.ts'

export const rule: Rule = {
  code: 'percent.growth',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ tăng, giảm không đúng với số liệu',
    en: 'A growth rate that its figures do not give',
  },
  ground: {
    vi: 'Tỷ lệ tăng, giảm = (số kỳ này − số kỳ trước) × 100 / số kỳ trước.',
    en: 'Growth = (this period − the one before) × 100 / the one before.',
  },
  fires: [
    { text: 'Đã tiếp 138 lượt công dân, tăng 25% so với năm 2023 (120 lượt).', quote: '25%' },
    { text: 'Số đơn thư giảm từ 50 đơn xuống 40 đơn, giảm 25%.', quote: '25%' },
  ],
  silent: [
    { text: 'Đã tiếp 138 lượt công dân, tăng 15% so với năm 2023 (120 lượt).' },
    { text: 'Số đơn thư giảm từ 50 đơn xuống 40 đơn, giảm 20%.' },
    { text: 'Đã tiếp 138 lượt công dân, tăng 25% so với cùng kỳ; nhận 30 đơn.' },
  ],
  check: ({ source, claims }) =>
    allOf(claims).flatMap(({ before, now, change }) => {
      if (change.kind !== 'percent' || change.about) return []
      const places = change.number.places
      const exact = growth(now.base, before.base, places)
      if (!exact) return []
      const size = exact.units < 0n ? { ...exact, units: -exact.units } : exact
      const goesUp = isMore(now.base, before.base)
      const isRight = compareDecimals(size, change.value) === 0 && (change.direction === undefined || goesUp === (change.direction === 'up') || size.units === 0n)
      // Cut off instead of rounded is let pass here: the direction and the size are right.
      const fine = growth(now.base, before.base, places + 4)!
      const gap = (fine.units < 0n ? -fine.units : fine.units) - change.value.units * 10n ** BigInt(fine.scale - change.value.scale)
      if (isRight || (gap > 0n && gap < 10n ** 4n && goesUp === (change.direction === 'up'))) return []
      const expected = `${printDecimal(size)}%`
      return [{
        start: change.start, end: change.end, severity: 'error' as const, expected,
        message: say(goesUp ? UP : DOWN, {
          before: written(before), now: written(now), expected, printed: source.text.slice(change.start, change.end),
        }),
        operands: [operand(source, before, 'before'), operand(source, now, 'now'), operand(source, change, 'percent')],
      }]
    }),
}

/** Those that are said, and those that follow from what is said of the change itself. */
function allOf(claims: Claims): Change[] {
  const said = changesOf(claims)
  const told = new Set(said.map(({ change }) => change))
  return [...said, ...impliedOf(claims).filter(({ change }) => !told.has(change))]
}

const UP = {
  vi: 'Từ {before} lên {now} là tăng {expected}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {expected} more, not what is printed ({printed}).',
}
const DOWN = {
  vi: 'Từ {before} xuống {now} là giảm {expected}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {expected} less, not what is printed ({printed}).',
}
