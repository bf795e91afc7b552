import { printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, printShare } from '../reckon.ts'
import { verdictsOf } from './verdict.ts'

export const rule: Rule = {
  code: 'percent.base',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ tính trên số khác với tổng số đã nêu',
    en: 'A percentage of another whole than the one named',
  },
  ground: {
    vi: 'Tỷ lệ phải tính trên tổng số đã nêu, hoặc phải nói rõ tính trên số nào.',
    en: 'A percentage is of the total named, or says of what it is.',
  },
  fires: [
    { text: 'Tổng số đơn tiếp nhận là 30 đơn; đã giải quyết 18 đơn, đạt 90%, còn 02 đơn đang xem xét.', quote: '90%' },
    { text: 'Nhận 52 hồ sơ, tổng số 52 hồ sơ; đã trả 33 hồ sơ (97,06%), chưa trả 01 hồ sơ.', quote: '97,06%' },
  ],
  silent: [
    { text: 'Tổng số đơn tiếp nhận là 20 đơn; đã giải quyết 18 đơn, đạt 90%, còn 02 đơn đang xem xét.' },
    { text: 'Tổng số 30 đơn, trong đó 20 đơn thuộc thẩm quyền; đã giải quyết 18 đơn, đạt 90%, còn 02 đơn.' },
  ],
  check: ({ source, claims }) =>
    verdictsOf(claims).flatMap((verdict) => {
      const { share, part, whole, named, partFrom, wholeFrom, fit } = verdict
      if (!named) return []
      const { percent } = share
      const places = percent.number.places
      const [ofNamed, ofWhole] = [printShare(part, named.base, places), printShare(part, whole, places)]
      return [{
        start: percent.start, end: percent.end, severity: 'error' as const, expected: ofNamed,
        message: say(fit === 'right' ? MESSAGE : MESSAGE_ROUNDED, {
          part: printDecimal(part), named: printDecimal(named.base), whole: printDecimal(whole), ofNamed, ofWhole,
          printed: source.text.slice(percent.start, percent.end).replaceAll(/\s+/g, ' '),
        }),
        operands: [operand(source, partFrom, 'numerator'), operand(source, named, 'total'),
          ...wholeFrom.filter((claim) => claim !== partFrom).map((claim) => operand(source, claim, 'denominator')), operand(source, percent, 'percent')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Tổng số đã nêu là {named}, nhưng {printed} lại là tỷ lệ của {part} trên {whole}; trên tổng số {named} thì tỷ lệ là {ofNamed}.',
  en: 'The total named is {named}, but {printed} is {part} of {whole}; of the total of {named} it is {ofNamed}.',
}
const MESSAGE_ROUNDED = {
  vi: 'Tổng số đã nêu là {named}, nhưng {printed} chỉ khớp với {part} trên {whole} (đúng ra là {ofWhole}); trên tổng số {named} thì tỷ lệ là {ofNamed}.',
  en: 'The total named is {named}, but {printed} only fits {part} of {whole} (rightly {ofWhole}); of the total of {named} it is {ofNamed}.',
}
