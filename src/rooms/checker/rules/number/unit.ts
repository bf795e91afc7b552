import { foldText } from '#foundation/text.ts'
import type { Token } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'number.unit',
  severity: 'warning',
  title: {
    vi: 'Đơn vị tính viết sai',
    en: 'A unit misspelt',
  },
  ground: {
    vi: 'Đơn vị tính viết đúng chính tả: đồng, nghìn đồng, triệu đồng (tr.đ), tỷ đồng.',
    en: 'Units are spelt right: đồng, nghìn đồng, triệu đồng (tr.đ), tỷ đồng.',
  },
  fires: [
    { text: 'Nhân dân đóng góp 120 triêu đồng.', quote: 'triêu' },
    { text: 'Tổng kinh phí 2,5 tỷ đông.', quote: 'đông' },
    { text: 'Quỹ thôn còn 45 trd.', quote: 'trd' },
  ],
  silent: [
    { text: 'Nhân dân đóng góp 120 triệu đồng, 2,5 tỷ đồng, 45 tr.đ, 30 trđ.' },
    { text: 'Có 5 đồng chí, 3 ty cấp nước.' },
  ],
  check: ({ source, claims: { numbers, tokens } }) =>
    numbers.flatMap(({ use, token }) => {
      if (use !== 'value' || tokens[token + 1]?.kind !== 'word') return []
      const slip = slipAt(tokens, token + 1)
      if (!slip) return []
      const { start, end } = slip.token
      return [{
        start, end, severity: 'warning' as const, expected: slip.meant,
        message: say(MESSAGE, { slip: source.text.slice(start, end), meant: slip.meant }), operands: [],
      }]
    }),
}

const SCALES: ReadonlyMap<string, string> = new Map([['trieu', 'triệu'], ['nghin', 'nghìn'], ['ngan', 'ngàn'], ['ti', 'tỷ'], ['ty', 'tỷ']])
const RIGHT = new Set(['triệu', 'nghìn', 'ngàn', 'tỷ', 'tỉ', 'ngân', 'ngạn', 'ngăn', 'ti', 'ty'])
const SHORT: ReadonlyMap<string, string> = new Map([['trd', 'trđ'], ['trdong', 'tr.đồng'], ['trđồg', 'tr.đồng'], ['trieudong', 'triệu đồng']])

/** A word of money that is not spelt as it should be. */
function slipAt(tokens: readonly Token[], at: number): { readonly token: Token; readonly meant: string } | undefined {
  const token = tokens[at]!
  const short = SHORT.get(token.lower)
  if (short) return { token, meant: short }
  const next = tokens[at + 1]
  const isMoney = next !== undefined && next.kind === 'word' && foldText(next.text) === 'dong'
  const scale = token.lower.length <= 5 ? SCALES.get(foldText(token.text)) : undefined
  if (scale && !RIGHT.has(token.lower) && (isMoney || scale === 'triệu' || scale === 'nghìn')) return { token, meant: scale }
  if (scale && RIGHT.has(token.lower) && isMoney && next.lower !== 'đồng' && /^(?:triệu|nghìn|ngàn|tỷ|tỉ)$/.test(token.lower)) return { token: next, meant: 'đồng' }
  return undefined
}

const MESSAGE = {
  vi: 'Đơn vị tính “{slip}” viết sai; có lẽ là “{meant}”.',
  en: 'The unit “{slip}” is misspelt; probably “{meant}”.',
}
