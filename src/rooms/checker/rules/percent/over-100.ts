import { compareDecimals, decimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Finding } from '../../finding.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import type { SourceText } from '../../source-text.ts'
import { operand } from '../reckon.ts'
import { gridsOf } from '../sum/grid.ts'
import { sharesOf } from './shares.ts'

export const rule: Rule = {
  code: 'percent.over-100',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ phần của tổng lớn hơn 100%',
    en: 'A share of a whole above 100%',
  },
  ground: {
    vi: 'Một phần không thể lớn hơn tổng của nó.',
    en: 'A part is never more than its whole.',
  },
  fires: [
    { text: 'Xã\tKiến nghị\tĐã giải quyết\tTỷ lệ\nXã A\t45\t45\t100%\nXã B\t38\t36\t94,7%\nXã C\t31\t33\t106,5%\nXã D\t22\t20\t90,9%', quote: '106,5%' },
    { text: 'Hộ nghèo chiếm 104,2% tổng số hộ.', quote: '104,2%' },
    { text: 'Có 120% số hộ dự họp thôn.', quote: '120%' },
  ],
  silent: [
    { text: 'Thu ngân sách đạt 104,2% dự toán.' },
    { text: 'Số hồ sơ tăng 120% so với cùng kỳ.' },
    { text: 'Hộ nghèo chiếm 4,2% tổng số hộ.' },
  ],
  check: ({ source, claims }) => [
    ...overInTables(source, claims),
    ...sharesOf(claims).flatMap(({ percent, kind, ofWhat }) => {
      if (kind !== 'share' || compareDecimals(percent.value, decimal(100)) <= 0) return []
      const { near, after } = percent.quantity
      const isPart = /(?:^| )chiếm(?: |$)/.test(near) || /^(?:tổng số|số (?!với)|hộ|xã|thôn|cán bộ|đảng viên|người|đơn|vụ|hồ sơ|cơ quan|đơn vị|doanh nghiệp)/.test(ofWhat || after)
      const isRate = /(?:tỷ|tỉ) lệ /.test(percent.quantity.before) && !/thu|chi |vốn|ngân sách|tăng|hoàn thành|thực hiện|kế hoạch|chỉ tiêu/.test(percent.quantity.before)
      if (!isPart && !isRate) return []
      return [{
        start: percent.start, end: percent.end, severity: 'error' as const,
        message: say(MESSAGE, { printed: source.text.slice(percent.start, percent.end) }), operands: [operand(source, percent, 'percent')],
      }]
    }),
  ],
}

/** The one share of a column above 100%, where nothing in the heads speaks of plans or changes. */
function overInTables(source: SourceText, claims: Claims): Omit<Finding, 'code' | 'ground' | 'quote'>[] {
  return gridsOf(source, claims).flatMap((grid) => {
    if (/kế hoạch|chỉ tiêu|tăng|giảm|so với|dự toán|giao|năm trước|cùng kỳ/.test(grid.heads.join(' '))) return []
    return Array.from({ length: Math.min(grid.table.columns, 24) }, (_, column) => column).flatMap((column) => {
      const percents = grid.rows.flatMap(({ cells }) => cells.get(column) ?? []).filter(({ kind }) => kind === 'percent')
      const over = percents.filter(({ value }) => compareDecimals(value, decimal(100)) > 0)
      if (percents.length < 3 || over.length !== 1) return []
      const [percent] = over as [Claim]
      return [{
        start: percent.start, end: percent.end, severity: 'error' as const,
        message: say(MESSAGE, { printed: source.text.slice(percent.start, percent.end) }), operands: [operand(source, percent, 'percent')],
      }]
    })
  })
}

const MESSAGE = {
  vi: 'Tỷ lệ {printed} của một phần trong tổng số không thể lớn hơn 100%.',
  en: 'A part of a whole cannot be {printed} of it.',
}
