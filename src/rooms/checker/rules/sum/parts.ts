import { addDecimals, type Decimal, printDecimal } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isCounted, isMore, operand, sumOf } from '../reckon.ts'
import { isSlip } from '../slip.ts'
import { addsUp, type Division, divisionsOf, gapOf } from './divisions.ts'
import { amount } from './amount.ts'

export const rule: Rule = {
  code: 'sum.parts',
  severity: 'error',
  title: {
    vi: 'Các phần cộng lại không bằng tổng',
    en: 'Parts that do not make up their total',
  },
  ground: {
    vi: 'Tổng = cộng tất cả các phần.',
    en: 'A total is the sum of its parts.',
  },
  fires: [
    { text: 'Tiếp nhận 158 vụ: hòa giải thành 146 vụ, không thành 12 vụ, đang giải quyết 02 vụ.', quote: '158 vụ' },
    { text: 'Toàn xã có 12 thôn, gồm 5 thôn vùng II và 6 thôn vùng III.', quote: '12 thôn' },
    { text: 'Kinh phí huy động 250 triệu đồng, bao gồm: ngân sách 150 triệu đồng, Nhân dân đóng góp 90 triệu đồng.', quote: '250 triệu đồng' },
    { text: 'Tổng số hội viên: 90 người, gồm:\n- Chi hội thôn 1: 40 người;\n- Chi hội thôn 2: 45 người.', quote: '90 người' },
  ],
  silent: [
    { text: 'Tiếp nhận 158 vụ: hòa giải thành 146 vụ, không thành 10 vụ, đang giải quyết 02 vụ.' },
    { text: 'Toàn xã có 12 thôn, trong đó 5 thôn vùng III.' },
    { text: 'Kinh phí huy động 2,5 tỷ đồng, bao gồm: ngân sách 1,6 tỷ đồng, Nhân dân đóng góp 900 triệu đồng.' },
    { text: 'Tổng số 40 đơn: 30 đơn khiếu nại, 10 đơn tố cáo; đã giải quyết 38 đơn, còn 02 đơn.' },
    { text: 'Tiếp nhận 45 hồ sơ, đã giải quyết 43 hồ sơ (trong đó 03 hồ sơ trả trước hạn), đang giải quyết 02 hồ sơ.' },
  ],
  check: ({ source, claims }) =>
    divisionsOf(claims).flatMap((division) => {
      const { total, parts, bond } = division
      if (addsUp(division)) return []
      const gap = gapOf(division)
      const isClose = bond === 'some' && parts.length >= 2 && gap.units !== 0n && (isWithin(gap, total, division.tight === true ? 3 : parts.length) || (gap.units < 0n && isParting(division)) || isTurned(division))
      if (bond === 'some' && !isClose) return []
      // Two parts of more than half each follow one another: they divide nothing.
      // Too little with states is another finding: something has no state.
      if (bond === 'states' && gap.units > 0n) return []
      if (bond === 'states' && parts.filter(({ base }) => isMore({ units: base.units * 2n, scale: base.scale }, total.base)).length >= 2) return []
      const sum = sumOf(parts.map(({ base }) => base))
      return [{
        start: total.start, end: total.end, severity: isClose ? ('warning' as const) : ('error' as const), expected: amount(sum, total),
        message: say(MESSAGE, { terms: parts.map(({ base }) => amount(base, total)).join(' + '), sum: amount(sum, total), total: printDecimal(total.value) }),
        operands: [operand(source, total, 'total'), ...parts.map((part) => operand(source, part, 'part'))],
      }]
    }),
}

/** One of the parts would make it up if two neighbouring figures of it changed places. */
function isTurned({ total, parts }: Division): boolean {
  if (!isCounted(total)) return false
  const gap = gapOf({ total, parts, bond: 'some', readings: [] })
  const sorted = (text: string): string => [...text.replaceAll(/\D/g, '')].toSorted().join('')
  return parts.some((part) => {
    const right = amount(addDecimals(part.base, gap), part)
    return part.number.text.replaceAll(/\D/g, '').length >= 3 && isSlip(right, part.number.text) && sorted(right) === sorted(part.number.text)
  })
}

/** Kinds that leave one another out: more of them than there are in all cannot be. Persons are counted under several heads. */
function isParting({ total, parts, tight }: Division): boolean {
  if (parts.length < 2 || parts.some((part) => isMore(part.base, total.base)) || !isCounted(total)) return false
  if (parts.some(({ quantity: { before, after } }) => OVERLAPPING.test(`${before} ${after}`))) return false
  return tight === true || parts.length >= 3
}

const OVERLAPPING = /(?:^| )(?:nữ|nam|đảng viên|ngoài đảng|dân tộc|dtts|tôn giáo|trẻ|tuổi|tái cử|trình độ|đại học|nghèo|công giáo|người|lượt|cán bộ|đạt|tham gia|đã|được)(?: |$)/

/** So near that it can hardly be chance: within a twentieth, of a count within one; more than all sooner than less. */
function isWithin({ units, scale }: Decimal, total: Claim, parts: number): boolean {
  const size = units < 0n ? -units : units
  const one = 10n ** BigInt(scale)
  const whole = total.base.units * one / 10n ** BigInt(total.base.scale)
  if (!isCounted(total)) return size * 20n <= whole
  // Two figures that come so near to a large one were meant to make it up.
  if (parts >= 2 && whole >= 200n * one && size * 50n <= whole) return true
  return whole >= (units < 0n ? 10n : 30n) * one && (size <= one || (parts >= 3 && size * 20n <= whole))
}

const MESSAGE = {
  vi: 'Cộng các phần được {terms} = {sum}, không bằng tổng đã ghi là {total}.',
  en: 'The parts add up to {terms} = {sum}, not to the total of {total}.',
}
