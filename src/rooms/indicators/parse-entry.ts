import { decimal, parseDecimal, printDecimal, type Decimal } from '#foundation/decimal.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText, foldText, hasLoneSurrogate } from '#foundation/text.ts'
import type { Indicator } from './catalogue.ts'
import { MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, type Value } from './value.ts'

/** The most digits before the comma, and after it. */
export const LIMITS = { wholeDigits: 15, decimals: 4 } as const

const NUMBERS: ReadonlySet<Indicator['type']> = new Set(['integer', 'dong', 'decimal'])
const PLAIN = new RegExp(`^\\d{1,${LIMITS.wholeDigits}}$`)

/** What officials write in a cell instead of a number. Compared without accents and case. */
const NONE_AROSE_MARKS = new Set(['kps', 'khong phat sinh', 'none arose'])
const NOT_APPLICABLE_MARKS = new Set(['kad', 'khong ap dung', 'n a', 'not applicable'])
const YES = new Set(['co', 'yes', 'x', '1', 'dung', 'roi'])
const NO = new Set(['khong', 'no', '0', 'chua'])

/**
 * Reads what an official typed in the cell of an indicator: "11.796,9", "17.775", "02", "166/166", "có",
 * "KPS" (không phát sinh), "KAD" (không áp dụng). Empty is missing.
 *
 * A dot parts thousands and a comma begins the decimals; what could be read in two ways is refused with
 * both readings, never guessed.
 *
 * Refusals: `indicators.broken-text`, `.formula`, `.not-a-number`, `.negative`, `.separators`,
 * `.point-for-comma`, `.not-whole`, `.too-large`, `.too-precise`, `.pair-form`, `.part-over-whole`,
 * `.not-yes-no`, `.derived`.
 */
export function parseEntry(text: string, indicator: Pick<Indicator, 'type'>): Result<Value> {
  // Nearly every entry, and one that can be read in one way only.
  if (NUMBERS.has(indicator.type) && PLAIN.test(text)) return accept(numberValue(decimal(text)))
  if (hasLoneSurrogate(text)) return refuse({ code: 'indicators.broken-text' })
  const entry = cleanText(text.normalize('NFKC').replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, ''))
  if (entry === '') return accept(MISSING)
  const words = foldText(entry)
  if (NONE_AROSE_MARKS.has(words)) return accept(NONE_AROSE)
  if (NOT_APPLICABLE_MARKS.has(words)) return accept(NOT_APPLICABLE)
  if (indicator.type === 'derived') return refuse({ code: 'indicators.derived' })
  if (/^[=@+]/.test(entry)) return refuse({ code: 'indicators.formula', text: shorten(entry) })
  switch (indicator.type) {
    case 'yes-no':
      if (YES.has(words)) return accept(numberValue(decimal(1)))
      if (NO.has(words)) return accept(numberValue(decimal(0)))
      return refuse({ code: 'indicators.not-yes-no', text: shorten(entry) })
    case 'pair':
      return parsePair(entry)
    case 'decimal':
      return parseNumber(entry, LIMITS.decimals)
    default:
      return parseNumber(entry, 0)
  }
}

/** Reads the cell of a spreadsheet, where a number comes as a number and not as text. */
export function parseCell(cell: string | number | boolean | null | undefined, indicator: Pick<Indicator, 'type'>): Result<Value> {
  if (cell === null || cell === undefined) return accept(MISSING)
  if (typeof cell === 'boolean') return parseEntry(cell ? '1' : '0', indicator)
  if (typeof cell === 'string') return parseEntry(cell, indicator)
  if (!Number.isFinite(cell)) return refuse({ code: 'indicators.not-a-number', text: String(cell) })
  if (Math.abs(cell) >= 10 ** LIMITS.wholeDigits) return refuse({ code: 'indicators.too-large', limit: LIMITS.wholeDigits })
  // A spreadsheet keeps 15 significant digits; what binary arithmetic adds behind them was never entered.
  // The shortest text of what is left has an exponent only for numbers smaller than any that is allowed.
  const plain = parseDecimal(String(Number(cell.toPrecision(15))))
  if (!plain || plain.scale > LIMITS.decimals) return refuse({ code: 'indicators.too-precise', limit: LIMITS.decimals })
  return parseEntry(printDecimal(plain), indicator)
}

function parsePair(entry: string): Result<Value> {
  const parts = entry.split('/')
  if (parts.length !== 2) return refuse({ code: 'indicators.pair-form', text: shorten(entry) })
  const numerator = parseNumber(parts[0]!.trim(), 0)
  if (!numerator.ok) return numerator
  const denominator = parseNumber(parts[1]!.trim(), 0)
  if (!denominator.ok) return denominator
  if (numerator.value.state !== 'number' || denominator.value.state !== 'number') throw new Error('a number was read as something else')
  const [part, whole] = [numerator.value.number, denominator.value.number]
  if (part.units > whole.units) {
    return refuse({ code: 'indicators.part-over-whole', part: printDecimal(part), whole: printDecimal(whole) })
  }
  return accept(pairValue(part, whole))
}

function parseNumber(entry: string, decimals: number): Result<Value> {
  if (/^[-−–]\s*\d/.test(entry)) return refuse({ code: 'indicators.negative', text: shorten(entry) })
  const read = readDigits(entry)
  if (!read.ok) return read
  const [whole = '', fraction = ''] = read.value.split('.')
  if (whole.replace(/^0+/, '').length > LIMITS.wholeDigits) return refuse({ code: 'indicators.too-large', limit: LIMITS.wholeDigits })
  const number = decimal(fraction === '' ? whole : `${whole}.${fraction}`)
  if (number.scale > decimals) {
    if (decimals > 0) return refuse({ code: 'indicators.too-precise', limit: LIMITS.decimals })
    return /^\d{1,3}(,\d{3})+$/.test(entry)
      ? refuse({ code: 'indicators.separators', text: shorten(entry), ...readings(entry) })
      : refuse({ code: 'indicators.not-whole', text: shorten(entry) })
  }
  return accept(numberValue(number))
}

/** The digits in canonical form (`11796.9`), or why they cannot be read. */
function readDigits(entry: string): Result<string> {
  if (/^\d+$/.test(entry)) return accept(entry)
  if (/^[1-9]\d{0,2}( \d{3})+(,\d+)?$/.test(entry)) return accept(entry.replaceAll(' ', '').replace(',', '.'))
  if (/^\d+,\d+$/.test(entry)) return accept(entry.replace(',', '.'))
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(entry)) return accept(entry.replaceAll('.', '').replace(',', '.'))
  if (/^\d+\.\d+$/.test(entry)) {
    return refuse({ code: 'indicators.point-for-comma', text: shorten(entry), asDecimal: printed(entry), asWhole: printed(entry.replace('.', '')) })
  }
  if (/^\d[\d.,]*\d$/.test(entry) && !/[.,]{2}/.test(entry)) {
    return refuse({ code: 'indicators.separators', text: shorten(entry), ...readings(entry) })
  }
  return refuse({ code: 'indicators.not-a-number', text: shorten(entry) })
}

/** The two ways to read mixed separators: the last mark begins the decimals, or every mark parts thousands. */
function readings(entry: string): { asDecimal: string; asWhole: string } {
  const last = Math.max(entry.lastIndexOf('.'), entry.lastIndexOf(','))
  const digits = (part: string): string => part.replaceAll(/[.,]/g, '')
  return {
    asDecimal: printed(`${digits(entry.slice(0, last))}.${entry.slice(last + 1)}`),
    asWhole: printed(digits(entry)),
  }
}

function printed(canonical: string): string {
  const read: Decimal | undefined = parseDecimal(canonical)
  return read ? shorten(printDecimal(read)) : ''
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${[...text].slice(0, 40).join('')}…`
}
