import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, sameValue } from '../reckon.ts'
import { twicePairs } from './pairs.ts'

export const rule: Rule = {
  code: 'twice.value',
  severity: 'error',
  title: {
    vi: 'Cùng một số liệu, hai chỗ ghi khác nhau',
    en: 'The same quantity twice with different values',
  },
  ground: {
    vi: 'Cùng chỉ tiêu, cùng kỳ, cùng phạm vi thì số liệu trong báo cáo, bảng và phụ lục phải như nhau.',
    en: 'One indicator, one period, one scope: body, tables and annex say the same.',
  },
  fires: [
    { text: 'Trong năm, các tổ đã hòa giải thành 146 vụ.\nPHỤ LỤC SỐ LIỆU\n- Số vụ việc hòa giải thành: 164 vụ.', quote: '164 vụ' },
    { text: 'Toàn xã có 35 hộ nghèo dân tộc thiểu số.\nPHỤ LỤC SỐ LIỆU\nTT\tNội dung\tSố liệu\n1\tSố hộ nghèo dân tộc thiểu số\t53\n2\tSố hộ cận nghèo\t12', quote: '53' },
  ],
  silent: [
    { text: 'Trong năm, các tổ đã hòa giải thành 146 vụ.\nPHỤ LỤC SỐ LIỆU\n- Số vụ việc hòa giải thành: 146 vụ.' },
    { text: 'Năm 2019, các tổ đã hòa giải thành 120 vụ.\nPHỤ LỤC SỐ LIỆU\n- Số vụ việc hòa giải thành năm 2020: 146 vụ.' },
    { text: 'Xã Đông hòa giải thành 12 vụ.\nPHỤ LỤC SỐ LIỆU\nXã Sơn Lang: hòa giải thành 15 vụ.' },
  ],
  check: ({ source, claims }) =>
    twicePairs(claims).flatMap(({ first, second, sure }) => {
      if (sameValue(first.base, second.base) || (sameValue(first.value, second.value) && first.unit !== second.unit)) return []
      return [{
        start: second.start, end: second.end, severity: sure ? ('error' as const) : ('warning' as const),
        message: say(MESSAGE, { one: source.text.slice(first.start, first.end), two: source.text.slice(second.start, second.end) }),
        operands: [operand(source, first, 'first'), operand(source, second, 'second')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Cùng một số liệu, chỗ này ghi {two}, chỗ khác ghi {one}.',
  en: 'The same quantity is {two} here and {one} elsewhere.',
}
