import { foldText } from '#foundation/text.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'
import { meantBy } from './known.ts'

export const rule: Rule = {
  code: 'citation.title',
  severity: 'note',
  title: { vi: 'Trích yếu dẫn khác trích yếu của văn bản', en: 'A title that the document does not bear' },
  ground: { vi: 'Trích yếu nội dung của văn bản theo danh mục văn bản', en: 'The title of the document in the register' },
  fires: [
    { text: 'Nghị định số 04/2015/NĐ-CP của Chính phủ “về thực hiện Quy chế dân chủ trong cơ quan hành chính”.', quote: 'về thực hiện Quy chế dân chủ trong cơ quan hành chính' },
    { text: 'Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ về hòa giải ở cơ sở;', quote: 'hòa giải ở cơ sở' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP của Chính phủ “về thực hiện dân chủ trong hoạt động của cơ quan hành chính nhà nước và đơn vị sự nghiệp công lập”.' },
    { text: 'Nghị định số 04/2015/NĐ-CP của Chính phủ về thực hiện dân chủ trong cơ quan hành chính; Nghị định số 30/2020/NĐ-CP về công tác văn thư.' },
    { text: 'Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về “Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”.' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/3/2021 về phòng, chống dịch.' },
  ],
  check: ({ source, knowledge }) => {
    const told = new Set<string>()
    return citationsOf(source).flatMap((citation) => {
      const { title } = citation
      const meant = title && meantBy(citation, knowledge.instruments)
      if (!title || !meant || meant.title === '') return []
      const isKept = knowledge.instruments.all.includes(meant)
      const [written, right] = [wordsOf(title.text), wordsOf(meant.title)]
      if (written.length < 3) return []
      const share = shared(written, right)
      // Of a title in quotation marks every word counts, where the document's own title is kept by hand; else only another subject.
      const isOfAnother = share.written < 0.7 && share.right < 0.9 && knowledge.instruments.all.some((one) => {
        if (one === meant || one.title === '' || one.type !== meant.type) return false
        const other = shared(written, wordsOf(one.title))
        return other.written >= 0.8 && other.right >= 0.8
      })
      const isOther = isOfAnother ? true : title.quoted && isKept ? share.written < 1 && !QUOTED_PART.test(title.text) : share.written < 0.34 && share.right < 0.34
      if (!isOther || title.text.endsWith('…')) return []
      const key = `${meant.number} ${written.join(' ')}`
      if (told.has(key)) return []
      told.add(key)
      return [{
        start: title.start, end: title.end, severity: 'note' as const, expected: meant.title,
        message: say({ vi: 'Trích yếu của {number} là “{right}”.', en: 'The title of {number} is “{right}”.' }, { number: meant.number, right: meant.title }),
        operands: [operandAt(source.text, { start: citation.from, end: citation.numberEnd }, 'number')],
      }]
    })
  },
}

const QUOTED_PART = /^["'(]|\.\.\.$/

const SMALL = new Set(['ve', 'viec', 'va', 'cua', 'cac', 'cho', 'de', 'tai', 'o', 'trong', 'mot', 'so', 'quy', 'dinh', 'chi', 'tiet', 'ban', 'hanh', 'dieu', 'luat', 'nghi', 'tiep', 'tuc'])

function wordsOf(title: string): string[] {
  return foldText(title.replace(/^(về việc|về|v\/v)\s/iu, '')).split(' ').filter((word) => word !== '' && !SMALL.has(word))
}

/** What share of either's words the other has too. */
function shared(a: readonly string[], b: readonly string[]): { written: number; right: number } {
  return {
    written: a.length === 0 ? 1 : a.filter((word) => b.includes(word)).length / a.length,
    right: b.length === 0 ? 1 : b.filter((word) => a.includes(word)).length / b.length,
  }
}
