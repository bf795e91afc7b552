import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, sameValue } from '../reckon.ts'
import { twicePairs } from './pairs.ts'

export const rule: Rule = {
  code: 'twice.unit',
  severity: 'warning',
  title: {
    vi: 'Cùng một số liệu, hai chỗ ghi đơn vị khác nhau',
    en: 'The same quantity twice in different units',
  },
  ground: {
    vi: 'Cùng một số liệu phải cùng một đơn vị tính.',
    en: 'One quantity has one unit.',
  },
  fires: [
    { text: 'Nhân dân hiến đất làm đường giao thông 30 ha.\nPHỤ LỤC SỐ LIỆU\nNhân dân hiến đất làm đường giao thông: 30 m2.', quote: '30 m2' },
    { text: 'Bê tông hóa đường giao thông nội đồng dài 12 km.\nPHỤ LỤC SỐ LIỆU\nBê tông hóa đường giao thông nội đồng dài 12 m.', quote: '12 m' },
  ],
  silent: [
    { text: 'Nhân dân hiến đất làm đường giao thông 3 ha.\nPHỤ LỤC SỐ LIỆU\nNhân dân hiến đất làm đường giao thông: 30.000 m2.' },
    { text: 'Hiến đất 30 ha, trồng rừng 30 m2.' },
  ],
  check: ({ source, claims }) =>
    twicePairs(claims).flatMap(({ first, second }) => {
      if (first.measure === 'tiền' || first.unit === second.unit || !sameValue(first.value, second.value) || sameValue(first.base, second.base)) return []
      return [{
        start: second.start, end: second.end, severity: 'warning' as const,
        message: say(MESSAGE, { one: source.text.slice(first.start, first.end), two: source.text.slice(second.start, second.end) }),
        operands: [operand(source, first, 'first'), operand(source, second, 'second')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Cùng một số liệu, chỗ này ghi {two}, chỗ khác ghi {one}: đơn vị tính khác nhau.',
  en: 'The same quantity is {two} here and {one} elsewhere: the units differ.',
}
