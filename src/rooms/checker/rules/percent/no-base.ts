import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'
import { ratesOf } from './rates.ts'

export const rule: Rule = {
  code: 'percent.no-base',
  severity: 'note',
  title: {
    vi: 'Tỷ lệ không kèm số lượng',
    en: 'A percentage without its counts',
  },
  ground: {
    vi: 'Không có tử số và mẫu số thì cấp trên không cộng được tỷ lệ của nhiều đơn vị.',
    en: 'Without numerator and denominator, shares of several units cannot be added up.',
  },
  fires: [
    { text: 'Tỷ lệ cơ quan tổ chức hội nghị cán bộ, công chức: 96,6%.', quote: '96,6%' },
    { text: '- Tỷ lệ hộ gia đình văn hóa đạt 91,3%', quote: '91,3%' },
  ],
  silent: [
    { text: 'Tỷ lệ cơ quan tổ chức hội nghị cán bộ, công chức: 96,6% (28/29 cơ quan).' },
    { text: 'Phấn đấu tỷ lệ hộ gia đình văn hóa đạt 91,5% trở lên.' },
    { text: 'Tỷ lệ thôn có hương ước: 100%.' },
  ],
  check: ({ source, claims }) =>
    ratesOf(claims).flatMap(({ share: { percent }, counts }) => {
      if (counts.length > 0 || percent.value.units === 0n || (percent.value.units === 100n && percent.value.scale === 0)) return []
      return [{
        start: percent.start, end: percent.end, severity: 'note' as const,
        message: say(MESSAGE, { printed: source.text.slice(percent.start, percent.end) }), operands: [operand(source, percent, 'percent')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Tỷ lệ {printed} không kèm số lượng: chưa rõ bao nhiêu trên tổng số bao nhiêu.',
  en: '{printed} stands without its counts: how many of how many is not said.',
}
