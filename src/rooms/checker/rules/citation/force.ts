import { addDays, type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { isInForce } from '#rooms/instruments/index.ts'
import { citationsOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { surroundings } from '../../surroundings.ts'
import { graveness, meantBy, unsure } from './known.ts'

export const rule: Rule = {
  code: 'citation.force',
  severity: 'warning',
  title: { vi: 'Văn bản được dẫn không còn hoặc chưa có hiệu lực', en: 'A cited document that is not in force' },
  ground: { vi: 'Thời điểm có hiệu lực và hết hiệu lực của văn bản; văn bản thay thế', en: 'When the document was in force, and what replaced it' },
  fires: [
    { text: 'Tiếp tục thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội.', quote: '34/2007/PL-UBTVQH11', on: '2024-11-20' },
    { text: 'Thực hiện Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ, các công ty đã tổ chức đối thoại.', quote: '60/2013/NĐ-CP', on: '2020-10-30' },
    { text: 'Hương ước được xây dựng theo Quyết định số 22/2018/QĐ-TTg của Thủ tướng Chính phủ.', quote: '22/2018/QĐ-TTg', on: '2025-03-01' },
    { text: 'Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, UBND xã đã công khai 14 nội dung.', quote: '10/2022/QH15', on: '2022-12-15' },
  ],
  silent: [
    { text: 'Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 và Nghị định số 60/2013/NĐ-CP của Chính phủ.', on: '2018-10-30' },
    { text: 'Luật số 10/2022/QH15 thay thế Pháp lệnh số 34/2007/PL-UBTVQH11; Pháp lệnh số 34/2007/PL-UBTVQH11 hết hiệu lực từ ngày 01/7/2023.', on: '2024-10-30' },
    { text: 'Tuyên truyền, phổ biến Luật số 10/2022/QH15 có hiệu lực từ ngày 01/7/2023.', on: '2022-12-15' },
    { text: 'Trước đây xã thực hiện theo Pháp lệnh số 34/2007/PL-UBTVQH11.', on: '2024-10-30' },
  ],
  check: ({ source, knowledge }) => {
    const head = headOf(source)
    const told = new Set<string>()
    return citationsOf(source).flatMap((citation) => {
      const instrument = meantBy(citation, knowledge.instruments)
      if (!instrument || isInForce(instrument, knowledge.on) !== false || instrument.date > knowledge.on) return []
      const { before, after } = surroundings(source.text, { start: citation.type?.start ?? citation.from, end: citation.to })
      if (PAST.test(before.slice(-90)) || PAST_AFTER.test(after.slice(0, 110))) return []
      // One word for each document is enough.
      if (told.has(instrument.number)) return []
      const span = { start: citation.from, end: citation.numberEnd, operands: [] }
      const params = { number: instrument.number, day: shortDate(knowledge.on) }
      if (instrument.to !== null && knowledge.on > instrument.to) {
        told.add(instrument.number)
        const { vi, en } = unsure(instrument.toConfidence)
        const during = inPeriod(head.years, instrument.to)
        const by = instrument.replacedBy
        return [{
          ...span, severity: during ? 'note' as const : graveness(instrument.toConfidence, 'warning'), ...(by !== null && { expected: by }),
          message: say({
            vi: `{number} đã hết hiệu lực từ ngày {ended}${by === null ? '' : ', được thay thế bằng {by}'}${vi}.`,
            en: `{number} has not been in force since {ended}${by === null ? '' : '; {by} took its place'}${en}.`,
          }, { ...params, ended: nextDay(instrument.to), ...(by !== null && { by }) }),
        }]
      }
      // A law is made known, and prepared for, before it begins: only what is said to rest on it cannot be.
      if (instrument.from === null || !RESTS.test(before.slice(-70)) || COMING.test(before + after)) return []
      told.add(instrument.number)
      const { vi, en } = unsure(instrument.fromConfidence)
      return [{
        ...span, severity: graveness(instrument.fromConfidence, 'warning'),
        message: say({ vi: `{number} đến ngày {begins} mới có hiệu lực${vi}.`, en: `{number} is in force only from {begins}${en}.` }, { ...params, begins: shortDate(instrument.from) }),
      }]
    })
  },
}

const PAST = /(?<!\p{L})(trước đây|thay thế|thay cho|bãi bỏ|hết hiệu lực|kế thừa|sửa đổi|bổ sung|tổng kết|nguyên|cũ|trước khi có)(?!\p{L})/u
const PAST_AFTER = /(hết hiệu lực|được thay thế|bị thay thế|bị bãi bỏ|được bãi bỏ|trước đây|không còn hiệu lực|\(cũ\)|còn hiệu lực|đang có hiệu lực|đã bị|nay là|nay được|giai đoạn)/u
const RESTS = /(?<!\p{L})(căn cứ|theo|thực hiện)(?!\p{L})[^,.;]{0,60}$/u
const COMING = /(tuyên truyền|phổ biến|quán triệt|tập huấn|chuẩn bị|có hiệu lực|triển khai|thi hành|sẽ|kế hoạch)/u

/** Whether the document was still in force at some time of the years that the report tells of. */
function inPeriod(years: readonly number[], to: CalendarDate): boolean {
  return years.length > 0 && Number(to.slice(0, 4)) >= Math.min(...years)
}

function nextDay(to: CalendarDate): string {
  return shortDate(addDays(to, 1))
}
