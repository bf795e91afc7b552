import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isLawful } from './doubles.ts'

export const rule: Rule = {
  code: 'word.repeated',
  severity: 'warning',
  title: {
    vi: 'Từ bị lặp',
    en: 'A word written twice',
  },
  ground: {
    vi: 'Hai tiếng giống nhau liền nhau mà không phải từ láy hay hai từ ghép kề nhau.',
    en: 'The same syllable twice in a row that is neither a reduplication nor two words side by side.',
  },
  fires: [
    { text: 'UBND xã đã chỉ đạo các các thôn tổ chức họp dân.', quote: 'các các' },
    { text: 'Mặt trận và các đoàn thể thể tuyên truyền, vận động Nhân dân.', quote: 'thể thể' },
    { text: 'Việc giải quyết được thực hiện hiện theo quy định.', quote: 'hiện hiện' },
  ],
  silent: [
    { text: 'Cán bộ luôn luôn gần dân, ngày ngày đến thôn xa xa.' },
    { text: 'Các đại biểu biểu quyết thông qua; hội đồng đồng ý; đoàn thể thể hiện vai trò.' },
    { text: 'Ban công tác tác động tích cực đến Nhân dân dân tộc thiểu số.' },
  ],
  check: ({ source, claims: { tokens, sentences } }) =>
    sentences.flatMap(({ from, to }) => {
      const found = []
      for (let at = from + 1; at < to; at++) {
        const [first, second] = [tokens[at - 1]!, tokens[at]!]
        if (first.kind !== 'word' || first.lower !== second.lower || first.text.length < 2) continue
        // Only a space or one line end between them: cells and lines of lists are something else.
        if (!/^\s{1,2}$/.test(source.text.slice(first.end, second.start))) continue
        if (isLawful(tokens, at, from, to)) continue
        found.push({
          start: first.start, end: second.end, severity: 'warning' as const, expected: first.text,
          message: say(MESSAGE, { word: first.text }), operands: [],
        })
      }
      return found
    }),
}

const MESSAGE = {
  vi: 'Từ “{word}” bị lặp lại.',
  en: 'The word “{word}” is written twice.',
}
