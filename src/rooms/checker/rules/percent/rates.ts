import type { Claim, Claims } from '../../claims/claims.ts'
import { unitNamedIn } from '../../claims/units.ts'
import { isZero } from '../reckon.ts'
import { type Share, sharesOf } from './shares.ts'
import { reachablePart } from './verdict.ts'

/** A share that is said without its part, and what the text counts of the same thing nearby. */
export type Rate = { readonly share: Share; readonly counts: readonly Claim[] }

/** Shares without a part: “Tỷ lệ doanh nghiệp có tổ chức công đoàn: 62,5%”. */
export function ratesOf(claims: Claims): Rate[] {
  return sharesOf(claims).flatMap((share) => {
    if (share.kind !== 'share' || !share.isRate || share.future || share.percent.about || share.percent.cell) return []
    const { near, before, after } = share.percent.quantity
    const named = /(?:tỷ|tỉ) lệ (.*)$/.exec(before)?.[1] ?? (near === '' ? after : undefined)
    if (!named) return []
    const unit = unitNamedIn(named)?.name
    // What nobody adds up: coverage, growth, poverty.
    if (unit === undefined || /nghèo|bảo hiểm|che phủ|bao phủ|tăng trưởng|dân số/.test(`${named} ${after}`)) return []
    const counts = nearby(claims, share).filter((claim) => claim.kind === 'pair' || (unit !== undefined && claim.unit === unit))
    // A pair in the paragraph that gives the share is its base.
    const places = share.percent.number.places
    if (counts.some((claim) => claim.kind === 'pair' && reachablePart(claim.of!.value!, share.percent.value, places)?.units === claim.value.units)) return []
    return [{ share, counts: counts.filter((claim) => claim.kind === 'value' && !isZero(claim.base)) }]
  })
}

/** What is counted in the same section before the share, and in its paragraph. */
function nearby(claims: Claims, { percent }: Share): Claim[] {
  const passage = claims.sentences[percent.sentence]!.passage
  const found: Claim[] = []
  for (let at = Math.max(0, percent.index - 12); at < Math.min(claims.claims.length, percent.index + 6); at++) {
    const claim = claims.claims[at]!
    if (claim.kind === 'percent' || claim.role === 'change' || claim.role === 'before') continue
    const inPassage = claims.sentences[claim.sentence]!.passage === passage
    if (inPassage || (at < percent.index && claim.section === percent.section && claim.section >= 0 && !claim.cell) || (claim.section < 0 && percent.section < 0)) found.push(claim)
  }
  return found.reverse()
}
