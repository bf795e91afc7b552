import { type Decimal, parseDecimal } from '#foundation/decimal.ts'

/**
 * The number of a cell as a decimal. The file holds it in binary (`11796.899999999999`); Excel shows and keeps 15
 * digits (`11796.9`), and so do we. Undefined if it is no number.
 */
export function parseCellNumber(text: string): Decimal | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/.test(text)) return undefined
  const number = Number(text)
  if (!Number.isFinite(number)) return undefined
  const [mantissa, exponent] = number.toExponential(14).split('e') as [string, string]
  const negative = mantissa.startsWith('-')
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0'
  // The point stands after the first digit, moved by the exponent.
  const point = Number(exponent) + 1
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : digits.length <= point
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return parseDecimal(negative && digits !== '0' ? `-${plain}` : plain)
}
