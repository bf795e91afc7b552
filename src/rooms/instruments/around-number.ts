/** A part of a citation beside its number, with its place. */
export type CitedPart = { readonly start: number; readonly end: number; readonly text: string }
export type CitedDate = CitedPart & { readonly day: number; readonly month: number; readonly year: number }
/** `quoted`: it stands in quotation marks, so that it claims to be word for word. */
export type CitedTitle = CitedPart & { readonly quoted: boolean }

const TYPE = new RegExp(
  '(?<!\\p{L})(nghị quyết liên tịch|thông tư liên tịch|văn bản hợp nhất|kế hoạch phối hợp|kế hoạch liên tịch|chương trình phối hợp|chương trình hành động|' +
    'quy chế phối hợp|hướng dẫn liên tịch|bộ luật|luật|pháp lệnh|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kế hoạch|báo cáo|công văn|kết luận|quy định|' +
    'chương trình|hướng dẫn|thông báo|tờ trình|đề án|công điện|quy chế|thông tri|lệnh|sắc lệnh|phương án|giấy mời|biên bản|văn bản)' +
    '(?:\\s{0,2}(?:số hiệu|số)\\s?:?)?\\s{0,3}$', 'iu',
)

/** The kind of document named right before a number, with “số” between them or not. */
export function typeBefore(text: string, at: number): CitedPart | undefined {
  const from = Math.max(0, at - 40)
  const window = text.slice(from, at).replaceAll('\n', ' ')
  const match = TYPE.exec(window)
  if (!match) return undefined
  const start = from + match.index
  return { start, end: start + match[1]!.length, text: match[1]! }
}

const FIGURES = /^[,;]?\s{0,3}\(?(?:(?:được\s)?ban hành\s{1,2}|ký\s{1,2})?(?:ngày|Ngày)\s{0,3}(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/u
const LONG = /^[,;]?\s{0,3}\(?(?:(?:được\s)?ban hành\s{1,2}|ký\s{1,2})?(?:ngày|Ngày)\s{0,3}(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})\s{0,3}(?:năm\s{0,3}|\/\s?)(\d{4})(?!\d)/u

/** The date that stands right after the number or its issuer. */
export function dateAt(text: string, at: number): CitedDate | undefined {
  const window = text.slice(at, at + 70)
  const match = FIGURES.exec(window) ?? LONG.exec(window)
  if (!match) return undefined
  const start = at + match[0].search(/ngày/iu)
  const end = at + match[0].length
  return { start, end, text: text.slice(start, end), day: Number(match[1]), month: Number(match[2]), year: Number(match[3]) }
}

const OF = /^\)?,?\s{1,3}của\s{1,3}(?=[\p{L}])/u
/** What ends the name of an issuer. */
const ISSUER_END = /[.,;:()“”"«»*\n\t]|\s(?:về|ban hành|quy định|hướng dẫn|ngày|sửa đổi|phê duyệt|trên|năm|khóa|đã|được|theo|tại|trong|đối với|để|nhằm|có|là|qua|gắn|cho|thì|do|từ|ở|còn|chưa)(?=[\s.,;:])/u

/** The issuer named after “của”. */
export function issuerAt(text: string, at: number): CitedPart | undefined {
  const match = OF.exec(text.slice(at, at + 12))
  if (!match) return undefined
  const start = at + match[0].length
  const window = text.slice(start, start + 90)
  const stop = ISSUER_END.exec(window.replaceAll(/(?<!\n)\n(?!\n)/g, ' '))
  if (!stop && window.length === 90) return undefined
  const name = window.slice(0, stop?.index ?? window.length).trimEnd()
  return name === '' ? undefined : { start, end: start + name.length, text: name.replaceAll(/\s+/g, ' ') }
}

const TITLE = /^\)?(?:\s{1,2}\(?khóa\s[\dIVX]{1,5}\)?)?,?\s{0,3}(?:[*_]{0,2})(?:(về việc|về|v\/v)\s{1,3})?[*_]{0,2}(?:(["“«])[*_]{0,2})?/iu
const CLOSING: Readonly<Record<string, RegExp>> = { '"': /"/, '“': /[”"]/, '«': /»/ }

/** The title: what stands in quotation marks, or after “về” until the sentence or its part ends. */
export function titleAt(text: string, at: number): CitedTitle | undefined {
  const match = TITLE.exec(text.slice(at, at + 40))!
  const [lead, about, opening] = match
  const start = at + lead.length
  if (opening !== undefined) {
    const window = text.slice(start, start + 320)
    const stop = CLOSING[opening]!.exec(window)
    if (!stop) return undefined
    const title = window.slice(0, stop.index).replace(/[*_\s]+$/, '')
    return title === '' ? undefined : { start, end: start + title.length, text: title.replaceAll(/\s+/g, ' '), quoted: true }
  }
  if (about === undefined) return undefined
  const window = text.slice(start, start + 320)
  const stop = /[.;:()“”"«»\t]|\n\s*\n/.exec(window)
  const title = window.slice(0, stop?.index ?? window.length).trimEnd()
  return title === '' ? undefined : { start, end: start + title.length, text: title.replaceAll(/\s+/g, ' '), quoted: false }
}
