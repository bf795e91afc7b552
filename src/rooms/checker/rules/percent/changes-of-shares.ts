import { compareDecimals, type Decimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import { growth, isZero } from '../reckon.ts'
import { threesOf } from '../sum/changes.ts'

/** “từ 80% lên 90%, tăng 10%”: two percentages and what is said to lie between them. */
export type ChangeOfShares = {
  readonly before: Claim
  readonly now: Claim
  readonly change: Claim
  /** The difference, without its sign. */
  readonly points: Decimal
  /** The same in percent of the former, as many decimals as the change has. */
  readonly percent: Decimal
}

export function changesOfShares(claims: Claims): ChangeOfShares[] {
  return threesOf(claims).flatMap(({ before, now, change }) => {
    if (before.kind !== 'percent' || now.kind !== 'percent' || isZero(before.value)) return []
    if (change.kind !== 'percent' && change.unit !== 'điểm phần trăm') return []
    const points = compareDecimals(now.value, before.value) > 0 ? subtractDecimals(now.value, before.value) : subtractDecimals(before.value, now.value)
    const rate = growth(now.value, before.value, change.number.places)!
    return [{ before, now, change, points: lean(points), percent: rate.units < 0n ? { ...rate, units: -rate.units } : rate }]
  })
}

/** Without the noughts at its end. */
function lean(value: Decimal): Decimal {
  let { units, scale } = value
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale -= 1
  }
  return { units, scale }
}
