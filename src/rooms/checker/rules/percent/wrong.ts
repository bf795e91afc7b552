import type { Rule } from '../../rule.ts'
import { sayVerdict } from './say-verdict.ts'
import { verdictsOf } from './verdict.ts'

export const rule: Rule = {
  code: 'percent.wrong',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ không đúng với số liệu',
    en: 'A percentage that its figures do not give',
  },
  ground: {
    vi: 'Tỷ lệ phần trăm = số thành phần × 100 / tổng số, làm tròn đến số thập phân đã ghi.',
    en: 'Percentage = part × 100 / whole, rounded to the decimals printed.',
  },
  fires: [
    { text: 'Có 12/15 thôn tổ chức họp dân, đạt 85%.', quote: '85%' },
    { text: 'Tổng số 250 hộ; hộ nghèo 20 hộ, chiếm 18%.', quote: '18%' },
    { text: 'Kế hoạch đề ra 24 buổi, đã tổ chức 21 buổi, hoàn thành 85,7% kế hoạch.', quote: '85,7%' },
    { text: 'Đã tiếp nhận 40 hồ sơ, giải quyết đúng hạn 38 hồ sơ (đạt 92,5%).', quote: '92,5%' },
  ],
  silent: [
    { text: 'Có 12/15 thôn tổ chức họp dân, đạt 80%.' },
    { text: 'Tổng số 250 hộ; hộ nghèo 20 hộ, chiếm 8%.' },
    { text: 'Thu quỹ 120 triệu đồng, đạt 105% kế hoạch.' },
    { text: 'Toàn xã có 9 thôn; vận động 40 hộ, chiếm 18% số hộ đã đăng ký.' },
  ],
  check: ({ source, claims }) =>
    verdictsOf(claims).flatMap((verdict) => (verdict.fit === 'wrong' && !verdict.named ? [sayVerdict(source, verdict, 'error')] : [])),
}
