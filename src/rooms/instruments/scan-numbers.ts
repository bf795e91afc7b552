import { TYPE_CODES } from './symbols.ts'

/**
 * A number and symbol as it stands in a text, spaces and broken lines included: `34/2007/PL-BTVQH 11`.
 * `figures` is what stands before the symbol, without spaces (`34/2007`), `groups` the symbol (`PL`, `-`, `BTVQH11`).
 */
export type ScannedNumber = {
  readonly start: number
  readonly end: number
  readonly style: 'legal' | 'state' | 'party' | 'joint' | 'old'
  readonly figures: string
  /** `/` or `-`: what stands between figures and symbol. */
  readonly mark: string
  readonly groups: readonly string[]
}

const OLD_BODIES = new Set(['CP', 'TTg', 'HĐBT', 'CTN', 'TVQH'])
const HYPHENS = '-–—‑_'

/** The numbers of documents in a text, in their order. One pass, each character looked at a bounded number of times. */
export function scanNumbers(text: string): ScannedNumber[] {
  const found: ScannedNumber[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text, at)) continue
    const end = digitsEnd(text, at)
    const before = text[at - 1] ?? ' '
    const one = end - at > 5 || isWordLetter(before) || '/-.'.includes(before) ? undefined : scanAt(text, at, end)
    if (one) found.push(one)
    at = (one ? one.end : end) - 1
  }
  return found
}

function scanAt(text: string, start: number, digits: number): ScannedNumber | undefined {
  const letter = /[a-cA-C]/.test(text[digits] ?? '') && '/-'.includes(text[digits + 1] ?? ' ') ? 1 : 0
  const figuresEnd = digits + letter
  const markAt = skipGap(text, figuresEnd)
  const mark = text[markAt]
  if (mark === '/') return afterSlash(text, start, figuresEnd, markAt)
  if (mark !== undefined && HYPHENS.includes(mark)) return afterHyphen(text, start, figuresEnd, markAt)
  return undefined
}

function afterSlash(text: string, start: number, figuresEnd: number, slash: number): ScannedNumber | undefined {
  const next = skipGap(text, slash + 1)
  const figures = text.slice(start, figuresEnd)
  if (isDigit(text, next)) {
    const yearEnd = digitsEnd(text, next)
    if (yearEnd - next !== 4) return undefined
    const markAt = skipGap(text, yearEnd)
    const mark = text[markAt]
    if (mark !== '/' && mark !== '-') return undefined
    const groups = readGroups(text, skipGap(text, markAt + 1))
    if (!groups) return undefined
    // Of one group there is only that of the National Assembly and of its Standing Committee.
    if (groups.list.length === 1 && !/QH\d{0,2}$/.test(groups.list[0]!) && !isNamed(text, start)) return undefined
    return { start, end: groups.end, style: 'legal', figures: `${figures}/${text.slice(next, yearEnd)}`, mark: '/', groups: groups.list }
  }
  const groups = readGroups(text, next)
  if (!groups) return undefined
  const { list, end } = groups
  const scanned = { start, end, figures, mark: '/', groups: list }
  if (list.length === 1) {
    if (OLD_BODIES.has(list[0]!)) return { ...scanned, style: 'old' }
    return isNamed(text, start) && /^[A-ZĐƯ]{2,}$/.test(list[0]!) ? { ...scanned, style: 'state' } : undefined
  }
  const isKnown = isType(list[0]!) || /^(UBND|HĐND|UBMTTQ|VP|S[A-Z]{2,}|B[A-Z]{2,})$/.test(list[0]!)
  if (!isKnown && !isNamed(text, start)) return undefined
  return { ...scanned, style: list.includes('/') ? 'joint' : 'state' }
}

function afterHyphen(text: string, start: number, figuresEnd: number, hyphen: number): ScannedNumber | undefined {
  const groups = readGroups(text, skipGap(text, hyphen + 1))
  if (!groups) return undefined
  const { list, end } = groups
  const scanned = { start, end, figures: text.slice(start, figuresEnd), mark: '-', groups: list }
  if (list.length === 1) return OLD_BODIES.has(list[0]!) && list[0] !== 'CTN' ? { ...scanned, style: 'old' } : undefined
  if (list[1] !== '/') return undefined
  if (list[2] === 'CTN' || list[2]!.startsWith('HĐNN') || list[2]!.startsWith('HDNN')) return { ...scanned, style: 'old' }
  const isKnown = isType(list[0]!) || isNamed(text, start) || /^(TW|TƯ|TU|HU|ThU|ĐU|BCĐ|BTV|QU|BTCTW|BTGTW|UBKTTW)$/.test(list[2]!)
  return isKnown ? { ...scanned, style: 'party' } : undefined
}

/** The groups of a symbol and what stands between them. A gap may stand at a hyphen only while the symbol is not whole. */
function readGroups(text: string, start: number): { list: string[]; end: number } | undefined {
  const list: string[] = []
  let at = start
  let end = start
  while (list.length < 12) {
    const groupEnd = groupAt(text, at)
    if (groupEnd === undefined) break
    if (list.length > 0) list.push(separator(text, end, at))
    list.push(text.slice(at, groupEnd).replaceAll('Ð', 'Đ'))
    end = groupEnd
    const markAt = skipGap(text, end)
    const mark = text[markAt]
    if (mark === undefined || !(mark === '/' || HYPHENS.includes(mark))) break
    const next = skipGap(text, markAt + 1)
    const isApart = markAt > end || next > markAt + 1
    const isWhole = list.length >= 3
    if (isApart && (isWhole || (markAt > end && next > markAt + 1 && !TYPE_CODES[list[0]!]))) break
    at = next
  }
  if (list.length === 0) return undefined
  const term = termAt(text, list.at(-1)!, end)
  if (term) {
    list[list.length - 1] += term.digits
    end = term.end
  }
  return isWordLetter(text[end] ?? ' ') ? undefined : { list, end }
}

function separator(text: string, from: number, to: number): string {
  return text.slice(from, to).includes('/') ? '/' : '-'
}

/** The number of the National Assembly written apart: `PL-UBTVQH 11`. */
function termAt(text: string, group: string, end: number): { digits: string; end: number } | undefined {
  if (!group.endsWith('QH') || text[end] !== ' ') return undefined
  const stop = digitsEnd(text, end + 1)
  const length = stop - end - 1
  if (length < 1 || length > 2 || /^([/.,-]\d|%)/.test(text.slice(stop, stop + 2)) || isWordLetter(text[stop] ?? ' ')) return undefined
  return { digits: text.slice(end + 1, stop), end: stop }
}

/** Where a group of a symbol ends: capitals, at most three of the small letters of symbols (QĐi, CTr, TTg, QyĐ), two digits. */
function groupAt(text: string, start: number): number | undefined {
  let at = start
  let small = 0
  for (; at < text.length && at - start < 24; at++) {
    const letter = text[at]!
    if ((letter >= 'A' && letter <= 'Z') || letter === 'Đ' || letter === 'Ư' || letter === 'Ơ' || letter === 'Ô' || letter === 'Ð') continue
    if (at === start || !'grihyđdtlcp&'.includes(letter) || ++small > 2) break
  }
  if (at === start || isLower(text[at])) return undefined
  // “Thị” and the like: a capital with small letters only is a word.
  if (at - start > 3 && small >= at - start - 1) return undefined
  const digits = digitsEnd(text, at)
  return digits - at > 2 ? at : digits
}

function isLower(letter: string | undefined): boolean {
  return letter !== undefined && letter.toLowerCase() === letter && letter.toUpperCase() !== letter
}

const TYPES = new Set([...Object.keys(TYPE_CODES).map((code) => code.toLowerCase()), 'qd', 'nd'])

function isType(code: string): boolean {
  return TYPES.has(code.toLowerCase())
}

/** Over a space or a broken line, not over an empty line. */
function skipGap(text: string, at: number): number {
  let end = at
  let lines = 0
  while (end - at < 3 && (text[end] === ' ' || (text[end] === '\n' && ++lines < 2))) end += 1
  return end - at === 3 ? at : end
}

/** Whether the word “số” or “số:”, or the kind of document, stands right before. */
function isNamed(text: string, at: number): boolean {
  return /(?:số:?|luật|pháp lệnh|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kế hoạch|báo cáo|công văn|kết luận|chương trình|hướng dẫn|tờ trình)\s{0,2}$/iu
    .test(text.slice(Math.max(0, at - 14), at))
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function digitsEnd(text: string, start: number): number {
  let at = start
  while (isDigit(text, at)) at += 1
  return at
}

function isWordLetter(letter: string): boolean {
  return (letter >= '0' && letter <= '9') || letter.toLowerCase() !== letter.toUpperCase()
}
