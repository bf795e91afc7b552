import type { CalendarDate } from '#foundation/calendar-date.ts'
import { dayOf } from '#foundation/written-date.ts'
import { issuerAt, titleAt, typeBefore, dateAt, type CitedDate, type CitedPart, type CitedTitle } from './around-number.ts'
import { scanNumbers, type ScannedNumber } from './scan-numbers.ts'
import { rightSymbol, type SymbolFault } from './symbols.ts'

/**
 * How a number is built.
 *
 * - `legal`: 34/2007/PL-UBTVQH11, with the year between number and symbol;
 * - `state`: 480/BC-UBND, an administrative document;
 * - `party`: 120-KL/TW, with a hyphen first;
 * - `joint`: 31/KHPH/UBND-BDVHU, of two bodies, of different kinds;
 * - `old`: 74/CP, 23-L/CTN, of the years before the number had its year.
 */
export type CitationStyle = ScannedNumber['style']

/** A document named in a text. Every `start` and `end` (exclusive) is an offset into the text. */
export type Citation = {
  readonly style: CitationStyle
  /** The number in its right form, as far as the form alone tells: no spaces, `QĐ` with its Đ. */
  readonly number: string
  /** The number with the letters of its symbol put right too, where these are beyond doubt: `34/2007/PL-UBTVQH11`. */
  readonly right: string
  /** What is amiss in the number as written; a line broken inside it is nothing amiss. */
  readonly faults: readonly SymbolFault[]
  /** Number and symbol as they stand in the text. */
  readonly written: string
  readonly date: CalendarDate | null
  /** Where in the text the number stands, and where the citation with its date ends. */
  readonly from: number
  readonly to: number
  /** Where the number itself ends. */
  readonly numberEnd: number
  /** Tên loại before the number: `Nghị định`. */
  readonly type?: CitedPart
  /** The date as written, also where there is no such day. */
  readonly dated?: CitedDate
  /** After “của”. */
  readonly issuer?: CitedPart
  /** Trích yếu, in quotation marks or after “về”. */
  readonly title?: CitedTitle
}

/**
 * The documents that a text names by number, in their order. A text that names two by one symbol
 * ("217, 218-QĐ/TW") names two. Documents named without a number are not found.
 */
export function parseCitations(text: string): Citation[] {
  return scanNumbers(text).flatMap((scanned) => readCitation(text, scanned))
}

function readCitation(text: string, scanned: ScannedNumber): Citation[] {
  const pair = scanned.style === 'party' || scanned.style === 'state' ? numberBefore(text, scanned.start) : undefined
  const from = pair?.start ?? scanned.start
  const numberEnd = scanned.end
  const type = typeBefore(text, from)
  const issuerFirst = dateAt(text, numberEnd) ? undefined : issuerAt(text, numberEnd)
  const dated = dateAt(text, issuerFirst?.end ?? numberEnd)
  const issuer = issuerFirst ?? issuerAt(text, dated?.end ?? numberEnd)
  const title = titleAt(text, Math.max(issuer?.end ?? 0, dated?.end ?? 0, numberEnd))
  const date = dated ? (dayOf(dated.year, dated.month, dated.day) ?? null) : null
  const rest = {
    style: scanned.style, date, from, numberEnd, to: date && dated ? dated.end : numberEnd, written: text.slice(from, numberEnd),
    ...(type && { type }), ...(dated && { dated }), ...(issuer && { issuer }), ...(title && { title }),
  }
  return [...(pair ? [pair.figures] : []), scanned.figures].map((figures): Citation => {
    const symbol = scanned.groups.join('')
    const number = normaliseNumber(`${figures}${scanned.mark}${symbol}`)
    const right = withRightSymbol(number, symbol, scanned.style)
    return { ...rest, number, right, faults: faultsOf(figures, scanned, text.slice(scanned.start, numberEnd), right) }
  })
}

/** `217` of “217, 218-QĐ/TW”. */
function numberBefore(text: string, start: number): { start: number; figures: string } | undefined {
  const from = Math.max(0, start - 16)
  const match = /(?<![\d/.-])(\d{1,5})(?:,|\s{1,2}và)\s{1,2}$/u.exec(text.slice(from, start))
  if (!match) return undefined
  const at = from + match.index
  return typeBefore(text, at) ? { start: at, figures: match[1]! } : undefined
}

function withRightSymbol(number: string, symbol: string, style: CitationStyle): string {
  if (style === 'old') return number
  const at = number.length - normaliseNumber(symbol).length
  // A document of the Party, written as one of the State: 120/KL-TW.
  const party = style === 'state' ? /^([\p{L}]+)-(TW|TƯ|TU|HU|ĐU|QU)$/u.exec(number.slice(at)) : null
  if (party) return `${number.slice(0, at - 1)}-${rightSymbol(`${party[1]}/${party[2]}`, false)}`
  return number.slice(0, at) + rightSymbol(number.slice(at), style === 'legal')
}

/** What is amiss in the number as written, that of its neighbour in a pair included. */
function faultsOf(figures: string, { figures: own, mark, groups }: ScannedNumber, written: string, right: string): SymbolFault[] {
  const faults: SymbolFault[] = []
  if (written.includes(' ')) faults.push('space')
  const plain = (text: string): string => text.replace(/^0+/, '').replaceAll('Ð', 'Đ')
  const [a, b] = [plain(`${figures}${mark}${groups.join('')}`), plain(right)]
  if (a !== b) faults.push(a.toLowerCase() === b.toLowerCase() ? 'case' : 'letters')
  else if (/[–—‑_]/.test(written) || (own === figures && /^\d+\/\d{4}\s*-/.test(written))) faults.push('letters')
  return faults
}

/**
 * The number as the rules of the form have it: no spaces, `QĐ` and `NĐ` with their Đ, the first number with two digits.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function normaliseNumber(written: string): string {
  const tight = written.normalize('NFC').replaceAll(/\s+/g, '').replaceAll(/[–—‑]/g, '-').replaceAll('Ð', 'Đ')
  const symbols = tight.replaceAll(/(?<=[/-])QD(?=[-/]|$)/g, 'QĐ').replaceAll(/(?<=[/-])ND-CP(?![A-Z])/g, 'NĐ-CP')
  return symbols.replace(/^(\d)(?=\/\d{4}\/)/, '0$1').replace(/^(\d)(?=[-/])/, '0$1')
}
