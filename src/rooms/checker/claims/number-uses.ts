import type { NumberUse, Token } from './claims.ts'
import { unitAt } from './units.ts'

/** Nouns of documents: a number after them is theirs, unless it counts something. */
const DOCUMENTS = words('luật|pháp lệnh|nghị định|thông tư|quyết định|chỉ thị|kết luận|nghị quyết|công văn|quy định|hướng dẫn|kế hoạch|chương trình|thông báo|tờ trình|báo cáo|đề án|công điện|thông tri|văn bản|tttt|nđ|qđ|ct|nq|kl|tcvn|iso')

/** Nouns that are numbered: `Điều 15`, `thôn 4`, `quý 3`. */
const NUMBERED = words(
  'lần|điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|mẫu|bảng|tiêu chí|chỉ tiêu|quận|phường|tổ|thôn|làng|bản|ấp|khu|khu phố|tổ dân phố|tdp|khóm|buôn|đội|đợt|lần thứ|thứ|khóa|khoá|kỳ|kỳ họp thứ|quý|quốc lộ|ql|tỉnh lộ|đường|vùng|khu vực|cấp độ|cấp|loại|hạng|mức độ|nhóm|tháng|ngày|giai đoạn|nhiệm kỳ|trang|hình|tuyến|lô|thửa|tờ bản đồ|số|bước|cụm|xóm|covid|năm|ngõ|số nhà|chi bộ|lớp|khối|phó bí thư|dự án|tiểu dự án|hợp phần|nội dung|việt nam|ban|nghị quyết trung ương|trung ương|binh đoàn|sư đoàn|trung đoàn',
)

/** Words before `số` by which what follows is counted, not numbered. */
const COUNTING = new Set(['tổng', 'trong', 'con', 'đa', 'thiểu', 'dân', 'tham', 'đại'])

const MONTHS = new Set(['tháng'])

/** What each number of a sentence is used for, by the index of its token. */
export function numberUses(tokens: readonly Token[], from: number, to: number, startsPassage: boolean): ReadonlyMap<number, NumberUse> {
  const uses = new Map<number, NumberUse>()
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind !== 'number' || uses.has(at)) continue
    const end = documentEnd(tokens, at, to)
    if (end > at) {
      for (let i = at; i < end; i++) if (tokens[i]!.kind === 'number') uses.set(i, 'document')
      markListBefore(tokens, uses, at, from)
      continue
    }
    const date = dateEnd(tokens, at, from, to)
    if (date > at) {
      for (let i = at; i < date; i++) if (tokens[i]!.kind === 'number') uses.set(i, 'date')
      continue
    }
    const use = useOf(tokens, at, from, to, startsPassage, uses)
    uses.set(at, use)
    if (use === 'pair') uses.set(pairEnd(tokens, at, to), 'pair')
    if (use === 'range') uses.set(at + 2, 'range')
  }
  return uses
}

/** The denominator's token of `14/14`, `14 / 14`, `1.234 lượt/1.250 hộ`; -1 where there is none. */
export function pairEnd(tokens: readonly Token[], at: number, to: number): number {
  let slash = at + 1
  if (tokens[slash]?.text !== '/') slash = unitAt(tokens, at + 1, to)?.to ?? at + 1
  if (slash >= to || tokens[slash]?.text !== '/') return -1
  const second = tokens[slash + 1]
  if (!second || slash + 1 >= to || second.kind !== 'number' || tokens[slash + 2]?.text === '/') return -1
  return slash > at + 1 && areTwoFigures(tokens, at, slash, to) ? -1 : slash + 1
}

/** “2.968 hộ/12.113 khẩu”, “264 lượt/291 người”: no part of the other, but two counts. */
function areTwoFigures(tokens: readonly Token[], at: number, slash: number, to: number): boolean {
  const [one, other] = [unitAt(tokens, at + 1, to)!, unitAt(tokens, slash + 2, to)]
  if (!other || one.unit.name === other.unit.name || tokens[other.to]?.text === '(') return false
  return PERSONS.has(other.unit.name) && !PERSONS.has(one.unit.name)
}

const PERSONS = new Set(['khẩu', 'người'])

function useOf(
  tokens: readonly Token[], at: number, from: number, to: number, startsPassage: boolean, uses: ReadonlyMap<number, NumberUse>,
): NumberUse {
  const token = tokens[at]!
  const next = tokens[at + 1]
  const before = tokens[at - 1]
  // 1. / 2) / 1.1. at the head of a passage.
  if (startsPassage && at - from <= 1 && (at === from || /^[-–+(]$/.test(before!.text))) {
    if (next && /^[.)/:]$/.test(next.text) && next.start === token.end && /^\d{1,3}(?:\.\d{1,2})*$/.test(token.text) && pairEnd(tokens, at, to) < 0) return 'label'
    if (/^\d{1,2}(?:\.\d{1,2})+$/.test(token.text) && next && next.kind === 'word' && isCapital(next.text)) return 'label'
  }
  if (token.text.length >= 9 && !/[.,]/.test(token.text)) return 'name'
  if (/^0\d{2,}/.test(token.text) && !/[,.]/.test(token.text)) return /^0\d\d$/.test(token.text) && unitAt(tokens, at + 1, to) && before?.lower !== 'số' ? 'value' : 'name'
  // Covid-19, 9001:2008, G7
  if (before && before.end === token.start && /^[-:–]$/.test(before.text) && at - 2 >= from) {
    const two = tokens[at - 2]!
    if (two.end === before.start && (two.kind === 'word' ? /\d/.test(two.text) || two.text !== two.lower || two.lower === 'covid' : uses.get(at - 2) === 'name')) return 'name'
  }
  if (before && before.lower === '-' && tokens[at - 2]?.lower === 'covid') return 'name'
  if (next && next.text === ':' && tokens[at + 2]?.kind === 'number' && next.start === token.end && tokens[at + 2]!.start === next.end) {
    return /^\d{1,2}$/.test(token.text) && /^\d{2}$/.test(tokens[at + 2]!.text) ? 'time' : 'name'
  }
  if (before && before.lower === 'h' && before.end === token.start) return 'time'
  if (next && next.end === next.start + 1 && next.lower === 'h' && next.start === token.end) return 'time'
  if (next && next.text === '%') return 'percent'
  if (next && next.lower === 'phần' && tokens[at + 2]?.lower === 'trăm') return 'percent'
  if (next && /^[-–]$/.test(next.text) && at + 2 < to && tokens[at + 2]!.kind === 'number' && (next.start === token.end || isYear(token.text))) return 'range'
  if (/^4\.0$/.test(token.text)) return 'name'
  // PL-BTVQH 11: the term of the Assembly, parted from its document's number
  if (before && before.text.endsWith('QH')) return 'document'
  const second = pairEnd(tokens, at, to)
  if (second > at) return 'pair'
  // (1) enumerates
  if (before?.text === '(' && next?.text === ')' && /^[1-9]\d?$/.test(token.text) && enumerates(tokens, at, from)) return 'label'
  if (before && before.text === '[' && next?.text === ']') return 'label'
  // Điều 20 và 21; Chỉ thị 15, 16
  if (before && /^(?:và|,|đến)$/.test(before.lower) && at - 2 >= from && uses.get(at - 2) === 'label' && at - 2 > from && !unitAt(tokens, at + 1, to)) return 'label'
  if (isYear(token.text)) {
    const unit = unitAt(tokens, at + 1, to)
    if (before && /^(?:năm|khóa|khoá|vụ|-|–|\/)$/.test(before.lower)) return 'year'
    if (!unit || unit.unit.name === 'ngày') return 'year'
  }
  if (before && MONTHS.has(before.lower)) return 'date'
  if (before?.lower === 'ngày' && tokens[at + 1]?.lower !== 'công' && (tokens[at + 1]?.text === '/' || tokens[at + 1]?.lower === 'tháng')) return 'date'
  if (next && next.lower === 'tháng' && isPlain(token.text) && Number(token.text) <= 12 && !/^(?:sau|trong|hạn|x|×)$/.test(before?.lower ?? '')) return 'date'
  return isLabelled(tokens, at, from, to) ? 'label' : 'value'
}

/** Whether the noun before numbers what stands here: `Điều 15`, `Chỉ thị số 05`, but not `tổng số 40`. */
function isLabelled(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  let noun = at - 1
  if (noun < from) return false
  if (tokens[noun]!.text === ':' && tokens[noun - 1]?.lower === 'số' && noun - 1 === from) return true
  if (tokens[noun]!.kind !== 'word') return false
  if (/^(?:điều|khoản|chương)$/.test(tokens[noun]!.lower)) return true
  const unit = unitAt(tokens, at + 1, to)
  if (tokens[noun]!.lower === 'số') {
    const two = tokens[noun - 1]
    if (two && noun - 1 >= from && COUNTING.has(two.lower)) return false
    if (!two || noun - 1 < from) return unit === undefined
    noun -= 1
    if (endsWith(tokens, noun, from, DOCUMENTS) || endsWith(tokens, noun, from, NUMBERED)) return true
    return unit === undefined
  }
  const next = tokens[at + 1]
  // Nothing is numbered in thousands: “cấp 12.460 túi”.
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(tokens[at]!.text)) return false
  if (tokens[noun]!.text === 'Bản' && tokens[noun - 1]?.text === 'Nhật') return false
  // “đúng một phần 9 (12%)”: what has a share is counted.
  const isShared = tokens[at + 1]?.text === '(' && tokens[at + 2]?.kind === 'number' && tokens[at + 3]?.text === '%' && at + 3 < to
  if (isShared || (tokens[noun]!.lower === 'phần' && tokens[noun - 1]?.lower === 'một')) return false
  // “vượt 8% kế hoạch (kế hoạch 600)”
  if (/^(?:hoạch|tiêu|toán)$/.test(tokens[noun]!.text) && tokens[noun - 2]?.text === '(' && tokens[at + 1]?.text === ')') return false
  // “đầu kỳ 52”, “trung cấp 64”
  const ahead = noun - 1 >= from ? tokens[noun - 1]!.lower : ''
  if ((tokens[noun]!.lower === 'kỳ' && /^(?:đầu|cuối|trong|cùng)$/.test(ahead)) || (tokens[noun]!.lower === 'cấp' && /^(?:trung|sơ|cao)$/.test(ahead))) return false
  const isDocument = endsWith(tokens, noun, from, DOCUMENTS)
  if (!isDocument && !endsWith(tokens, noun, from, NUMBERED)) return false
  // “quyết định 18 việc”: a noun in small letters before what is counted
  if (isDocument && next && at + 1 < to && next.kind === 'word' && isSmall(tokens[noun]!.text) && isSmall(next.text) && !/^(?:ngày|của|năm|về|và|do|tại|có|là)$/.test(next.lower) && isSmall(tokens[noun - 1]?.text ?? 'x')) return false
  // “kế hoạch 03 cuộc”, “tổ 12 người” count; “Kế hoạch 120 ngày 05/5” does not.
  if (unit && !(isDocument && unit.unit.name === 'ngày')) return false
  if (!isDocument && /^0\d$/.test(tokens[at]!.text) && /^(?:nội dung|tổ|ban|lớp|khu|cấp|phần)$/.test(tokens[noun]!.lower)) return false
  return !(next && at + 1 < to && next.text === '%')
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase()
}

/** Names as lists of their syllables. */
function words(names: string): ReadonlySet<string> {
  return new Set(names.split('|'))
}

function endsWith(tokens: readonly Token[], at: number, from: number, names: ReadonlySet<string>): boolean {
  let name = ''
  for (let i = at; i >= from && i > at - 3; i--) {
    if (tokens[i]!.kind !== 'word') return false
    name = name === '' ? tokens[i]!.lower : `${tokens[i]!.lower} ${name}`
    if (names.has(name)) return true
  }
  return false
}

/** `480/BC-UBND`, `34/2007/PL-UBTVQH11`, `14-KH/BCĐ`: the token after it; `at` where none begins. */
function documentEnd(tokens: readonly Token[], at: number, to: number): number {
  let i = at + 1
  let letters = false
  while (i + 1 < to && i < at + 16 && /^[-/–]$/.test(tokens[i]!.text) && tokens[i]!.start === tokens[i - 1]!.end && tokens[i + 1]!.start === tokens[i]!.end) {
    const piece = tokens[i + 1]!
    if (piece.kind === 'word') {
      if (!isSymbol(piece.text)) break
      letters = true
    } else if (piece.kind !== 'number' || !isPlain(piece.text)) break
    i += 2
  }
  if (!letters) return at
  if (i < to && tokens[i]!.kind === 'number' && tokens[i - 1]!.text.endsWith('QH')) i += 1
  return i
}

/** `QĐ`, `UBTVQH14`, `QĐi`, `CTr`: capitals with at most two small letters. */
function isSymbol(word: string): boolean {
  return /^\p{Lu}[\p{L}\d]*$/u.test(word) && /\p{Lu}[\p{L}\d]*\p{Lu}|^(?:QĐi|CTr|CT|K|V|QC|PA|TB|TTr|HD|BC|Tr)$/u.test(word)
}

/** `số 217, 218-QĐ/TW`: the numbers listed before a document's number are documents too. */
function markListBefore(tokens: readonly Token[], uses: Map<number, NumberUse>, at: number, from: number): void {
  for (let i = at - 1; i - 1 >= from && /^(?:,|;|và)$/.test(tokens[i]!.lower) && tokens[i - 1]!.kind === 'number' && isPlain(tokens[i - 1]!.text); i -= 2) {
    uses.set(i - 1, 'document')
  }
}

/** A date in figures: the token after it; `at` where none begins. */
function dateEnd(tokens: readonly Token[], at: number, from: number, to: number): number {
  const text = tokens[at]!.text
  if (/^\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}$/.test(text)) return at + 1
  if (!/^\d{1,2}$/.test(text)) return at
  const separator = tokens[at + 1]?.text
  if (at + 2 >= to || (separator !== '/' && separator !== '-' && separator !== '.')) return at
  const second = tokens[at + 2]!
  if (second.kind !== 'number') return at
  if (/^\d{1,2}\.(?:19|20)\d{2}$/.test(second.text)) return at + 3
  if (!/^\d{1,4}$/.test(second.text)) return at
  if (tokens[at + 3]?.text === separator && tokens[at + 4]?.kind === 'number' && at + 4 < to && /^(?:\d{2}|\d{4})$/.test(tokens[at + 4]!.text)) return at + 5
  if (separator !== '/') return at
  if (isYear(second.text) && Number(text) <= 12 && !unitAt(tokens, at + 3, to)) return at + 3
  // 30/4, 15/10 as days
  const before = tokens[at - 1]?.lower ?? ''
  const day = Number(text)
  const month = Number(second.text)
  if (day < 1 || day > 31 || month < 1 || month > 12 || second.text.length > 2) return at
  if (at > from && before === 'ngày') return at + 3
  if (unitAt(tokens, at + 3, to) || tokens[at + 3]?.text === '%') return at
  if (at > from && /^(?:từ|đến|trước|hết|sau|dịp|lễ|niệm|và|-|–|tháng)$/.test(before)) return at + 3
  return at
}

function enumerates(tokens: readonly Token[], at: number, from: number): boolean {
  const before = tokens[at - 2]
  const after = tokens[at + 2]
  if (!after || after.kind !== 'word') return false
  return at - 2 < from || !before || /^[:;.,]$/.test(before.text) || /^(?:và|là|gồm)$/.test(before.lower)
}

export function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text)
}

function isPlain(text: string): boolean {
  return /^\d{1,4}$/.test(text)
}

function isCapital(word: string): boolean {
  return word[0] !== word[0]!.toLowerCase()
}
