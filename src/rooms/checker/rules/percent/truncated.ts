import type { Rule } from '../../rule.ts'
import { sayVerdict } from './say-verdict.ts'
import { verdictsOf } from './verdict.ts'

export const rule: Rule = {
  code: 'percent.truncated',
  severity: 'warning',
  title: {
    vi: 'Tỷ lệ bị cắt bớt số thập phân, không làm tròn',
    en: 'A percentage cut off instead of rounded',
  },
  ground: {
    vi: 'Chữ số đầu tiên bỏ đi từ 5 trở lên thì làm tròn lên.',
    en: 'When the first digit left out is 5 or more, the last one is rounded up.',
  },
  fires: [
    { text: 'Đã giải quyết 16/17 đơn, đạt 94,11%.', quote: '94,11%' },
    { text: 'Tổ chức đối thoại ở 2/3 số xã (66,6%).', quote: '66,6%' },
  ],
  silent: [
    { text: 'Đã giải quyết 16/17 đơn, đạt 94,12%.' },
    { text: 'Tổ chức đối thoại ở 2/3 số xã (66,7%).' },
  ],
  check: ({ source, claims }) =>
    verdictsOf(claims).flatMap((verdict) => (verdict.fit === 'truncated' && !verdict.named ? [sayVerdict(source, verdict, 'warning')] : [])),
}
