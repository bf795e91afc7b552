import { printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'
import { changesOfShares } from './changes-of-shares.ts'

export const rule: Rule = {
  code: 'percent.points',
  severity: 'warning',
  title: {
    vi: 'Nhầm phần trăm với điểm phần trăm',
    en: 'Percent for percentage points',
  },
  ground: {
    vi: 'Hiệu của hai tỷ lệ là điểm phần trăm; phần trăm tăng, giảm = hiệu × 100 / tỷ lệ trước.',
    en: 'The difference of two percentages is in percentage points; the percent of change is difference × 100 / the former.',
  },
  fires: [
    { text: 'Tỷ lệ hộ tham gia họp thôn tăng từ 80% lên 90%, tăng 10%.', quote: '10%' },
    { text: 'Tỷ lệ giải quyết đúng hạn đạt 96%, tăng 2% so với năm 2023 (94%).', quote: '2%' },
  ],
  silent: [
    { text: 'Tỷ lệ hộ tham gia họp thôn tăng từ 80% lên 90%, tăng 10 điểm phần trăm.' },
    { text: 'Tỷ lệ hộ tham gia họp thôn tăng từ 80% lên 90%, tăng 12,5%.' },
    { text: 'Tỷ lệ đạt 96%; số hồ sơ tăng 2% so với năm trước.' },
  ],
  check: ({ source, claims }) =>
    changesOfShares(claims).flatMap(({ before, now, change, points, percent }) => {
      if (change.kind !== 'percent' || change.value.units !== points.units || change.value.scale !== points.scale) return []
      const expected = `${printDecimal(points)} điểm phần trăm`
      return [{
        start: change.start, end: change.end, severity: 'warning' as const, expected,
        message: say(MESSAGE, {
          before: printDecimal(before.value), now: printDecimal(now.value), points: printDecimal(points), percent: printDecimal(percent),
        }),
        operands: [operand(source, before, 'before'), operand(source, now, 'now'), operand(source, change, 'change')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Từ {before}% đến {now}% là {points} điểm phần trăm; tính bằng phần trăm là {percent}%.',
  en: 'From {before}% to {now}% is {points} percentage points; in percent it is {percent}%.',
}
