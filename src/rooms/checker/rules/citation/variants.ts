import { shortDate } from '#foundation/calendar-date.ts'
import type { Citation } from '#rooms/instruments/index.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule, RuleInput } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'citation.variants',
  severity: 'warning',
  title: { vi: 'Một văn bản được viết nhiều cách trong cùng báo cáo', en: 'One document written in several ways' },
  ground: { vi: 'Số, ký hiệu, ngày của một văn bản chỉ có một', en: 'A document has one number and one date' },
  fires: [
    { text: 'Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị. Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/6/2016 và Chỉ thị số 05-CT/TW ngày 15/5/2016.', quote: '05-CT/TW ngày 15/6/2016' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/3/2021; theo Kế hoạch số 45/KH-UBND ngày 15/3/2021 của UBND xã.', quote: '45/KH-UBND ngày 15/3/2021' },
    { text: 'Quyết định số 152/QĐ-UBND ngày 05/3/2021; Quyết định số 152/QĐ-UBND; Quyết định số 152/QĐ-HĐND ngày 05/3/2021.', quote: '152/QĐ-HĐND' },
  ],
  silent: [
    { text: 'Chỉ thị số 35-CT/TW ngày 30/5/2019 và Chỉ thị số 35-CT/TW ngày 26/5/2014 của Bộ Chính trị.' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/3/2021 của xã và Kế hoạch số 45/KH-UBND ngày 12/01/2020; Kế hoạch số 45/KH-UBND.' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/3/2021 của UBND huyện và Kế hoạch số 45/KH-UBND ngày 20/3/2021 của UBND xã.' },
    { text: 'Kế hoạch số 45/KH-UBND ngày 05/3/2021; Báo cáo số 45/BC-UBND ngày 05/3/2021.' },
  ],
  check: (input) => [...otherDates(input), ...otherSymbols(input)],
}

/** The same number and issuer with two dates of one year: the less frequent is marked, or else the latter. */
function otherDates({ source, knowledge }: RuleInput) {
  const dated = citationsOf(source).filter((one) => one.date !== null)
  return [...Map.groupBy(dated, (one) => `${one.right} ${one.date!.slice(0, 4)}`).values()].flatMap((list) => {
    const byDate = [...Map.groupBy(list, (one) => one.date!).entries()].toSorted((a, b) => b[1].length - a[1].length)
    if (byDate.length !== 2) return []
    const issuers = new Set(list.flatMap((one) => (one.issuer ? [one.issuer.text.toLowerCase()] : [])))
    if (issuers.size > 1) return []
    // The register knows better than the count.
    const known = knowledge.instruments.withNumber(list[0]!.right).find((one) => byDate.some(([date]) => date === one.date))
    const [usual, other] = known && known.date === byDate[1]![0] ? [byDate[1]!, byDate[0]!] : [byDate[0]!, byDate[1]!]
    return other[1].map((citation) => ({
      start: citation.from, end: citation.to, severity: 'warning' as const, expected: shortDate(usual[0]),
      message: say({ vi: '{number} ở chỗ khác trong báo cáo ghi ngày {date}.', en: 'Elsewhere in the report {number} is dated {date}.' }, { number: citation.right, date: shortDate(usual[0]) }),
      operands: [operandAt(source.text, usual[1][0]!.dated!, 'date')],
    }))
  })
}

/** The same figures, date and kind with two symbols. */
function otherSymbols({ source }: RuleInput) {
  const dated = citationsOf(source).filter((one) => one.date !== null && one.type !== undefined && one.faults.length === 0)
  const often = new Map<string, number>()
  for (const { right } of citationsOf(source)) often.set(right, (often.get(right) ?? 0) + 1)
  const key = (one: Citation): string => `${/^\d+/.exec(one.right)![0]} ${one.date} ${one.type!.text.toLowerCase()}`
  return [...Map.groupBy(dated, key).values()].flatMap((list) => {
    const bySymbol = [...Map.groupBy(list, (one) => one.right).entries()]
    if (bySymbol.length !== 2) return []
    bySymbol.sort((a, b) => often.get(b[0])! - often.get(a[0])!)
    const [usual, other] = [bySymbol[0]!, bySymbol[1]!]
    return other[1].map((citation) => ({
      start: citation.from, end: citation.numberEnd, severity: 'warning' as const, expected: usual[0],
      message: say({ vi: 'Văn bản cùng số, cùng ngày ở chỗ khác trong báo cáo ghi là {number}.', en: 'Elsewhere in the report the same document is {number}.' }, { number: usual[0] }),
      operands: [operandAt(source.text, { start: usual[1][0]!.from, end: usual[1][0]!.numberEnd }, 'number')],
    }))
  })
}
