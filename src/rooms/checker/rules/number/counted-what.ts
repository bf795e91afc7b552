import { printDecimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isMore, operand, sumOf, wordsBetween } from '../reckon.ts'

export const rule: Rule = {
  code: 'number.counted-what',
  severity: 'note',
  title: {
    vi: 'Không rõ cặp số đếm đơn vị hay đếm việc',
    en: 'A pair that may count bodies or matters',
  },
  ground: {
    vi: 'Cặp số “a/b” phải cho biết đang đếm gì; số đơn vị và số nội dung là hai số liệu khác nhau.',
    en: 'A pair a/b has to say what it counts; bodies and matters are two quantities.',
  },
  fires: [
    { text: 'Đoàn thể các xã đăng ký nội dung giám sát: 12/12. Kết quả thực hiện 12 nội dung giám sát, 9 nội dung phản biện.', quote: '12/12' },
    { text: 'Các thôn được duyệt chuyên đề sinh hoạt: 8/8. Đã tổ chức 8 chuyên đề về pháp luật, 6 chuyên đề về môi trường.', quote: '8/8' },
  ],
  silent: [
    { text: 'Đăng ký nội dung giám sát: 12/12 xã. Kết quả thực hiện 12 nội dung giám sát, 9 nội dung phản biện.' },
    { text: 'Hoàn thành nội dung giám sát: 21/21. Gồm 12 nội dung giám sát, 9 nội dung phản biện.' },
  ],
  check: ({ source, claims }) =>
    claims.claims.flatMap((pair) => {
      const done = matters(claims, pair)
      if (!done) return []
      const sum = sumOf(done.map(({ base }) => base))
      return [{
        start: pair.start, end: pair.end, severity: 'note' as const,
        message: say(MESSAGE, { pair: source.text.slice(pair.start, pair.end), sum: printDecimal(sum), unit: done[0]!.unit! }),
        operands: [operand(source, pair, 'pair'), ...done.map((one) => operand(source, one, 'part'))],
      }]
    }),
}

const MATTERS = new Set(['nội dung', 'chuyên đề', 'kiến nghị', 'mô hình', 'công trình', 'nhiệm vụ'])

/** Behind a pair that names no unit of its own the matters of which it speaks, where there are more of them. */
function matters(all: Claims, pair: Claim): Claim[] | undefined {
  const { claims, tokens, sentences } = all
  if (pair.kind !== 'pair' || pair.cell || (pair.unit !== undefined && !pair.unitBefore) || tokens[pair.to]?.kind === 'word') return undefined
  const { passage } = sentences[pair.sentence]!
  const done: Claim[] = []
  for (let at = pair.index + 1; at < Math.min(claims.length, pair.index + 5); at++) {
    const claim = claims[at]!
    if (sentences[claim.sentence]!.passage !== passage || claim.kind === 'pair') break
    if (claim.kind === 'value' && claim.unit !== undefined && !claim.unitBefore && MATTERS.has(claim.unit) && (done[0]?.unit ?? claim.unit) === claim.unit) done.push(claim)
  }
  const [first] = done
  if (!first || done.length < 2 || !` ${wordsBetween(all, sentences[pair.sentence]!.from, pair.from)} `.includes(` ${first.unit} `)) return undefined
  return isMore(sumOf(done.map(({ base }) => base)), pair.of!.value!) ? done : undefined
}

const MESSAGE = {
  vi: 'Không rõ {pair} đếm đơn vị hay đếm {unit}: ngay sau đó kể {sum} {unit}. Cần ghi rõ đơn vị tính.',
  en: 'Unclear whether {pair} counts bodies or matters: {sum} ({unit}) follow it. Say what is counted.',
}
