import { calendarDate, parseCalendarDate, type CalendarDate } from '#foundation/calendar-date.ts'

/**
 * How a number is built.
 *
 * - `legal`: 34/2007/PL-UBTVQH11, with the year between number and symbol;
 * - `state`: 480/BC-UBND, an administrative document;
 * - `party`: 120-KL/TW, with a hyphen first;
 * - `joint`: 31/KHPH/UBND-BDVHU, of two bodies, of different kinds.
 */
export type CitationStyle = 'legal' | 'state' | 'party' | 'joint'

/** A document named in a text. */
export type Citation = {
  readonly style: CitationStyle
  /** The number in its right form, as far as the form alone tells. */
  readonly number: string
  /** Number and symbol as they stand in the text. */
  readonly written: string
  readonly date: CalendarDate | null
  /** Where in the text the number stands, and where the citation with its date ends. */
  readonly from: number
  readonly to: number
}

const SYMBOL = String.raw`[A-ZĐ][A-Za-zĐđ]*\d{0,2}(?:-\s?[A-ZĐ][A-Za-zĐđ]*\d{0,2})*`
/** The number of the National Assembly is sometimes written apart: `PL-UBTVQH 11`. */
const TERM = String.raw`(?:(?<=QH)\s\d{1,2}(?!\d|[\/.,-]\d))?`
const LEGAL = String.raw`\d{1,4}\/\d{4}\/${SYMBOL}${TERM}`
const PARTY = String.raw`(?:\d{1,5},\s*)?\d{1,5}-\s?[A-ZĐ][A-Za-zĐđ]*\/[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ][A-ZĐ0-9]*)*`
const JOINT = String.raw`\d{1,4}\/[A-ZĐ]+\/[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ][A-ZĐ0-9]*)*`
const STATE = String.raw`\d{1,5}\/[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)+${TERM}`

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}\/-])(?:(?<legal>${LEGAL})|(?<party>${PARTY})|(?<joint>${JOINT})|(?<state>${STATE}))(?![\p{L}\p{N}])`, 'gu',
)

/** `ngày 20/4/2007`, `ngày 07 tháng 01 năm 2016`, right after the number. */
const DATE = /^[,;]?\s*(?:ban hành\s+)?ngày\s+(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))/u

/**
 * The documents that a text names by number, in their order. A text that names two by one symbol
 * ("217, 218-QĐ/TW") names two. Documents named without a number are not found.
 */
export function parseCitations(text: string): Citation[] {
  const found: Citation[] = []
  for (const match of text.matchAll(NUMBER)) {
    const groups = match.groups as Record<CitationStyle, string | undefined>
    const style = (['legal', 'party', 'joint', 'state'] as const).find((one) => groups[one] !== undefined)!
    const written = match[0].trimEnd()
    const from = match.index
    const after = text.slice(from + written.length)
    const dated = DATE.exec(after)
    const date = dated ? readDate(dated) : null
    const to = from + written.length + (date && dated ? dated[0].length : 0)
    const pair = style === 'party' ? /^(\d{1,5}),\s*(.+)$/.exec(written) : null
    const numbers = pair ? [pair[2]!.replace(/^\s*\d{1,5}/, pair[1]!), pair[2]!] : [written]
    for (const number of numbers) found.push({ style, number: normaliseNumber(number), written, date, from, to })
  }
  return found
}

function readDate(match: RegExpExecArray): CalendarDate | null {
  const [day, month, year] = match[1] ? [match[1], match[2]!, match[3]!] : [match[4]!, match[5]!, match[6]!]
  const date = parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.ok ? calendarDate(date.value) : null
}

/**
 * The number as the rules of the form have it: no spaces, `QĐ` and `NĐ` with their Đ, the first number of a legal
 * document with two digits.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function normaliseNumber(written: string): string {
  const tight = written.normalize('NFC').replaceAll(/\s+/g, '')
  const symbols = tight.replaceAll(/(?<=[/-])QD(?=[-/]|$)/g, 'QĐ').replaceAll(/(?<=[/-])ND-CP\b/g, 'NĐ-CP')
  return symbols.replace(/^(\d)(?=\/\d{4}\/)/, '0$1').replace(/^(\d)(?=[-/])/, '0$1')
}
