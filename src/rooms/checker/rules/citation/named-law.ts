import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { isInForce, type Instrument } from '#rooms/instruments/index.ts'
import { citationsOf, headOf } from '../../report-head.ts'
import type { Rule, RuleInput } from '../../rule.ts'
import { say } from '../../say.ts'
import { surroundings } from '../../surroundings.ts'
import { graveness, unsure } from './known.ts'

export const rule: Rule = {
  code: 'citation.named-law',
  severity: 'warning',
  title: { vi: 'Luật, pháp lệnh gọi bằng tên đã hết hiệu lực', en: 'A law named without its number that is no longer in force' },
  ground: { vi: 'Thời điểm hết hiệu lực của văn bản; văn bản thay thế', en: 'When the document ended, and what replaced it' },
  fires: [
    { text: 'Tuyên truyền Luật bảo vệ và phát triển rừng cho 120 người dân.', quote: 'Luật bảo vệ và phát triển rừng', on: '2020-10-30' },
    { text: 'Tiếp tục thực hiện Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn.', quote: 'Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn', on: '2024-11-20' },
  ],
  silent: [
    { text: 'Tuyên truyền Luật Bảo vệ và phát triển rừng và Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn.', on: '2018-10-30' },
    { text: 'Luật Lâm nghiệp thay thế Luật Bảo vệ và phát triển rừng.', on: '2020-10-30' },
    { text: 'Tuyên truyền Luật Tiếp cận thông tin, Bộ luật Lao động, Luật Công đoàn.', on: '2026-11-30' },
  ],
  check: (input) => ended(input).flatMap((instrument) => {
    const { source } = input
    for (const match of source.text.matchAll(patternOf(instrument))) {
      const span = { start: match.index, end: match.index + match[0].length }
      const { before, after } = surroundings(source.text, span, 120)
      if (PAST.test(before.slice(-60)) || PAST.test(after.slice(0, 80)) || /^["”]?,?\s*(số|năm)\s/u.test(after)) continue
      if (citationsOf(source).some((one) => one.right === instrument.number)) continue
      const { vi, en } = unsure(instrument.toConfidence)
      const params = { ended: shortDate(addDays(instrument.to!, 1)), number: instrument.number, by: instrument.replacedBy ?? '' }
      const during = headOf(source).years.some((year) => year <= Number(instrument.to!.slice(0, 4)))
      return [{
        ...span, severity: during ? 'note' as const : graveness(instrument.toConfidence, 'warning'), operands: [], ...(instrument.replacedBy && { expected: instrument.replacedBy }),
        message: say({
          vi: `Văn bản này ({number}) đã hết hiệu lực từ ngày {ended}${instrument.replacedBy ? ', được thay thế bằng {by}' : ''}${vi}.`,
          en: `{number} has not been in force since {ended}${instrument.replacedBy ? '; {by} took its place' : ''}${en}.`,
        }, params),
      }]
    }
    return []
  }),
}

const PAST = /(trước đây|thay thế|thay cho|bãi bỏ|hết hiệu lực|kế thừa|sửa đổi|tổng kết|(?<!\p{L})cũ(?!\p{L})|nay là|giai đoạn)/u

/** Laws and ordinances that have ended, whose title no law in force bears. */
function ended({ knowledge: { instruments, on } }: RuleInput): Instrument[] {
  return instruments.all.filter((one) =>
    /^(luật|pháp lệnh|bộ luật)$/i.test(one.type) && one.to !== null && on > one.to &&
    !instruments.lawsTitled(one.title).some((other) => other !== one && isInForce(other, on) !== false && other.to === null))
}

/** Kind and title, whatever the capitals and the broken lines. */
function patternOf({ type, title }: Instrument): RegExp {
  const words = `${type} ${title}`.split(' ').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(String.raw`(?<!\p{L})${words.join(String.raw`\s{1,2}`)}(?!\p{L})`, 'giu')
}
