import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { abbreviationsOf } from './abbreviations.ts'
import { rule as slips } from './abbreviation.ts'

export const rule: Rule = {
  code: 'word.unexplained',
  severity: 'note',
  title: {
    vi: 'Chữ viết tắt chưa được giải thích',
    en: 'An abbreviation never explained',
  },
  ground: {
    vi: 'Chữ viết tắt không thông dụng phải viết đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc.',
    en: 'An abbreviation that is not common is written out at first, with the short form in brackets.',
  },
  fires: [
    { text: 'Xã có 12 hộ tham gia mô hình LKSX và được hỗ trợ giống.', quote: 'LKSX' },
    { text: 'Công tác GQVHX được các thôn quan tâm.', quote: 'GQVHX' },
  ],
  silent: [
    { text: 'Xã có 12 hộ tham gia mô hình liên kết sản xuất (LKSX); LKSX được nhân rộng.' },
    { text: 'UBND xã phối hợp với MTTQ thực hiện QCDC.' },
  ],
  check: (input) => {
    const taken = new Set(slips.check(input).map(({ start }) => start))
    return [...abbreviationsOf(input.claims).values()].flatMap(({ text, places, explained }) => {
      const [first] = places
      if (explained || !first || text.length < 4 || taken.has(first.start)) return []
      return [{ start: first.start, end: first.end, severity: 'note' as const, message: say(MESSAGE, { text }), operands: [] }]
    })
  },
}

const MESSAGE = {
  vi: 'Chữ viết tắt “{text}” chưa được viết đầy đủ ở lần dùng đầu tiên.',
  en: 'The abbreviation “{text}” is not written out where it is first used.',
}
