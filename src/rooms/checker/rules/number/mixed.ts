import type { Token, WrittenNumber } from '../../claims/claims.ts'
import { unitAt } from '../../claims/units.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { printDecimal } from '#foundation/decimal.ts'

export const rule: Rule = {
  code: 'number.mixed',
  severity: 'warning',
  title: {
    vi: 'Lẫn hai cách viết số',
    en: 'Two ways of writing numbers in one text',
  },
  ground: {
    vi: 'Trong một văn bản chỉ dùng một cách; cách viết Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy trước số thập phân.',
    en: 'One text writes numbers in one way; the Vietnamese way: dot between thousands, comma before decimals.',
  },
  fires: [
    { text: 'Kinh phí 11.796,9 triệu đồng, trong đó Nhân dân đóng góp 1,234.5 triệu đồng; hộ nghèo chiếm 5,2%.', quote: '1,234.5' },
    { text: 'Toàn xã có 17,775 hộ, hộ nghèo chiếm 5,27%; diện tích 184.243,33 ha.', quote: '17,775' },
  ],
  silent: [
    { text: 'Kinh phí 11.796,9 triệu đồng; hộ nghèo chiếm 5,2%.' },
    { text: 'Funds of 11,796.9 triệu đồng, 1,234.5 triệu đồng of it given.' },
    { text: 'Thực hiện chính phủ điện tử 4.0, tỷ lệ 5,2%.' },
  ],
  check: ({ claims }) => {
    const counted = claims.numbers.filter((number) => number.value !== undefined && isFigure(number, claims.tokens))
    const vietnamese = counted.filter(isVietnamese)
    const english = counted.filter((number) => !isVietnamese(number) && (number.thousands === ',' || number.decimals === '.'))
    if (vietnamese.length === 0 || english.length === 0) return []
    const few = english.length <= vietnamese.length ? english : vietnamese
    const usual = few === english ? vietnamese[0]! : english[0]!
    return few.map((number) => ({
      start: number.start, end: number.end, severity: 'warning' as const, expected: printDecimal(number.value!),
      message: say(few === english ? ENGLISH : VIETNAMESE, { number: number.text, usual: usual.text }),
      operands: [{ start: usual.start, end: usual.end, quote: usual.text, role: 'usual' }].filter(({ quote }) => /^\S+$/.test(quote) && usual.end - usual.start === quote.length),
    }))
  },
}

/** A share, or a number with a unit or with thousands: not `1.1`, which may be a chapter. */
function isFigure({ use, thousands, token }: WrittenNumber, tokens: readonly Token[]): boolean {
  return use === 'percent' || ((use === 'value' || use === 'pair') && (thousands !== undefined || unitAt(tokens, token + 1, tokens.length) !== undefined))
}

function isVietnamese({ thousands, decimals }: WrittenNumber): boolean {
  return thousands === '.' || decimals === ','
}

const ENGLISH = {
  vi: 'Số {number} viết theo kiểu Anh – Mỹ, trong khi văn bản viết kiểu Việt Nam (như {usual}).',
  en: '{number} is written in the English way, where the text writes the Vietnamese way ({usual}).',
}
const VIETNAMESE = {
  vi: 'Số {number} viết kiểu Việt Nam, trong khi phần lớn văn bản viết theo kiểu Anh – Mỹ (như {usual}).',
  en: '{number} is written in the Vietnamese way, where most of the text writes the English way ({usual}).',
}
