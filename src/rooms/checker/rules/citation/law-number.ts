import type { Instrument } from '#rooms/instruments/index.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { graveness } from './known.ts'

export const rule: Rule = {
  code: 'citation.law-number',
  severity: 'error',
  title: { vi: 'Số của luật được dẫn không đúng', en: 'A law cited by its name with a wrong number' },
  ground: { vi: 'Số, ký hiệu của luật theo danh mục văn bản', en: 'The number of the law in the register' },
  fires: [
    { text: 'Thực hiện Luật Tiếp công dân số 42/2014/QH13, UBND xã đã tiếp 12 lượt công dân.', quote: '42/2014/QH13' },
    { text: 'Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH14 của Quốc hội.', quote: '10/2022/QH14' },
    { text: 'Triển khai Luật Hòa giải ở cơ sở (số 36/2013/QH13) đến các tổ hòa giải.', quote: '36/2013/QH13' },
    { text: 'Căn cứ Luật Tố cáo số 02/2011/QH13, Thanh tra tỉnh đã kết luận 03 vụ.', quote: '02/2011/QH13' },
  ],
  silent: [
    { text: 'Thực hiện Luật Tiếp công dân số 42/2013/QH13; Luật Tố cáo số 25/2018/QH14.' },
    { text: 'Luật Khiếu nại, tố cáo số 09/1998/QH10 và Luật số 97/2025/QH15.' },
    { text: 'Nghị định số 15/2014/NĐ-CP quy định chi tiết Luật Hòa giải ở cơ sở; Quyết định số 42/2014/QĐ-UBND.' },
  ],
  check: ({ source, knowledge }) =>
    citationsOf(source).flatMap((citation) => {
      const parts = partsOf(citation.right)
      if (!parts) return []
      const title = nameBefore(source.text, citation.from)
      const laws = title === undefined ? [] : knowledge.instruments.lawsTitled(title)
      if (laws.length === 0 || laws.some((law) => law.number === citation.right)) return []
      // One thing alone is another: a slip. More than one may be an earlier law of the same name.
      const bearers = knowledge.instruments.withNumber(citation.right)
      if (isKnownAs(bearers, title!)) return []
      // The number of another law altogether: the one of the name that was there on the day.
      const near = laws.filter((law) => isOneOff(partsOf(law.number), parts))
      const meant = near.length === 0 && bearers.some(({ title: other }) => other !== '') ? laws.filter(({ date }) => date <= knowledge.on).slice(-1) : near
      if (meant.length !== 1) return []
      const [law] = meant as [Instrument]
      return [{
        start: citation.from, end: citation.numberEnd, severity: graveness(law.confidence, 'error'), expected: law.number, operands: [],
        message: say(MESSAGE, { title: law.title, right: law.number, written: citation.right }),
      }]
    }),
}

/** `42`, `2013`, `QH13` of a law's number. */
function partsOf(number: string): readonly [string, string, string] | undefined {
  const match = /^(\d{1,3})\/(\d{4})\/(QH\d{1,2})$/.exec(number)
  return match ? [String(Number(match[1])), match[2]!, match[3]!] : undefined
}

function isOneOff(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.filter((part, at) => part === b[at]).length === 2
}

function isKnownAs(bearers: readonly Instrument[], title: string): boolean {
  return bearers.some((one) => one.title.toLowerCase() === title.toLowerCase())
}

/** The name between “Luật” and the number: at most a line's length before it. */
function nameBefore(text: string, end: number): string | undefined {
  const before = text.slice(Math.max(0, end - 130), end).replaceAll(/\s+/g, ' ')
  const at = before.lastIndexOf('uật ')
  if (at < 1 || !/[Ll]$/.test(before.slice(0, at))) return undefined
  const name = before.slice(at + 4).replace(/ ?\(? ?(?:số|Số)? ?:? ?$/, '').replace(/ năm \d{4},?$/, '').replace(/,$/, '')
  return name.length >= 3 && !/[.;:()"“”\d]/.test(name) ? name : undefined
}

const MESSAGE = {
  vi: 'Luật {title} có số {right}, không phải {written}.',
  en: 'The law has the number {right}, not {written}.',
}
