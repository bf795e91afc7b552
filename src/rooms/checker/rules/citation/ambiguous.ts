import { shortDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import { citationsOf, headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'citation.ambiguous',
  severity: 'note',
  title: { vi: 'Số văn bản của Đảng có ở nhiều văn bản', en: 'A number that several documents of the Party bear' },
  ground: { vi: 'Số văn bản của Đảng đánh lại theo nhiệm kỳ: phải phân biệt bằng ngày ban hành', en: 'The numbers of the Party begin anew with each term: only the date tells them apart' },
  fires: [
    { text: 'Tiếp tục thực hiện Chỉ thị số 35-CT/TW của Bộ Chính trị.', quote: '35-CT/TW' },
    {
      text: 'BÁO CÁO\nKết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020\n\nThực hiện các văn bản về Quy chế dân chủ như: Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.',
      quote: '35-CT/TW',
    },
  ],
  silent: [
    { text: 'Chỉ thị số 35-CT/TW ngày 26/5/2014 và Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.' },
    { text: 'Chỉ thị số 05-CT/TW của Bộ Chính trị; Kết luận số 120-KL/TW; Chỉ thị số 35-CT/TW ngày 30/5/2019 về đại hội đảng bộ các cấp.' },
    { text: 'BÁO CÁO\nKết quả công tác xây dựng Đảng năm 2020\n\nThực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.' },
  ],
  check: ({ source, knowledge }) => {
    const head = headOf(source)
    const isOnDemocracy = head.title !== undefined && DEMOCRACY.test(foldText(source.text.slice(head.title.start, head.title.end)))
    const told = new Set<string>()
    const citations = citationsOf(source)
    return citations.flatMap((citation) => {
      if (citation.style !== 'party' || told.has(citation.right)) return []
      const bearers = knowledge.instruments.withNumber(citation.right).filter((one) => one.date <= knowledge.on)
      if (bearers.length < 2) return []
      const isDated = citations.some((one) => one.right === citation.right && one.date !== null)
      const meant = bearers.find((one) => one.date === citation.date)
      const other = bearers.find((one) => one !== meant)!
      // Dated, it is told only where a report on grassroots democracy names the document on another matter, and not its namesake.
      const isOffMatter = isOnDemocracy && meant !== undefined && !NEAR.test(foldText(meant.title)) && NEAR.test(foldText(other.title))
      if (isDated && (!isOffMatter || citations.some((one) => one.right === citation.right && one.date === other.date))) return []
      told.add(citation.right)
      const list = bearers.map((one) => `${shortDate(one.date)} ${one.title}`).join('; ')
      return [{
        start: citation.from, end: citation.numberEnd, severity: 'note' as const, operands: [],
        message: say(MESSAGE, { number: citation.right, list }),
      }]
    })
  },
}

const DEMOCRACY = /dan chu|qcdc/
const NEAR = /dan chu|tiep cong dan|dan van|giam sat|khieu nai|doi thoai/
const MESSAGE = {
  vi: 'Có nhiều văn bản mang số {number} (ngày {list}): đề nghị ghi rõ và kiểm tra ngày ban hành của văn bản cần dẫn.',
  en: 'Several documents bear the number {number} ({list}): tell which one is meant.',
}
