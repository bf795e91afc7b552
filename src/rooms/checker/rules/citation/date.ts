import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'
import { bearersOf, graveness } from './known.ts'

export const rule: Rule = {
  code: 'citation.date',
  severity: 'error',
  title: { vi: 'Ngày ban hành của văn bản được dẫn không đúng', en: 'The date of a cited document is another' },
  ground: { vi: 'Ngày ban hành của văn bản theo danh mục văn bản', en: 'The date of the document in the register' },
  fires: [
    { text: 'Nghị định số 04/2015/NĐ-CP ngày 19/01/2015 của Chính phủ.', quote: '04/2015/NĐ-CP ngày 19/01/2015' },
    { text: 'Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10 tháng 10 năm 2022.', quote: '10/2022/QH15 ngày 10 tháng 10 năm 2022' },
    { text: 'Kết luận số 65-KL/TW ngày 14/3/2010 của Ban Bí thư.', quote: '65-KL/TW ngày 14/3/2010' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP ngày 09/01/2015; Luật số 10/2022/QH15 ngày 10/11/2022.' },
    { text: 'Chỉ thị số 35-CT/TW ngày 30/5/2019 và Chỉ thị số 35-CT/TW ngày 26/5/2014 của Bộ Chính trị.' },
    { text: 'Chỉ thị số 05-CT/TW ngày 14/9/2011 của Ban Bí thư; Nghị định số 999/2019/NĐ-CP ngày 01/02/2019.' },
  ],
  check: ({ source, knowledge }) =>
    citationsOf(source).flatMap((citation) => {
      if (citation.date === null) return []
      const bearers = bearersOf(citation, knowledge.instruments)
      if (bearers.length === 0 || bearers.some((one) => one.date === citation.date)) return []
      // Another year: the number says so itself (legal), or it is a document of another term (Party), or another document altogether.
      const near = bearers.filter((one) => isSlip(one.date, citation.date!))
      if (citation.style === 'legal' ? !citation.date.startsWith(citation.number.split('/')[1]!) : near.length === 0) return []
      const known = (near[0] ?? bearers[0])!
      const params = { number: known.number, right: shortDate(known.date), written: shortDate(citation.date) }
      return [{
        start: citation.from, end: citation.to, severity: graveness(known.confidence, 'error'), expected: shortDate(known.date),
        message: say(known.confidence === 'M' ? DOUBTFUL : KNOWN, params),
        operands: [operandAt(source.text, citation.dated!, 'date')],
      }]
    }),
}

const KNOWN = { vi: '{number} ban hành ngày {right}, không phải ngày {written}.', en: '{number} is of {right}, not of {written}.' }
const DOUBTFUL = {
  vi: 'Danh mục văn bản ghi {number} ban hành ngày {right} (chưa đối chiếu văn bản gốc), báo cáo ghi ngày {written}: đề nghị kiểm tra lại.',
  en: 'The register has {number} of {right} (not verified), the report {written}.',
}

/** The same year with another day or month, or the same day and month with another year: a slip of the pen rather than another document. */
function isSlip(a: CalendarDate, b: CalendarDate): boolean {
  return a.slice(0, 4) === b.slice(0, 4) || (a.slice(5) === b.slice(5) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1)
}
