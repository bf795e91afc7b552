import { shortDate } from '#foundation/calendar-date.ts'
import type { Citation } from '#rooms/instruments/index.ts'
import { citationsOf, headOf } from '../../report-head.ts'
import type { Knowledge, Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'
import { meantBy } from '../citation/known.ts'

export const rule: Rule = {
  code: 'date.cited-later',
  severity: 'error',
  title: { vi: 'Văn bản được dẫn ban hành sau ngày báo cáo', en: 'A cited document later than the report' },
  ground: { vi: 'Báo cáo chỉ dẫn được văn bản đã ban hành', en: 'A report can only cite what has been issued' },
  fires: [
    { text: 'Thực hiện Kế hoạch số 14-KH/BCĐ ngày 12/11/2020 của Ban Chỉ đạo huyện, UBND xã báo cáo như sau:', quote: '14-KH/BCĐ ngày 12/11/2020', on: '2020-10-30' },
    { text: 'Căn cứ Công văn số 512/UBND-NV ngày 03 tháng 12 năm 2021 của UBND huyện;', quote: '512/UBND-NV ngày 03 tháng 12 năm 2021', on: '2021-11-30' },
    { text: 'Thực hiện Nghị định số 145/2020/NĐ-CP của Chính phủ, các doanh nghiệp đã tổ chức đối thoại.', quote: '145/2020/NĐ-CP', on: '2020-11-02' },
  ],
  silent: [
    { text: 'Thực hiện Kế hoạch số 14-KH/BCĐ ngày 12/10/2020 của Ban Chỉ đạo huyện.', on: '2020-10-30' },
    { text: 'Báo cáo số 480/BC-UBND ngày 30/10/2020 của UBND huyện.', on: '2020-10-30' },
    { text: 'Hội nghị dự kiến tổ chức ngày 12/11/2020.', on: '2020-10-30' },
  ],
  check: ({ source, knowledge }) => {
    const told = new Set<number>()
    return citationsOf(source).flatMap((citation) => {
      if (citation.date === null) return unissued(citation, knowledge, told)
      if (citation.date <= knowledge.on || told.has(citation.from)) return []
      told.add(citation.from)
      const head = headOf(source)
      const params = { number: citation.number, date: shortDate(citation.date), day: shortDate(knowledge.on) }
      const operands = [operandAt(source.text, citation.dated!, 'date')]
      return [{
        start: citation.from, end: citation.to, severity: 'error' as const,
        message: say(knowledge.onIsReportDate ? LATER : NOT_YET, params),
        operands: head.written && knowledge.onIsReportDate ? [...operands, operandAt(source.text, head.written, 'report-date')] : operands,
      }]
    })
  },
}

/** Cited without its date: the year in the number, or the register, says that it was not there yet. */
function unissued(citation: Citation, { on, onIsReportDate, instruments }: Knowledge, told: Set<number>): Found[] {
  if (citation.style !== 'legal' || !onIsReportDate || told.has(citation.from)) return []
  const year = citation.number.split('/')[1]!
  const known = meantBy(citation, instruments)
  const isLater = known ? known.date > on && known.confidence !== 'M' : Number(year) > Number(on.slice(0, 4))
  if (!isLater) return []
  told.add(citation.from)
  return [{
    start: citation.from, end: citation.numberEnd, severity: 'error', operands: [],
    message: say(known ? LATER_KNOWN : LATER_YEAR, { number: citation.number, day: shortDate(on), date: known ? shortDate(known.date) : year }),
  }]
}

type Found = ReturnType<Rule['check']>[number]

const LATER_KNOWN = {
  vi: 'Văn bản {number} ban hành ngày {date}, sau ngày của báo cáo ({day}).',
  en: '{number} was issued on {date}, later than the report ({day}).',
}
const LATER_YEAR = {
  vi: 'Số văn bản {number} ghi năm {date}, sau ngày của báo cáo ({day}).',
  en: 'The number {number} is of {date}, later than the report ({day}).',
}
const LATER = {
  vi: 'Văn bản {number} ghi ngày {date}, sau ngày của báo cáo ({day}): đề nghị kiểm tra lại ngày, tháng của văn bản.',
  en: '{number} is dated {date}, later than the report ({day}).',
}
const NOT_YET = {
  vi: 'Văn bản {number} ghi ngày {date}, sau ngày {day}: đề nghị kiểm tra lại ngày, tháng của văn bản.',
  en: '{number} is dated {date}, later than {day}.',
}
