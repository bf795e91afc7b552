import type { Span } from './finding.ts'
import type { SourceText } from './source-text.ts'

/** What stands below the body of an administrative document, as far as it is there. */
export type ReportTail = {
  /** “Nơi nhận:”. */
  readonly recipients?: Span
  /** “Lưu:” among the recipients. */
  readonly kept?: Span
  /** “TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”, “HIỆU TRƯỞNG” …: the office of who signs. */
  readonly office?: Span
  /** The last line of the body. */
  readonly lastLine?: Span
  /** Headings of annexes. */
  readonly annexes: readonly Span[]
}

const kept = new WeakMap<SourceText, ReportTail>()

/** The end of the report; read once for all rules. */
export function tailOf(source: SourceText): ReportTail {
  const found = kept.get(source) ?? readTail(source)
  kept.set(source, found)
  return found
}

const LINE = /[^\n\t|]+/gu
const RECIPIENTS = /^[*_\s]*Nơi nhận\s{0,2}[*_]{0,3}:?/u
const KEPT = /^[-–+*_\s]*L[ưu]u\s{0,2}:?\s{0,2}\S/u
const OFFICE = /^[*_\s]*(?:TM\.|T\/M|KT\.|K\/T|TL\.|T\/L|TUQ\.|Q\.)\s{0,2}\p{Lu}{2}|^[*_\s]*(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|TRƯỞNG BAN|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|BÍ THƯ|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|THỦ TRƯỞNG|TRẠM TRƯỞNG|BỘ TRƯỞNG|TRƯỞNG THÔN|TỔ TRƯỞNG)(?![\p{L}])[^.]{0,60}$/u
const ANNEX = /^[#*_\s]*(?:PHỤ LỤC|Phụ lục)(?![\p{L}])[^.;:]{0,140}$/u

function readTail({ text }: SourceText): ReportTail {
  let recipients: Span | undefined
  let keptAt: Span | undefined
  let office: Span | undefined
  let lastLine: Span | undefined
  const annexes: Span[] = []
  let beforeEnd: Span | undefined
  for (const match of text.matchAll(LINE)) {
    const line = match[0].trim()
    if (line === '') continue
    const start = match.index + match[0].indexOf(line)
    const span = { start, end: start + line.length }
    const first = line[0]!
    if (first === 'N' || first === '*' || first === '_') {
      const found = RECIPIENTS.exec(line)
      if (found && !recipients) recipients = { start, end: start + found[0].length }
    }
    if (recipients && !keptAt && line.length < 200 && KEPT.test(line)) keptAt = span
    // The same titles stand in capitals over some sections; that of who signs comes last.
    if (line.length < 120 && OFFICE.test(line) && annexes.length === 0) office = span
    const isAnnex = line.length < 160 && ANNEX.test(line) && /PHỤ LỤC|^[#*_\s]*Phụ lục(\s[IVX\d]+)?[*_\s]*$/u.test(line)
    if (isAnnex && text.length > 0 && start > text.length / 10) annexes.push(span)
    if (!recipients && !isAnnex && annexes.length === 0 && !(line.length < 120 && OFFICE.test(line))) beforeEnd = span
    if (recipients && !lastLine) lastLine = beforeEnd
  }
  lastLine ??= office ? beforeLine(text, office) : beforeEnd
  return { annexes, ...(recipients && { recipients }), ...(keptAt && { kept: keptAt }), ...(office && { office }), ...(lastLine && { lastLine }) }
}

function beforeLine(text: string, office: Span): Span | undefined {
  let end = office.start
  while (end > 0) {
    while (end > 0 && /[\s*_]/.test(text[end - 1]!)) end -= 1
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    if (line.trim() !== '' && !OFFICE.test(line)) return { start: start + line.length - line.trimStart().length, end }
    end = start
  }
  return undefined
}
