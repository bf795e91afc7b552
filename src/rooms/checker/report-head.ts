import type { CalendarDate } from '#foundation/calendar-date.ts'
import { readWrittenDates, type WrittenDate } from '#foundation/written-date.ts'
import { type Citation, parseCitations } from '#rooms/instruments/index.ts'
import type { Span } from './finding.ts'
import type { SourceText } from './source-text.ts'

/** What stands above the body of an administrative document, as far as it is there. All spans are offsets into the text. */
export type ReportHead = {
  /** “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”. */
  readonly nation?: Span
  /** “Độc lập - Tự do - Hạnh phúc”. */
  readonly motto?: Span
  /** “ĐẢNG CỘNG SẢN VIỆT NAM”: a document of the Party, for which Decree 30/2020 does not hold. */
  readonly party?: Span
  /** The line of the body that issues: in capitals, above or beside the number. */
  readonly issuer?: Span
  /** “Số: 480/BC-UBND”, “Số: /BC-UBND”. */
  readonly number?: Span
  /** “Kbang, ngày 30 tháng 10 năm 2020”. */
  readonly placeAndDate?: Span & { readonly place: string }
  readonly written?: WrittenDate
  readonly date?: CalendarDate
  /** “BÁO CÁO”, with what kind it is in lower case. */
  readonly type?: Span & { readonly name: string }
  /** Trích yếu: what stands below the kind. */
  readonly title?: Span
  /** The years the title names. */
  readonly years: readonly number[]
  /** Where the body begins. */
  readonly bodyStart: number
}

const kept = new WeakMap<SourceText, { head?: ReportHead; dates?: readonly WrittenDate[]; citations?: readonly Citation[] }>()

function keep(source: SourceText): { head?: ReportHead; dates?: readonly WrittenDate[]; citations?: readonly Citation[] } {
  const found = kept.get(source) ?? {}
  kept.set(source, found)
  return found
}

/** The days and months written in the report; read once for all rules. */
export function datesOf(source: SourceText): readonly WrittenDate[] {
  return (keep(source).dates ??= readWrittenDates(source.text))
}

/** The documents named in the report; read once for all rules. */
export function citationsOf(source: SourceText): readonly Citation[] {
  return (keep(source).citations ??= parseCitations(source.text))
}

/** The report's own head; read once for all rules. */
export function headOf(source: SourceText): ReportHead {
  return (keep(source).head ??= readHead(source))
}

/** The day that the report bears; undefined where it bears none, or none that exists. */
export function findReportDate(source: SourceText): CalendarDate | undefined {
  return headOf(source).date
}

/** Of how many lines with something in them the head is at most. */
const LINES = 40
const TYPE = /^(BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHƯƠNG TRÌNH|HƯỚNG DẪN|BIÊN BẢN|ĐỀ ÁN|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|CÔNG ĐIỆN|THÔNG CÁO)(?![\p{L}])/u
const ISSUER = /^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ|PHÒNG|BAN|BỘ|CHI CỤC|CỤC|TRUNG TÂM|TRƯỜNG|VĂN PHÒNG|THANH TRA|CÔNG TY|BỆNH VIỆN|TRẠM|VIỆN|HẠT|KHO BẠC|TÒA ÁN|BAN CHỈ ĐẠO)(?![\p{L}])/u
const PLACE = /(?:^|[\s\t|])([\p{Lu}][\p{L}\s.'-]{0,40}?)\s{0,2},\s{0,2}(?=ngày\s)/u

type Line = Span & { readonly text: string }

function readHead({ text }: SourceText): ReportHead {
  const lines = firstLines(text)
  const typeAt = lines.findIndex((line) => TYPE.test(line.text))
  const bodyAt = lines.findIndex((line, at) => at > typeAt && isBody(line.text))
  const above = typeAt >= 0 ? lines.slice(0, typeAt + 1) : lines.slice(0, bodyAt >= 0 ? Math.min(bodyAt, 14) : 14)
  const find = (pattern: RegExp): Span | undefined => {
    for (const line of above) {
      const match = pattern.exec(line.text)
      if (match) return { start: line.start + match.index, end: line.start + match.index + match[0].trimEnd().length }
    }
    return undefined
  }
  const dated = above.map((line) => placeAndDate(line)).find((one) => one !== undefined)
  const below = typeAt < 0 ? [] : lines.slice(typeAt + 1, bodyAt < 0 ? typeAt + 3 : bodyAt).slice(0, 5)
  const titleLines = titleOf(text, below.filter((line) => !/^[-–—_*\s]+$/.test(line.text)))
  const type = typeAt < 0 ? undefined : lines[typeAt]!
  const name = type && TYPE.exec(type.text)![0]
  const beside = type && name && type.text.length > name.length + 3 ? [{ start: type.start + name.length, end: type.end, text: type.text.slice(name.length) }] : []
  const title = [...beside, ...titleLines]
  const titleText = title.map((line) => line.text).join(' ')
  return {
    ...spread('nation', find(/CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM/u)),
    ...spread('motto', find(/Độc\s+lập\s{0,2}[-–—]\s{0,2}Tự\s+do\s{0,2}[-–—]\s{0,2}Hạnh\s+phúc/iu)),
    ...spread('party', find(/ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|^ĐẢNG BỘ|^ĐẢNG ỦY|^HUYỆN ỦY|^TỈNH ỦY|^THÀNH ỦY|^CHI BỘ/u)),
    ...spread('issuer', find(ISSUER)),
    ...spread('number', find(/(?:^|[\s\t|])Số\s{0,2}:?\s{0,3}(?=[\d./…_\s]{0,24}[/-]?[A-ZĐ\d….])[\d./…_ ]{0,24}[/-]?[A-ZĐ][\p{L}\d/&-]{0,40}/u)),
    ...(dated && { placeAndDate: dated.place, written: dated.written, ...(dated.written.date && { date: dated.written.date }) }),
    ...(type && name && { type: { start: type.start, end: type.start + name.length, name: name.toLowerCase() } }),
    ...(title.length > 0 && { title: { start: title[0]!.start, end: title.at(-1)!.end } }),
    years: [...titleText.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map((match) => Number(match[0])),
    bodyStart: bodyAt >= 0 ? lines[bodyAt]!.start : (titleLines.at(-1)?.end ?? type?.end ?? 0),
  }
}

/** The lines of the title: until an empty line, the addressee, or a line that is a sentence. */
function titleOf(text: string, lines: readonly Line[]): Line[] {
  const title: Line[] = []
  for (const line of lines) {
    if (/^Kính gửi/iu.test(line.text) || /[.;:]$/.test(line.text)) break
    if (title.length > 0 && /\n\s*\n/.test(text.slice(title.at(-1)!.end, line.start))) break
    title.push(line)
  }
  return title
}

function spread<K extends string>(key: K, span: Span | undefined): { [key in K]?: Span } {
  return (span ? { [key]: span } : {}) as { [key in K]?: Span }
}

function isBody(line: string): boolean {
  return /^(Thực hiện|Căn cứ|Theo|I\.|1\.|A\.|PHẦN|Phần|Năm \d|Trong |Để |Xét |Ngày |Phát huy|Nhằm|Trên cơ sở)/u.test(line) || line.length > 220
}

function firstLines(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length && lines.length < LINES; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const raw = text.slice(start, end)
    const lead = raw.length - raw.replace(/^[\s*_#|>]+/, '').length
    const trimmed = raw.slice(lead).replace(/[\s*_|]+$/, '')
    if (trimmed !== '') lines.push({ start: start + lead, end: start + lead + trimmed.length, text: trimmed })
    start = end + 1
  }
  return lines
}

/** “Kbang, ngày 30 tháng 10 năm 2020”, alone in its line or beside the number, or in a cell of its own. */
function placeAndDate(line: Line): { readonly place: Span & { readonly place: string }; readonly written: WrittenDate } | undefined {
  if (line.text.length > 160) return undefined
  const match = PLACE.exec(line.text)
  if (!match) return undefined
  const nameAt = line.start + match.index + match[0].indexOf(match[1]!)
  const written = readWrittenDates(line.text).find((one) => one.start >= match.index)
  const rest = written ? line.text.slice(written.end) : ''
  if (!written || written.day === undefined || /[\p{L}\d]/u.test(rest) || /^(Căn cứ|Thực hiện|Theo|Ngày)/u.test(match[1]!)) return undefined
  const shifted: WrittenDate = { ...written, start: line.start + written.start, end: line.start + written.end }
  return { place: { start: nameAt, end: shifted.end, place: match[1]! }, written: shifted }
}
