import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { graveness } from './known.ts'

export const rule: Rule = {
  code: 'citation.law-year',
  severity: 'warning',
  title: { vi: 'Năm của luật được dẫn không đúng', en: 'A law named with the wrong year' },
  ground: { vi: 'Luật được dẫn theo năm Quốc hội thông qua', en: 'A law is named by the year in which it was passed' },
  fires: [
    { text: 'Thực hiện Luật Khiếu nại năm 2012, UBND xã đã giải quyết 03 đơn.', quote: 'Luật Khiếu nại năm 2012' },
    { text: 'Luật Thực hiện dân chủ ở cơ sở năm 2023 quy định 06 nội dung Nhân dân bàn và quyết định.', quote: 'Luật Thực hiện dân chủ ở cơ sở năm 2023' },
  ],
  silent: [
    { text: 'Luật Khiếu nại năm 2011, Luật Tố cáo năm 2018, Luật Thực hiện dân chủ ở cơ sở năm 2022 và Luật Tín ngưỡng, tôn giáo năm 2016.' },
    { text: 'Tuyên truyền Luật Khiếu nại trong năm 2012; triển khai Luật Khiếu nại, Luật Tố cáo năm 2020 cho 120 người.' },
    { text: 'Luật Đất đai năm 1993; Luật Phòng, chống bạo lực gia đình năm 2022.' },
  ],
  check: ({ source, knowledge }) =>
    [...source.text.matchAll(/(?<!\p{L})(?:Bộ luật|Luật)\s{1,2}(\p{Lu}[^.;:()“”"\n\t0-9]{2,80}?)\s{1,2}(?:năm\s{1,2})?((?:19|20)\d\d)(?![\d/])/gu)].flatMap((match) => {
      const [whole, title, year] = match as unknown as [string, string, string]
      // The year may be that of the work, not of the law: only where it follows the name closely, in a law of one edition or near one.
      if (!/\snăm\s+\d{4}$/.test(whole) || /(trong|đến|từ)\s+năm\s+\d{4}$/u.test(whole)) return []
      const laws = knowledge.instruments.lawsTitled(title)
      if (laws.length === 0 || laws.some((one) => one.date.startsWith(year))) return []
      const near = laws.filter((one) => Math.abs(Number(one.date.slice(0, 4)) - Number(year)) === 1)
      if (near.length !== 1 || /(tuyên truyền|phổ biến|triển khai|thực hiện)[^,.;]{0,80},[^.;]*$/iu.test(source.text.slice(Math.max(0, match.index - 120), match.index))) return []
      const right = near[0]!.date.slice(0, 4)
      return [{
        start: match.index, end: match.index + whole.length, severity: graveness(near[0]!.confidence, 'warning'), expected: right, operands: [],
        message: say({ vi: 'Luật {title} được thông qua năm {right} ({number}).', en: 'The law was passed in {right} ({number}).' }, { title: title.replaceAll(/\s+/g, ' '), right, number: near[0]!.number }),
      }]
    }),
}
