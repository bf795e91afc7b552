import type { Citation } from '#rooms/instruments/index.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'citation.symbol',
  severity: 'warning',
  title: { vi: 'Ký hiệu khác ký hiệu của văn bản cùng số', en: 'A symbol that the document of this number does not bear' },
  ground: { vi: 'Số, ký hiệu ghi trên văn bản; khóa Quốc hội theo năm ban hành', en: 'The number on the document; the term of the National Assembly by the year' },
  fires: [
    { text: 'Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH14 ngày 10/11/2022.', quote: '10/2022/QH14' },
    { text: 'Pháp lệnh số 34/2007/PL-UBTVQH12 của Ủy ban Thường vụ Quốc hội.', quote: '34/2007/PL-UBTVQH12' },
    { text: 'Luật Tố cáo số 25/2018/QH13.', quote: '25/2018/QH13' },
  ],
  silent: [
    { text: 'Luật số 10/2022/QH15; Pháp lệnh số 34/2007/PL-UBTVQH11; Luật số 25/2018/QH14; Luật số 35/2013/QH13.' },
    { text: 'Luật số 77/2015/QH13; Nghị quyết số 1211/2016/UBTVQH13; Nghị quyết số 1195/NQ-UBTVQH15.' },
  ],
  check: ({ source, knowledge }) =>
    citationsOf(source).flatMap((citation) => {
      const term = citation.style === 'legal' ? termOf(citation) : undefined
      if (!term || knowledge.instruments.withNumber(citation.right).length > 0) return []
      const span = { start: citation.from, end: citation.numberEnd, operands: [], severity: 'error' as const }
      const known = term.possible.flatMap((one) => knowledge.instruments.withNumber(citation.right.replace(/\d+$/, String(one))))[0]
      // In the year of an election two terms give numbers, each from 01: there only an ordinance is beyond doubt.
      if (term.possible.includes(term.written) && !(known && /PL-/.test(citation.right))) return []
      if (known) return [{ ...span, expected: known.number, message: say(KNOWN, { right: known.number }) }]
      return [{ ...span, message: say(TERM, { year: String(term.year), term: String(term.written), right: term.possible.join(', ') }) }]
    }),
}

const KNOWN = { vi: 'Văn bản mang số này có ký hiệu {right}.', en: 'The document of this number is {right}.' }
const TERM = { vi: 'Năm {year} không thuộc Quốc hội khóa {term} (năm đó là khóa {right}).', en: 'In {year} the National Assembly was that of term {right}, not {term}.' }

/** First and last year of the terms of the National Assembly, from the tenth. */
const TERMS: Readonly<Record<number, readonly [number, number]>> = {
  10: [1997, 2002], 11: [2002, 2007], 12: [2007, 2011], 13: [2011, 2016], 14: [2016, 2021], 15: [2021, 2026], 16: [2026, 2031],
}

function termOf({ right }: Citation): { written: number; year: number; possible: number[] } | undefined {
  const match = /^\d+\/(\d{4})\/(?:[A-ZĐ]+-)?(?:UBTV)?QH(\d{1,2})$/.exec(right)
  if (!match) return undefined
  const year = Number(match[1])
  if (year < 1998) return undefined
  return { written: Number(match[2]), year, possible: Object.keys(TERMS).map(Number).filter((term) => TERMS[term]![0] <= year && year <= TERMS[term]![1]) }
}
