import type { Rule } from '../../rule.ts'
import { sayVerdict } from './say-verdict.ts'
import { verdictsOf } from './verdict.ts'

export const rule: Rule = {
  code: 'percent.rounding',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ lệch ở số thập phân cuối',
    en: 'A percentage off in its last decimals',
  },
  ground: {
    vi: 'Tỷ lệ phần trăm = số thành phần × 100 / tổng số, làm tròn một lần đến số thập phân đã ghi.',
    en: 'Percentage = part × 100 / whole, rounded once to the decimals printed.',
  },
  fires: [
    { text: 'Tổng dân số là 1.520 hộ. Hộ nghèo 77 hộ, chiếm 5,05%.', quote: '5,05%' },
    { text: 'Đã hòa giải thành 43/47 vụ (đạt 91,50%).', quote: '91,50%' },
  ],
  silent: [
    { text: 'Tổng dân số là 1.520 hộ. Hộ nghèo 77 hộ, chiếm 5,07%.' },
    { text: 'Đã hòa giải thành 43/47 vụ (đạt 91,5%).' },
  ],
  check: ({ source, claims }) =>
    verdictsOf(claims).flatMap((verdict) => (verdict.fit === 'near' && !verdict.named ? [sayVerdict(source, verdict, 'error')] : [])),
}
