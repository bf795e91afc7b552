/**
 * An exact decimal number: `units / 10^scale`. Figures are never held in binary floating point.
 * `{ units: 117969n, scale: 1 }` is 11.796,9.
 */
export type Decimal = { readonly units: bigint; readonly scale: number }

/** Reads the canonical form (`-?digits[.digits]`, as the database and JSON hold it). Undefined if it is not that. */
export function parseDecimal(text: string): Decimal | undefined {
  // Nearly every figure is a small whole number.
  if (text.length <= 15 && isDigits(text)) return wholeDecimal(+text)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const units = BigInt(match[2]! + fraction)
  return { units: match[1] ? -units : units, scale: fraction.length }
}

const SMALL = Array.from({ length: 1000 }, (_, number): Decimal => ({ units: BigInt(number), scale: 0 }))

/** A whole number that fits into one of JavaScript's. The small ones, which most figures are, are made once. */
export function wholeDecimal(number: number): Decimal {
  return SMALL[number] ?? { units: BigInt(number), scale: 0 }
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter < 48 || letter > 57) return false
  }
  return text !== ''
}

/** A decimal written in code or in checked data. A wrong one is a fault. */
export function decimal(text: string | number | bigint): Decimal {
  const parsed = parseDecimal(String(text))
  if (!parsed) throw new Error(`not a decimal: ${text}`)
  return parsed
}

/** The canonical form: a point, no thousands marks, no trailing zeros. */
export function decimalText(value: Decimal): string {
  if (value.scale === 0) return value.units.toString()
  const sign = value.units < 0n ? '-' : ''
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const fraction = digits.slice(-value.scale).replace(/0+$/, '')
  return sign + digits.slice(0, -value.scale) + (fraction ? `.${fraction}` : '')
}

function unitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale)
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (b.units === 0n && b.scale <= a.scale) return a
  if (a.units === 0n && a.scale <= b.scale) return b
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale })
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = unitsAt(a, scale) - unitsAt(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * `numerator / denominator` as a decimal with `places` decimals, rounded half up (away from zero), once.
 * Undefined where the denominator is zero: a share of nothing is not a number.
 */
export function divideDecimals(numerator: Decimal, denominator: Decimal, places: number): Decimal | undefined {
  if (denominator.units === 0n) return undefined
  const top = numerator.units * 10n ** BigInt(places + denominator.scale)
  const bottom = denominator.units * 10n ** BigInt(numerator.scale)
  const negative = top < 0n !== bottom < 0n
  const [n, d] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const rounded = (2n * n + d) / (2n * d)
  return { units: negative ? -rounded : rounded, scale: places }
}

/** Rounded half up (away from zero) to `places` decimals. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value
  return divideDecimals(value, { units: 1n, scale: 0 }, places)!
}

/**
 * As Vietnamese officials write it: dot between thousands, comma before decimals: `184.243,33`.
 * Trailing zeros are not printed.
 */
export function printDecimal(value: Decimal): string {
  const [whole, fraction] = decimalText(value).split('.') as [string, string?]
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** The share in percent of `numerator` in `denominator`, rounded half up once to `places` decimals: `94,12%`. */
export function printPercent(numerator: Decimal, denominator: Decimal, places = 2): string | undefined {
  const share = divideDecimals({ units: numerator.units * 100n, scale: numerator.scale }, denominator, places)
  return share && `${printDecimal(share)}%`
}
