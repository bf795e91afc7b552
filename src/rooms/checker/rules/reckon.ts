import { addDecimals, compareDecimals, type Decimal, decimal, divideDecimals, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims, Token } from '../claims/claims.ts'
import type { Operand } from '../finding.ts'
import type { SourceText } from '../source-text.ts'

const HUNDRED = decimal(100)

/** How a printed share stands to the exact one. */
export type Fit = 'right' | 'truncated' | 'near' | 'wrong'

/** The share of `part` in `whole` in percent, rounded half up. Undefined where the whole is nothing. */
export function share(part: Decimal, whole: Decimal, places: number): Decimal | undefined {
  return divideDecimals({ units: part.units * 100n, scale: part.scale }, whole, places)
}

/**
 * Compares a printed share with the exact one: right where it is rounded half up, truncated where the further decimals
 * were cut off, near where it is off by less than two of its last place (only of shares with decimals).
 */
export function fitOf(part: Decimal, whole: Decimal, printed: Decimal, places: number): Fit {
  const exact = share(part, whole, places)
  if (exact === undefined) return 'wrong'
  if (compareDecimals(exact, printed) === 0) return 'right'
  const fine = share(part, whole, places + 6)!
  const gap = subtractDecimals(fine, printed)
  const unit: Decimal = { units: 1n, scale: places }
  if (gap.units > 0n && compareDecimals(gap, unit) < 0) return 'truncated'
  const two: Decimal = { units: 2n, scale: places }
  const size = gap.units < 0n ? { units: -gap.units, scale: gap.scale } : gap
  return places > 0 && compareDecimals(size, two) <= 0 ? 'near' : 'wrong'
}

/** A share as it should be printed beside one of so many decimals: never fewer than tell it from the whole. */
export function printShare(part: Decimal, whole: Decimal, places: number): string {
  return `${printDecimal(share(part, whole, Math.max(places, 1))!)}%`
}

export function isZero(value: Decimal): boolean {
  return value.units === 0n
}

export function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce(addDecimals, decimal(0))
}

export function sameValue(a: Decimal, b: Decimal): boolean {
  return compareDecimals(a, b) === 0
}

export function isMore(a: Decimal, b: Decimal): boolean {
  return compareDecimals(a, b) > 0
}

export function growth(now: Decimal, then: Decimal, places: number): Decimal | undefined {
  return share(subtractDecimals(now, then), then, places)
}

export function operand(source: SourceText, claim: Claim, role: string): Operand {
  return { start: claim.start, end: claim.end, quote: source.text.slice(claim.start, claim.end), role, value: claim.value }
}

/** The words between two tokens, in lower case, marks too, with single spaces; of very many only the last. */
export function wordsBetween({ tokens }: Claims, from: number, to: number): string {
  let words = ''
  for (let at = Math.max(from, to - 80); at < Math.min(to, tokens.length); at++) words += words === '' ? tokens[at]!.lower : ` ${tokens[at]!.lower}`
  return words
}

export function tokenBefore({ tokens }: Claims, at: number): Token | undefined {
  return tokens[at - 1]
}

/** Whether two figures may be added and compared: the same measure, or one of them names none. */
export function sameMeasure(a: Claim, b: Claim): boolean {
  if (a.kind === 'percent' || b.kind === 'percent') return a.kind === b.kind
  if (a.measure === b.measure) return true
  // “Hội Phụ nữ 03”: what stands before a bare number is not always what is counted.
  if ((a.unitBefore || b.unitBefore) && isCounted(a) && isCounted(b) && a.number.places === 0 && b.number.places === 0) return true
  if (a.measure === undefined) return a.number.places === 0 && b.number.places === 0 && isCounted(b)
  if (b.measure === undefined) return a.number.places === 0 && b.number.places === 0 && isCounted(a)
  return KIN.some((kin) => kin.has(a.measure!) && kin.has(b.measure!))
}

/** Measures that officials write for one another. */
const KIN: readonly ReadonlySet<string>[] = [
  new Set(['vụ', 'trường hợp']),
  new Set(['khẩu', 'người', 'hòa giải viên', 'thành viên', 'cán bộ', 'đảng viên', 'hội viên', 'đoàn viên', 'đại biểu', 'học sinh', 'giáo viên', 'cử tri', 'đồng chí', 'cá nhân', 'công nhân', 'công dân', 'đối tượng', 'em']),
  new Set(['thôn', 'làng', 'bản', 'ấp', 'buôn', 'khóm', 'khu phố', 'tổ dân phố', 'khu dân cư']),
  new Set(['hồ sơ', 'thủ tục']), new Set(['hương ước', 'quy ước', 'bản']), new Set(['đơn', 'lá đơn']), new Set(['cuộc', 'lượt người', 'buổi']),
]

/** Not money, length or area: what is counted in wholes. */
export function isCounted(claim: Claim): boolean {
  return claim.measure === undefined || !MEASURES.has(claim.measure)
}

const MEASURES = new Set(['tiền', 'diện tích', 'chiều dài', 'khối lượng', 'thể tích', 'thời gian', 'ngày', 'tháng', 'tuần', 'tuổi', 'số năm', '%', 'điểm phần trăm', 'lít', 'usd'])

/** Lengths of time, ages and the like are never parts of a total. */
export function isTime(claim: Claim): boolean {
  return claim.measure !== undefined && TIMES.has(claim.measure)
}

const TIMES = new Set(['thời gian', 'ngày', 'ngày làm việc', 'tháng', 'tuần', 'tuổi', 'số năm', 'lần', 'điểm phần trăm'])

export { HUNDRED }

export function addOne(value: Decimal, step: bigint): Decimal {
  return { units: value.units + step, scale: value.scale }
}

/** A figure as it is printed, with its unit where it is not merely counted: `125 triệu đồng`, `146`. */
export function written(claim: Claim): string {
  const printed = printDecimal(claim.value)
  return isCounted(claim) || claim.unit === undefined || claim.unitBefore ? printed : `${printed} ${claim.unit}`
}
