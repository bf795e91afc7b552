import { type Decimal, decimal, divideDecimals, printDecimal } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'

/** An amount in base units as it would be written in the unit of a figure: 1.500.000 đồng beside “triệu đồng” is 1,5. */
export function amount(base: Decimal, like: Claim): string {
  if (like.value.units === 0n || like.base.units === 0n) return printDecimal(base)
  const factor = divideDecimals(like.base, like.value, 6)
  const value = factor === undefined ? undefined : divideDecimals(base, factor, 6)
  return printDecimal(value ?? decimal(0))
}
