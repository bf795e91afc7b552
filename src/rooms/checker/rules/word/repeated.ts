import type { Token } from '../../claims/claims.ts'
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
    { text: 'Tổ chức tập huấn cho hòa giải viên hòa giải viên của các tổ.', quote: 'hòa giải viên hòa giải viên' },
    { text: 'Tổ chức lấy ý kiến ý kiến của Nhân dân về đề án.', quote: 'ý kiến ý kiến' },
  ],
  silent: [
    { text: 'Cán bộ luôn luôn gần dân, ngày ngày đến thôn xa xa.' },
    { text: 'Các đại biểu biểu quyết thông qua; hội đồng đồng ý; đoàn thể thể hiện vai trò.' },
    { text: 'Lãnh đạo trực tiếp tiếp công dân; từng bước từng bước nâng cao.' },
    { text: 'Trường hợp người khiếu nại khiếu nại lần hai thì cơ quan thụ lý.' },
    { text: 'Ban công tác tác động tích cực đến Nhân dân dân tộc thiểu số.' },
  ],
  check: ({ source, claims: { tokens, sentences } }) =>
    sentences.flatMap(({ from, to }) => {
      const found = []
      for (let at = from + 1; at < to; at++) {
        const [first, second] = [tokens[at - 1]!, tokens[at]!]
        if (isNameAgain(source.text, tokens, at, from)) {
          const phrase = source.text.slice(tokens[at - 2]!.start, second.end)
          found.push({
            start: tokens[at - 5]!.start, end: second.end, severity: 'warning' as const, expected: phrase, message: say(PHRASE, { phrase: phrase.replaceAll(/\s+/g, ' ') }), operands: [],
          })
          continue
        }
        if (isPhraseAgain(source.text, tokens, at, from)) {
          const start = tokens[at - 3]!.start
          const phrase = source.text.slice(first.start, second.end)
          found.push({
            start, end: second.end, severity: 'warning' as const, expected: phrase, message: say(PHRASE, { phrase: phrase.replaceAll(/\s+/g, ' ') }), operands: [],
          })
          continue
        }
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

/** Three syllables, and the same three again: “hòa giải viên hòa giải viên”. */
function isNameAgain(text: string, tokens: readonly Token[], at: number, from: number): boolean {
  if (at - 5 < from || tokens[at]!.lower !== tokens[at - 3]!.lower || tokens[at]!.lower === tokens[at - 1]!.lower) return false
  for (let i = at; i > at - 3; i--) if (tokens[i]!.lower !== tokens[i - 3]!.lower || tokens[i]!.kind !== 'word' || tokens[i]!.text !== tokens[i]!.lower) return false
  for (let i = at; i > at - 5; i--) if (!/^\s{1,2}$/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))) return false
  return true
}

/** Two syllables, and the same two again: “lấy ý kiến ý kiến”. */
function isPhraseAgain(text: string, tokens: readonly Token[], at: number, from: number): boolean {
  if (at - 3 < from) return false
  const [a, b, c, d] = [tokens[at - 3]!, tokens[at - 2]!, tokens[at - 1]!, tokens[at]!]
  if (a.lower !== c.lower || b.lower !== d.lower || a.lower === b.lower) return false
  // The first may begin the sentence; a name may well hold a word twice.
  if ([b, c, d].some((token) => token.kind !== 'word' || token.text !== token.lower) || a.kind !== 'word' || /^(?:từng|đời|ngày|tháng|năm|nhà|người|nơi|lúc|mỗi|bước|dần|lần|càng)$/.test(a.lower)) return false
  // Who complains, and what he does: “người khiếu nại khiếu nại”.
  if (at - 4 >= from && /^(?:người|bên|bị|đơn|việc)$/.test(tokens[at - 4]!.lower)) return false
  return [[a, b], [b, c], [c, d]].every(([one, two]) => /^\s{1,2}$/.test(text.slice(one!.end, two!.start)))
}

const PHRASE = {
  vi: 'Cụm từ “{phrase}” bị lặp lại.',
  en: 'The words “{phrase}” are written twice.',
}
const MESSAGE = {
  vi: 'Từ “{word}” bị lặp lại.',
  en: 'The word “{word}” is written twice.',
}
