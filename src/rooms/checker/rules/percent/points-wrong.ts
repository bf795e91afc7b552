import { compareDecimals, printDecimal } from '#foundation/decimal.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand } from '../reckon.ts'
import { changesOfShares } from './changes-of-shares.ts'

export const rule: Rule = {
  code: 'percent.points-wrong',
  severity: 'error',
  title: {
    vi: 'Mức tăng, giảm giữa hai tỷ lệ không đúng',
    en: 'The change between two percentages is wrong',
  },
  ground: {
    vi: 'Mức tăng, giảm (điểm phần trăm) = tỷ lệ sau − tỷ lệ trước.',
    en: 'Change (percentage points) = later − earlier percentage.',
  },
  fires: [
    { text: 'Tỷ lệ hộ nghèo giảm từ 8,5% xuống 6,2%, giảm 3,3 điểm phần trăm.', quote: '3,3 điểm phần trăm' },
    { text: 'Tỷ lệ hộ nghèo giảm từ 8,5% xuống còn 6,2%, giảm 4%.', quote: '4%' },
  ],
  silent: [
    { text: 'Tỷ lệ hộ nghèo giảm từ 8,5% xuống 6,2%, giảm 2,3 điểm phần trăm.' },
    { text: 'Tỷ lệ hộ nghèo còn 6,2%, giảm 2,3% so với năm 2023.' },
  ],
  check: ({ source, claims }) =>
    changesOfShares(claims).flatMap(({ before, now, change, points, percent }) => {
      if (change.about || compareDecimals(change.value, points) === 0) return []
      if (change.kind === 'percent' && compareDecimals(change.value, percent) === 0) return []
      return [{
        start: change.start, end: change.end, severity: 'error' as const, expected: `${printDecimal(points)} điểm phần trăm`,
        message: say(MESSAGE, {
          before: printDecimal(before.value), now: printDecimal(now.value), points: printDecimal(points), percent: printDecimal(percent),
          printed: source.text.slice(change.start, change.end),
        }),
        operands: [operand(source, before, 'before'), operand(source, now, 'now'), operand(source, change, 'change')],
      }]
    }),
}

const MESSAGE = {
  vi: 'Từ {before}% đến {now}% là {points} điểm phần trăm (bằng {percent}%), không phải {printed}.',
  en: 'From {before}% to {now}% is {points} percentage points ({percent}%), not {printed}.',
}
