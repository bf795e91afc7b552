import { compareDecimals, subtractDecimals } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isMore, operand, written } from '../reckon.ts'
import { amount } from './amount.ts'
import { changesOf } from './changes.ts'

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
  ],
  silent: [
    { text: 'Đã hòa giải 158 vụ, tăng 25 vụ so với năm 2023 (133 vụ).' },
    { text: 'Số đơn thư giảm từ 50 đơn xuống 40 đơn, giảm 10 đơn.' },
    { text: 'Thành lập 05 tổ, tăng 02 tổ so với kế hoạch; kết nạp 12 đảng viên.' },
  ],
  check: ({ source, claims }) =>
    changesOf(claims).flatMap(({ before, now, change }) => {
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
}

const UP = {
  vi: 'Từ {before} lên {now} là tăng {exact}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {exact} more, not what is printed ({printed}).',
}
const DOWN = {
  vi: 'Từ {before} xuống {now} là giảm {exact}, không phải như đã ghi ({printed}).',
  en: 'From {before} to {now} is {exact} less, not what is printed ({printed}).',
}
