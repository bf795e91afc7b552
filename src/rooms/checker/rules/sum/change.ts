import { compareDecimals, divideDecimals, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isMore, operand, written } from '../reckon.ts'
import { amount } from './amount.ts'
import { changesOf, multiplesOf } from './changes.ts'

export const rule: Rule = {
  code: 'sum.change',
  severity: 'error',
  title: {
    vi: 'Mức tăng, giảm không đúng với số liệu',
    en: 'A change that its figures do not give',
  },
  ground: {
    vi: 'Mức tăng, giảm = số kỳ này − số kỳ trước.',
    en: 'Change = this period − the one before.',
  },
  fires: [
    { text: 'Đã hòa giải 158 vụ, tăng 30 vụ so với năm 2023 (133 vụ).', quote: '30 vụ' },
    { text: 'Số đơn thư giảm từ 50 đơn xuống 40 đơn, giảm 12 đơn.', quote: '12 đơn' },
    { text: 'Khám bệnh cho 1.243 lượt người, gấp 2 lần năm 2017 (811 lượt).', quote: '2 lần' },
  ],
  silent: [
    { text: 'Khám bệnh cho 1.243 lượt người, gấp 1,5 lần năm 2017 (811 lượt).' },
    { text: 'Đã hòa giải 158 vụ, tăng 25 vụ so với năm 2023 (133 vụ).' },
    { text: 'Số đơn thư giảm từ 50 đơn xuống 40 đơn, giảm 10 đơn.' },
    { text: 'Thành lập 05 tổ, tăng 02 tổ so với kế hoạch; kết nạp 12 đảng viên.' },
  ],
  check: ({ source, claims }) => [
    ...multiplesOf(claims).flatMap(({ before, now, change }) => {
      const fine = divideDecimals(now.base, before.base, change.number.places + 1)!
      // A whole number of times is said roughly.
      const gap = subtractDecimals(fine, change.value)
      const slack = change.number.places === 0 ? { units: 3n, scale: 1 } : { units: 1n, scale: change.number.places }
      if (compareDecimals(gap.units < 0n ? { ...gap, units: -gap.units } : gap, slack) <= 0) return []
      return [{
        start: change.start, end: change.end, severity: 'error' as const, expected: `${printDecimal(fine)} lần`,
        message: say(TIMES, { before: written(before), now: written(now), exact: printDecimal(fine), printed: source.text.slice(change.start, change.end) }),
        operands: [operand(source, before, 'before'), operand(source, now, 'now'), operand(source, change, 'change')],
      }]
    }),
    ...changesOf(claims).flatMap(({ before, now, change }) => {
      if (change.kind !== 'value' || change.about) return []
      const goesUp = isMore(now.base, before.base)
      const exact = goesUp ? subtractDecimals(now.base, before.base) : subtractDecimals(before.base, now.base)
      if (compareDecimals(exact, change.base) === 0 && (change.direction === undefined || exact.units === 0n || goesUp === (change.direction === 'up'))) return []
      return [{
        start: change.start, end: change.end, severity: 'error' as const, expected: amount(exact, change),
        message: say(goesUp ? UP : DOWN, {
          before: written(before), now: written(now), exact: amount(exact, change), printed: source.text.slice(change.start, change.end),
        }),
        operands: [operand(source, before, 'before'), operand(source, now, 'now'), operand(source, change, 'change')],
      }]
    }),
  ],
}

const TIMES = {
  vi: '{now} gấp {exact} lần {before}, không phải như đã ghi ({printed}).',
  en: '{now} is {exact} times {before}, not what is printed ({printed}).',
}
const UP = {
  vi: 'Từ {before} lên {now} là tăng {exact}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {exact} more, not what is printed ({printed}).',
}
const DOWN = {
  vi: 'Từ {before} xuống {now} là giảm {exact}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {exact} less, not what is printed ({printed}).',
}
