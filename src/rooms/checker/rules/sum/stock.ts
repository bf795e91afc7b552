import { addDecimals, compareDecimals, decimal, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isCounted, isTime, operand, sameMeasure, sameValue } from '../reckon.ts'
import { isSlip } from '../slip.ts'
import { amount } from './amount.ts'
import { lastPlace } from './product.ts'

export const rule: Rule = {
  code: 'sum.stock',
  severity: 'error',
  title: {
    vi: 'Số cuối kỳ không khớp với số đầu kỳ và số tăng, giảm',
    en: 'A closing figure that the opening one and what came and went do not give',
  },
  ground: {
    vi: 'Số cuối kỳ = số đầu kỳ + số tăng trong kỳ − số giảm trong kỳ.',
    en: 'Closing = opening + what came in − what went out.',
  },
  fires: [
    { text: 'Hộ nghèo đầu năm 64 hộ, thoát nghèo 15 hộ, phát sinh 03 hộ, cuối năm còn 25 hộ.', quote: '25 hộ' },
    { text: 'Quỹ đầu kỳ 512 triệu đồng, thu thêm 300 triệu đồng, đã chi 450 triệu đồng, cuối kỳ còn 326 triệu đồng.', quote: '326 triệu đồng' },
    { text: 'Kinh phí được giao 2,4 tỷ đồng; đã giải ngân 1.560 triệu đồng, đạt 65%, còn lại 480 triệu đồng.', quote: '480 triệu đồng' },
    { text: 'Quỹ khuyến học: tồn đầu năm 41.500.000 đồng; thu trong năm 28.000.000 đồng; chi trong năm 35.200.000 đồng; chuyển sang năm sau 43.300.000 đồng.', quote: '43.300.000 đồng' },
  ],
  silent: [
    { text: 'Hộ nghèo đầu năm 64 hộ, thoát nghèo 15 hộ, phát sinh 03 hộ, cuối năm còn 52 hộ.' },
    { text: 'Kinh phí được giao 2,4 tỷ đồng; đã giải ngân 1.562 triệu đồng, đạt 65%, còn lại 0,84 tỷ đồng.' },
    { text: 'Đầu năm xã có 64 hộ nghèo, đã hỗ trợ vay vốn 15 hộ, xây nhà 05 hộ, cuối năm còn 40 hộ.' },
    { text: 'Quỹ đầu kỳ 512 triệu đồng, thu thêm 300 triệu đồng, đã chi 450 triệu đồng, cuối kỳ còn 362 triệu đồng.' },
  ],
  check: ({ source, claims }) =>
    [...stocksOf(claims), ...budgetsOf(claims)].flatMap(({ opening, came, went, closing }) => {
      const more = came.reduce((sum, { base }) => addDecimals(sum, base), opening.base)
      const expected = went.reduce((sum, { base }) => subtractDecimals(sum, base), more)
      if (expected.units < 0n || sameValue(expected, closing.base)) return []
      const isPenSlip = isSlip(amount(expected, closing), closing.number.text)
      if (!isPenSlip && !isCounted(closing) && closing.unit !== opening.unit) return []
      const terms = [amount(opening.base, closing), ...came.map(({ base }) => `+ ${amount(base, closing)}`), ...went.map(({ base }) => `− ${amount(base, closing)}`)]
      return [{
        start: closing.start, end: closing.end, severity: isPenSlip ? ('error' as const) : ('warning' as const), expected: amount(expected, closing),
        message: say(MESSAGE, { terms: terms.join(' '), expected: amount(expected, closing), closing: printDecimal(closing.value) }),
        operands: [operand(source, opening, 'before'), ...[...came, ...went].map((flow) => operand(source, flow, 'part')), operand(source, closing, 'total')],
      }]
    }),
}

type Stock = { readonly opening: Claim; readonly came: readonly Claim[]; readonly went: readonly Claim[]; readonly closing: Claim }

const OPENING = /(?:^| )(?:đầu (?:năm|kỳ|quý|tháng)|(?:tồn|dư|số dư) đầu|(?:kỳ|năm|quý) trước (?:chuyển|mang) (?:sang|qua))(?: |$)/
const CLOSING = /(?:^| )(?:cuối (?:năm|kỳ|quý|tháng)|(?:tồn|dư|số dư) cuối|tồn chuyển(?: sang)? (?:kỳ|năm|quý|năm học|nhiệm kỳ) (?:sau|mới)|chuyển(?: sang)? (?:kỳ|năm|quý|năm học) (?:sau|mới))(?: |$)/
const CAME = /(?:^| )(?:thu|trích|phát sinh|tái nghèo|bổ sung|tiếp nhận|kết nạp|nhập|mới|thêm|tăng)(?: |$)/
const WENT = /(?:^| )(?:thoát|chi|giảm|ra khỏi|xuất|rút|đã giải quyết|đã xử lý|xóa tên|chuyển đi)(?: |$)/

/** “đầu kỳ 52, thoát 11, phát sinh 2, cuối kỳ 43”: each figure between must say whether it came or went. */
function stocksOf({ claims, sentences }: Claims): Stock[] {
  return claims.flatMap((opening) => {
    if (!isPlain(opening) || !OPENING.test(opening.quantity.before) || CLOSING.test(opening.quantity.near)) return []
    const { passage } = sentences[opening.sentence]!
    const [came, went]: [Claim[], Claim[]] = [[], []]
    for (let at = opening.index + 1; at < Math.min(claims.length, opening.index + 9); at++) {
      const claim = claims[at]!
      if (sentences[claim.sentence]!.passage !== passage || claim.cell) return []
      if (claim.kind === 'percent') continue
      if (!isPlain(claim) || !sameMeasure(claim, opening)) return []
      const { near, after, before } = claim.quantity
      if (CLOSING.test(` ${before} `.replaceAll(' , ', ' '))) return came.length + went.length >= 2 || (came.length + went.length === 1 && isPaced(claims, opening, claim)) ? [{ opening, came, went, closing: claim }] : []
      const words = `${near} ${after}`
      const [isCame, isWent] = [CAME.test(words), WENT.test(words)]
      if (isCame === isWent) return []
      if (isCame) came.push(claim)
      else went.push(claim)
    }
    return []
  })
}

const GIVEN = /(?:^| )(?:được giao|được cấp|được phân bổ|giao|phân bổ|tổng dự toán|dự toán|kế hoạch vốn|tổng nguồn)(?: (?:là|năm \d{4}))*$/
const SPENT = /(?:^| )(?:đã )?(?:giải ngân|chi|sử dụng|thanh toán|quyết toán|thực hiện)(?: (?:được|là|hết))*$/
const LEFT = /(?:^| )(?:còn lại|còn dư|còn|chưa giải ngân|chưa sử dụng)(?: (?:lại|dư|là|chưa (?:giải ngân|sử dụng|chi|thanh toán)))*$/

/** “được giao 4,85 tỷ đồng; đã giải ngân 3.152,5 triệu đồng, đạt 65%, còn lại 1.697,5 triệu đồng”: side by side, but for percentages. */
function budgetsOf({ claims, sentences }: Claims): Stock[] {
  return claims.flatMap((given) => {
    if (!isPlain(given) || given.measure !== 'tiền' || !GIVEN.test(given.quantity.near)) return []
    const { passage } = sentences[given.sentence]!
    const money: Claim[] = []
    for (let at = given.index + 1; at < Math.min(claims.length, given.index + 6) && money.length < 2; at++) {
      const claim = claims[at]!
      if (sentences[claim.sentence]!.passage !== passage || claim.cell) return []
      if (claim.kind === 'percent' || isTime(claim)) continue
      if (!isPlain(claim) || claim.measure !== 'tiền') return []
      money.push(claim)
    }
    const [spent, left] = money
    if (!spent || !left || !SPENT.test(spent.quantity.near) || !LEFT.test(left.quantity.near)) return []
    const gap = subtractDecimals(subtractDecimals(given.base, spent.base), left.base)
    const size = gap.units < 0n ? { ...gap, units: -gap.units } : gap
    // Each may be rounded where it is written.
    const room = [given, spent, left].reduce((sum, one) => addDecimals(sum, lastPlace(one)), decimal(0))
    return compareDecimals(size, room) >= 0 ? [{ opening: given, came: [], went: [spent], closing: left }] : []
  })
}

/** With one figure between, the three stand side by side and are written alike: “đầu năm 12,4 km, làm thêm 2,6 km, cuối năm 15 km”. */
function isPaced(claims: readonly Claim[], opening: Claim, closing: Claim): boolean {
  const between = claims[opening.index + 1]!
  return closing.index === opening.index + 2 && opening.sentence === closing.sentence && opening.unit !== undefined && opening.unit === between.unit && closing.unit === opening.unit && /(?:^| )(?:thêm|mới|giảm|thoát|chi)(?: |$)/.test(`${between.quantity.near} ${between.quantity.after}`)
}

function isPlain(claim: Claim): boolean {
  return claim.kind === 'value' && !claim.about && !isTime(claim) && !claim.cell
}

const MESSAGE = {
  vi: 'Từ số đầu kỳ tính được {terms} = {expected}, không phải {closing}.',
  en: 'From the opening figure one reckons {terms} = {expected}, not {closing}.',
}
