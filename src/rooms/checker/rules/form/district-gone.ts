import { calendarDate } from '#foundation/calendar-date.ts'
import { citationsOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import type { SourceText } from '../../source-text.ts'
import { operandAt, surroundings } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'form.district-gone',
  severity: 'warning',
  title: { vi: 'Nhắc đến cấp huyện, thị trấn sau ngày 30/6/2025', en: 'District level or township spoken of after 30/6/2025' },
  ground: { vi: 'Chính quyền địa phương 02 cấp từ ngày 01/7/2025 (Luật Tổ chức chính quyền địa phương số 72/2025/QH15)', en: 'Two tiers of local government since 01/7/2025 (Law 72/2025/QH15)' },
  fires: [
    { text: 'UBND xã đã báo cáo UBND huyện và Huyện ủy theo quy định.', quote: 'UBND huyện', on: '2026-03-10' },
    { text: 'Đề nghị cấp huyện quan tâm bố trí kinh phí cho các thôn.', quote: 'cấp huyện', on: '2026-06-10' },
  ],
  silent: [
    { text: 'UBND xã đã báo cáo UBND huyện theo quy định.', on: '2024-03-10' },
    { text: 'UBND xã tiếp nhận hồ sơ của UBND huyện trước đây; thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND huyện.', on: '2026-03-10' },
    { text: 'Sau khi kết thúc hoạt động của cấp huyện, UBND xã báo cáo UBND tỉnh; thủy điện xã, huyện lộ 5.', on: '2026-03-10' },
  ],
  check: ({ source, knowledge }) => {
    const years = yearsOf(source)
    // A report without a date is judged by the years that its title, or its first lines, name.
    if (knowledge.on < TWO_TIERS || (!knowledge.onIsReportDate && years.length > 0 && Math.max(...years) < 2025)) return []
    const { text } = source
    const citations = citationsOf(source)
    let last = -1
    const places = [...text.matchAll(BODY)].slice(0, MOST).flatMap((match) => {
      const span = { start: match.index, end: match.index + match[0].length }
      while (last + 1 < citations.length && citations[last + 1]!.from < span.start) last += 1
      const { before, after } = surroundings(text, span, 160)
      if (PAST.test(before) || PAST.test(after.slice(0, 70))) return []
      const cited = citations[last]
      const isIssuer = cited !== undefined && span.start - cited.to < 90 && (cited.date === null || cited.date < TWO_TIERS)
      if (isIssuer && !text.slice(cited.to, span.start).includes(';')) return []
      return [span]
    })
    const [first] = places
    if (!first) return []
    // A report on 2025 tells of the months before, too.
    const mayTellOfBefore = years.some((year) => year <= 2025) || knowledge.on < NEXT_YEAR || (!knowledge.onIsReportDate && years.length === 0 && text.length > 400)
    return [{
      ...first, severity: mayTellOfBefore ? 'note' as const : 'warning' as const, operands: places.slice(1, 40).map((one) => operandAt(text, one, 'same')),
      message: say(MESSAGE, { count: String(places.length) }),
    }]
  },
}

/** The years that the report tells of. */
function yearsOf(source: SourceText): readonly number[] {
  const { years } = headOf(source)
  return years.length > 0 ? years : [...source.text.slice(0, 700).matchAll(/(?:năm|tháng \d{1,2}\/|quý [IVX1-4]+[ /])\s?(20\d\d)(?!\d)/giu)].map((match) => Number(match[1]))
}

const TWO_TIERS = calendarDate('2025-07-01')
const NEXT_YEAR = calendarDate('2026-01-01')
/** So many places are looked at. */
const MOST = 300
const BODY = /(?<!\p{L})(?:(?:UBND|HĐND|UBMTTQ|MTTQ|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\s{1,2}(?:huyện|thị trấn)|Huyện\s{1,2}[ủu][ỷy]|cấp\s{1,2}huyện)(?!\p{L})/gu
const PAST = /(trước đây|cũ(?!\p{L})|trước khi|kết thúc hoạt động|giải thể|sắp xếp|không còn|bãi bỏ|chấm dứt|bàn giao|chuyển giao|6 tháng đầu năm|trước ngày|đến ngày 30\/6|không tổ chức|bỏ cấp|nguyên)/u
const MESSAGE = {
  vi: 'Từ ngày 01/7/2025 không còn cấp huyện và thị trấn; nếu nói về thời gian trước đó thì ghi rõ “(trước đây)” (số chỗ trong văn bản: {count}).',
  en: 'Since 01/7/2025 there are no districts and townships ({count} places in the text).',
}
