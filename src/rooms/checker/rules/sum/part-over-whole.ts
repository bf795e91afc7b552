import { printDecimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import { unitAt } from '../../claims/units.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isCounted, isMore, operand, wordsBetween } from '../reckon.ts'
import { divisionsOf } from './divisions.ts'

export const rule: Rule = {
  code: 'sum.part-over-whole',
  severity: 'error',
  title: {
    vi: 'Phần lớn hơn tổng',
    en: 'A part larger than its whole',
  },
  ground: {
    vi: 'Một phần không thể lớn hơn tổng của nó.',
    en: 'A part is never more than its whole.',
  },
  fires: [
    { text: 'Vốn tỉnh giải ngân 2.250 triệu đồng/2.100 triệu đồng.', quote: '2.250 triệu đồng/2.100 triệu đồng' },
    { text: 'Có 15/14 xã, thị trấn thành lập Ban Thanh tra nhân dân.', quote: '15/14 xã' },
    { text: 'Tổng số 40 hộ nghèo, trong đó 46 hộ là đồng bào dân tộc thiểu số.', quote: '46 hộ' },
    { text: 'Kết nạp 12 đảng viên, trong đó nữ 5 đảng viên (41,7%), người dân tộc thiểu số 21 đảng viên.', quote: '21 đảng viên' },
  ],
  silent: [
    { text: 'Vốn tỉnh giải ngân 2.050 triệu đồng/2.100 triệu đồng.' },
    { text: 'Có 14/14 xã, thị trấn thành lập Ban Thanh tra nhân dân.' },
    { text: 'Tiếp 40 lượt, trong đó định kỳ 12 lượt, tăng 5 lượt so với năm trước (45 lượt).' },
    { text: 'Kết nạp 12 đảng viên, trong đó nữ 5 đảng viên, nâng tổng số lên 210 đảng viên.' },
    { text: 'Vận động quỹ 876,6/680 triệu đồng, đạt 128,9% kế hoạch.' },
    { text: 'Số vụ việc tăng so với cùng kỳ (158/133 vụ).' },
    { text: 'Tổng số 40 hộ nghèo, trong đó 36 hộ là đồng bào dân tộc thiểu số.' },
  ],
  check: ({ source, claims }) => [
    ...claims.claims.flatMap((pair) => {
      if (pair.kind !== 'pair' || !isMore(pair.value, pair.of!.value!) || !isOfMembers(claims, pair)) return []
      return [{
        start: pair.start, end: pair.end, severity: 'error' as const,
        message: say(MESSAGE, { part: printDecimal(pair.value), whole: printDecimal(pair.of!.value!) }),
        operands: [
          { start: pair.number.start, end: pair.number.end, quote: pair.number.text, role: 'part', value: pair.value },
          { start: pair.of!.start, end: pair.of!.end, quote: pair.of!.text, role: 'total', value: pair.of!.value! },
        ],
      }]
    }),
    ...claims.claims.flatMap((part, index) => {
      const whole = claims.claims[index - 1]
      if (!whole || whole.sentence !== part.sentence || whole.kind !== 'value' || part.kind !== 'value' || whole.measure !== part.measure || !isMore(part.base, whole.base)) return []
      if (!/^trong số (?:đó|này)/.test(wordsBetween(claims, part.to, part.to + 3)) && !isAnswered(claims, whole, part)) return []
      return [{
        start: part.start, end: part.end, severity: 'error' as const,
        message: say(MESSAGE, { part: printDecimal(part.value), whole: printDecimal(whole.value) }),
        operands: [operand(source, part, 'part'), operand(source, whole, 'total')],
      }]
    }),
    ...claims.claims.flatMap((whole) => withinOf(claims, whole).map((part) => ({
      start: part.start, end: part.end, severity: 'error' as const,
      message: say(MESSAGE, { part: printDecimal(part.value), whole: printDecimal(whole.value) }),
      operands: [operand(source, part, 'part'), operand(source, whole, 'total')],
    }))),
    ...divisionsOf(claims).flatMap(({ total, parts, bond, tight }) =>
      parts.flatMap((part, index) => {
        if (!isMore(part.base, total.base) || part.measure === undefined || part.about) return []
        const isNamed = index === 0 && /trong đó|gồm|\(/.test(wordsBetween(claims, total.to, part.from))
        const isState = bond === 'states' && total.role === 'total' && !/kỳ trước|chuyển sang|năm trước|lũy kế/.test(wordsBetween(claims, claims.sentences[total.sentence]!.from, part.from))
        if (!isNamed && !isState && bond !== 'all' && !(tight === true && parts.length >= 2 && part.measure === total.measure && isCounted(total))) return []
        return [{
          start: part.start, end: part.end, severity: 'error' as const,
          message: say(MESSAGE, { part: printDecimal(part.value), whole: printDecimal(total.value) }),
          operands: [operand(source, part, 'part'), operand(source, total, 'total')],
        }]
      })),
  ],
}

/** “kiến nghị 05 nội dung, đã được tiếp thu 06 nội dung”: no more is answered than was asked for. */
function isAnswered(claims: Claims, asked: Claim, answered: Claim): boolean {
  // “tố cáo 52 vụ việc, đã giải quyết 55 vụ việc”: unless some were there before.
  if (!asked.about && !answered.about && asked.unit !== undefined && asked.unit === answered.unit && isCounted(asked) && /^(?:khiếu nại|tố cáo|kiến nghị|phản ánh|đơn|khiếu nại thuộc thẩm quyền|tố cáo thuộc thẩm quyền)$/.test(asked.quantity.near)
    && /^[,;] đã (?:giải quyết|xử lý|trả lời)(?: xong)?$/.test(wordsBetween(claims, asked.to, answered.from)) && !/chuyển|tồn|trước|lũy kế|mới/.test(wordsBetween(claims, claims.sentences[asked.sentence]!.from, claims.sentences[asked.sentence]!.to))) return true
  if (asked.about || answered.about || !/(?:^| )(?:kiến nghị|phát hiện|đề nghị)(?: (?:xử lý|xem xét|giải quyết|khắc phục))?$/.test(asked.quantity.near)) return false
  return /^(?:[\p{L} ]{1,30} )?[,;] (?:(?:đã|được|cơ quan có thẩm quyền) )+(?:tiếp thu|giải quyết|xử lý|trả lời|khắc phục|xem xét)(?: xong)?$/u.test(wordsBetween(claims, asked.to, answered.from))
}

/** Of bodies, persons, matters; not so much of a plan, nor this year beside the last. */
function isOfMembers(claims: Claims, pair: Claim): boolean {
  // What is paid out is never more than what was given for it.
  if (pair.measure === 'tiền' && /(?:^| )(?:giải ngân|thanh toán|quyết toán|đã chi)(?: |$)/.test(pair.quantity.near)) {
    const first = unitAt(claims.tokens, pair.from + 1, pair.to)?.unit
    return first === undefined || first.name === pair.unit
  }
  if (!isCounted(pair) || pair.measure === undefined || hasTwoUnits(claims, pair) || pair.number.places > 0 || pair.measure === 'lần') return false
  const { from, to } = claims.sentences[pair.sentence]!
  const words = wordsBetween(claims, Math.max(from, pair.from - 30), Math.min(to, pair.to + 14))
  return !/kế hoạch|chỉ tiêu|so với|cùng kỳ|tăng|giảm|dự toán|giao|vượt|yêu cầu|đề ra|đăng ký|năm trước|trung bình|nghị quyết|biên chế|bình quân/.test(words)
}

/** “1.234 lượt/1.250 hộ”: no part of the other. */
function hasTwoUnits({ tokens }: Claims, pair: Claim): boolean {
  return tokens[pair.from + 1]?.text !== '/'
}

/** “Bầu 25 đại biểu, trong đó nữ 8 đại biểu (32%), trẻ tuổi 27 đại biểu”: none of those that are told, overlapping or not, is more than all. */
function withinOf(claims: Claims, whole: Claim): Claim[] {
  if (whole.kind !== 'value' || whole.unit === undefined || whole.about || whole.cell || !isCounted(whole)) return []
  const found: Claim[] = []
  for (let at = whole.index + 2; at < Math.min(claims.claims.length, whole.index + 10) && claims.claims[at]!.sentence === whole.sentence; at++) {
    const part = claims.claims[at]!
    if (part.kind === 'percent') continue
    const words = wordsBetween(claims, whole.to, part.from).replaceAll(/\([^()]*\)/g, '')
    if (!/^(?:[\p{L}]+ ){0,6}, trong (?:đó|số đó)(?: |$)/u.test(words)) return found
    if (/[;:(.]|(?:^| )(?:so với|cùng kỳ|năm|kỳ|kế hoạch|chỉ tiêu|tổng|lũy kế|luỹ kế|nâng|đưa|tăng|giảm|từ|trên|toàn|mỗi|còn lại|ngoài ra)(?: |$)/.test(words)) return found
    if (part.kind === 'value' && part.unit === whole.unit && !part.about && isMore(part.base, whole.base)) found.push(part)
  }
  return found
}

const MESSAGE = {
  vi: 'Phần ({part}) lớn hơn tổng ({whole}).',
  en: 'The part ({part}) is more than the whole ({whole}).',
}
