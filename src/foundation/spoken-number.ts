import { decimalText, type Decimal } from './decimal.ts'

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

const BILLION = 1_000_000_000n

/**
 * A whole number as it is read out: 1.005 is "một nghìn không trăm linh năm", 21 "hai mươi mốt", 24 "hai mươi tư",
 * 1.000.000.000.000 "một nghìn tỷ". A group of thousands that is empty is passed over.
 */
export function sayWhole(number: bigint | number): string {
  const whole = BigInt(number)
  return whole < 0n ? `âm ${sayPositive(-whole, false)}` : sayPositive(whole, false)
}

/** `padded`: something stands before it, so that its hundreds are said though there are none. */
function sayPositive(whole: bigint, padded: boolean): string {
  if (whole >= BILLION) {
    const low = whole % BILLION
    const high = `${sayPositive(whole / BILLION, padded)} tỷ`
    return low === 0n ? high : `${high} ${sayPositive(low, true)}`
  }
  const number = Number(whole)
  const groups: readonly (readonly [number, string])[] = [[Math.floor(number / 1_000_000), ' triệu'], [Math.floor(number / 1000) % 1000, ' nghìn'], [number % 1000, '']]
  const said: string[] = []
  for (const [group, name] of groups) {
    if (group === 0) continue
    said.push(sayHundreds(group, padded || said.length > 0) + name)
  }
  return said.length === 0 ? ONES[0] : said.join(' ')
}

function sayHundreds(group: number, padded: boolean): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100]
  if (hundreds === 0 && !padded) return sayTens(rest)
  const hundred = `${ONES[hundreds]} trăm`
  if (rest === 0) return hundred
  return rest < 10 ? `${hundred} linh ${ONES[rest]}` : `${hundred} ${sayTens(rest)}`
}

function sayTens(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return ONES[ones]!
  const ten = tens === 1 ? 'mười' : `${ONES[tens]} mươi`
  if (ones === 0) return ten
  if (ones === 5) return `${ten} lăm`
  if (tens > 1 && ones === 1) return `${ten} mốt`
  if (tens > 1 && ones === 4) return `${ten} tư`
  return `${ten} ${ONES[ones]}`
}

/** Digit by digit, as telephone numbers are read out. */
export function sayDigits(digits: string): string {
  return Array.from(digits.replaceAll(/\D/g, ''), (digit) => ONES[Number(digit)]).join(' ')
}

/**
 * A decimal number: "năm phẩy hai mươi tám" (5,28), "không phẩy không tám" (0,08). Two digits behind the comma are read as a
 * number, more of them, and such as begin with a zero, digit by digit.
 */
export function sayDecimal(value: Decimal): string {
  const [whole, fraction = ''] = decimalText(value).split('.') as [string, string?]
  return sayParts(whole, fraction)
}

/** The same of the digits as they were written: the zero of 5,20 is read. */
export function sayParts(whole: string, fraction: string): string {
  const negative = whole.startsWith('-')
  const said = (negative ? 'âm ' : '') + sayWhole(BigInt(negative ? whole.slice(1) : whole))
  if (fraction === '') return said
  const digits = fraction.length > 2 || fraction.startsWith('0')
  return `${said} phẩy ${digits ? sayDigits(fraction) : sayWhole(BigInt(fraction))}`
}
