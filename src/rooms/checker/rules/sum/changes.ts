import type { Claim, Claims } from '../../claims/claims.ts'
import { isTime, sameMeasure, wordsBetween } from '../reckon.ts'

/** Two figures of one thing at two times, and the change that is said to lie between them. */
export type Change = { readonly before: Claim; readonly now: Claim; readonly change: Claim }

/** Changes of counts, sums of money, areas. */
export function changesOf(claims: Claims): Change[] {
  return threesOf(claims).filter(({ before, now, change }) =>
    before.kind === 'value' && now.kind === 'value' && !isTime(now) && !before.about && !now.about && before.base.units !== 0n
    && (change.kind === 'percent' || (change.kind === 'value' && sameMeasure(change, now) && change.unit !== 'điểm phần trăm')))
}

const CACHE = new WeakMap<Claims, readonly Change[]>()

/** Every “từ … lên …, tăng …”, “…, tăng … so với năm trước (…)”, “… (năm trước …), tăng …”. */
export function threesOf(claims: Claims): readonly Change[] {
  const known = CACHE.get(claims)
  if (known) return known
  const found: Change[] = []
  claims.claims.forEach((change, index) => {
    if (change.kind === 'pair' || !isChange(claims, change, index)) return
    const near = (at: number): Claim | undefined => {
      const claim = claims.claims[at]
      return claim && claim.sentence === change.sentence ? claim : undefined
    }
    // “tăng 13 lượt (tăng 28,9%)”: both changes are of the same two figures.
    let start = index
    while (start > index - 3 && start > 0 && near(start - 1) && isChange(claims, near(start - 1)!, start - 1)) start -= 1
    const [first, second, next] = [near(start - 2), near(start - 1), near(index + 1)]
    // từ A lên B, tăng C – also “tăng C, từ A lên B”
    if (first && second && isFromTo(claims, first, second)) return void found.push({ before: first, now: second, change })
    if (next?.kind === 'pair' && isFormer(claims, change, next) && next.of?.value) return void found.push({ ...ofPair(next), change })
    const [one, two] = [next, near(index + 2)]
    if (one && two && isFromTo(claims, one, two) && joined(claims, change, one)) return void found.push({ before: one, now: two, change })
    if (first && second && isYearAndNext(claims, first, second, change)) return void found.push({ before: first, now: second, change })
    if (first && second && isNowAndFormer(claims, first, second)) return void found.push({ before: second, now: first, change })
    // B, tăng C so với … (A)
    if (second && next && second.kind === next.kind && sameMeasure(second, next) && second.role !== 'change' && isFormer(claims, change, next)) {
      if (!/[;:.]/.test(wordsBetween(claims, second.to, change.from))) found.push({ before: next, now: second, change })
    }
  })
  CACHE.set(claims, found)
  return found
}

function isChange(claims: Claims, claim: Claim, index: number): boolean {
  const before = claims.claims[index - 1]
  const lead = before && before.sentence === claim.sentence ? wordsBetween(claims, before.to, claim.from) : claim.quantity.near
  const at = Math.max(lead.lastIndexOf('tăng'), lead.lastIndexOf('giảm'))
  if (at < 0 || (at > 0 && lead[at - 1] !== ' ')) return false
  const rest = lead.slice(at + 4)
  if (rest !== '' && rest[0] !== ' ') return false
  return /^(?: so với [^,;:(]{1,60})?$/.test(rest) || rest.trim().split(' ').every((word) => BETWEEN.has(word))
}

/** What may stand between “tăng” and the figure. */
const BETWEEN = new Set('thêm được là tương đương ứng tới đến khoảng gần hơn trên , ('.split(' '))

/** “từ 80% (năm 2023) lên 90%” */
function isFromTo(claims: Claims, from: Claim, to: Claim): boolean {
  if (from.kind !== to.kind || !sameMeasure(from, to) || !/(?:^| )từ(?: mức)?$/.test(leadOf(claims, from))) return false
  return /(?:^| )(?:lên|xuống|còn|đến|thành|tới)(?: (?:còn|đến|thành|mức|tới))?$/.test(wordsBetween(claims, from.to, to.from))
}

/** “năm 2023 tiếp 45 lượt, năm 2024 tiếp 58 lượt, tăng …” */
function isYearAndNext(claims: Claims, first: Claim, second: Claim, change: Claim): boolean {
  const [one, two] = [first.period?.year, second.period?.year]
  if (one === undefined || two !== one + 1 || first.kind !== second.kind || !sameMeasure(first, second) || first.unit !== second.unit) return false
  return !/so với/.test(wordsBetween(claims, second.to, change.from)) && !/[;.]/.test(wordsBetween(claims, first.to, change.from))
}

/** “45 vụ (năm 2023: 40 vụ), tăng …” */
function isNowAndFormer(claims: Claims, first: Claim, second: Claim): boolean {
  if (first.kind !== second.kind || !sameMeasure(first, second) || first.unit !== second.unit) return false
  return /^\( (?:cùng kỳ|năm trước|kỳ trước|năm \d{4})[^()]{0,40}$/.test(wordsBetween(claims, first.to, second.from))
}

/** “(105/100 vụ)” beside a change: this period and the one before. */
function ofPair(pair: Claim): { readonly before: Claim; readonly now: Claim } {
  const of = pair.of!
  const alone = { kind: 'value' as const, role: 'plain' as const }
  return {
    now: { ...pair, ...alone, end: pair.number.end },
    before: { ...pair, ...alone, number: of, start: of.start, end: of.end, value: of.value!, base: of.value! },
  }
}

/** The three words before a figure. */
function leadOf(claims: Claims, claim: Claim): string {
  return wordsBetween(claims, Math.max(claims.sentences[claim.sentence]!.from, claim.from - 3), claim.from)
}

function joined(claims: Claims, a: Claim, b: Claim): boolean {
  return /^[,(]? ?(?:từ|cụ thể từ)(?: mức)?$/.test(wordsBetween(claims, a.to, b.from))
}

/** “so với năm 2023 (120 lượt)”, “so với cùng kỳ là 120 lượt” */
function isFormer(claims: Claims, change: Claim, former: Claim): boolean {
  const words = wordsBetween(claims, change.to, former.from)
  return /(?:^| )so với (?:[^;:.]{0,60} )?(?:\(|là|:|có|chỉ có|đạt)(?: (?:năm|cùng kỳ|có|là|đạt|chỉ|kỳ|trước|\d{4}|:|tổng số))*$/.test(words) || /^(?:[^;:.,(]{0,20} )?\( (?:năm|cùng kỳ)[^;.)]{0,40}$/.test(words)
}
