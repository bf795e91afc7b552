import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'citation.year',
  severity: 'error',
  title: { vi: 'Năm trong số văn bản khác năm ban hành', en: 'The year in the number is not that of the date' },
  ground: { vi: 'Luật Ban hành văn bản quy phạm pháp luật: số của văn bản có năm ban hành', en: 'The number of a legal document holds the year of its issue' },
  fires: [
    { text: 'Nghị định số 04/2015/NĐ-CP ngày 09/01/2016 của Chính phủ.', quote: '04/2015/NĐ-CP ngày 09/01/2016' },
    { text: 'Thông tư số 212/2018/TT-BNV ngày 05 tháng 6 năm 2019 của Bộ Nội vụ.', quote: '212/2018/TT-BNV ngày 05 tháng 6 năm 2019' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/01/2021 và Nghị định số 59/2023/NĐ-CP.' },
  ],
  check: ({ source }) =>
    citationsOf(source).flatMap((citation) => {
      const year = citation.style === 'legal' ? citation.number.split('/')[1]! : undefined
      if (year === undefined || citation.date === null || citation.date.startsWith(year)) return []
      const date = citation.date.slice(0, 4)
      return [{
        start: citation.from, end: citation.to, severity: 'error' as const,
        message: say({ vi: 'Số văn bản ghi năm {year} nhưng ngày ban hành ghi năm {date}.', en: 'The number is of {year}, the date of {date}.' }, { year, date }),
        operands: [operandAt(source.text, citation.dated!, 'date')],
      }]
    }),
}
