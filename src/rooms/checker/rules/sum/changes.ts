import type { Claim, Claims } from '../../claims/claims.ts'
import { isTime, sameMeasure, wordsBetween } from '../reckon.ts'

/** Two figures of one thing at two times, and the change that is said to lie between them. */
export type Change = { readonly before: Claim; readonly now: Claim; readonly change: Claim }

/** Changes of counts, sums of money, areas. */
export function changesOf(claims: Claims): Change[] {
  return threesOf(claims).filter(({ before, now, change }) =>
    before.kind === 'value' && now.kind === 'value' && !isTime(now) && !isRough(before) && !isRough(now) && before.base.units !== 0n
    && (change.kind === 'percent' || (change.kind === 'value' && sameMeasure(change, now) && change.unit !== 'điểm phần trăm')))
}

/** “khoảng 40”; an average is a figure like others here. */
function isRough({ about, quantity }: Claim): boolean {
  return about && !/(?:bình quân|trung bình)$/.test(quantity.near)
}

const CACHE = new WeakMap<Claims, readonly Change[]>()

/** Every “từ … lên …, tăng …”, “…, tăng … so với năm trước (…)”, “so với năm trước (…), … tăng …” and their like. */
export function threesOf(claims: Claims): readonly Change[] {
  const known = CACHE.get(claims)
  if (known) return known
  const found: Change[] = []
  claims.claims.forEach((change, index) => {
    if (change.kind === 'pair') return
    const last = found.at(-1)
    const again = last && isInBrackets(claims, last.change, change)
    const three = again ? { ...last, change } : isChange(claims, change, index) ? findThree(claims, change, index, last) : findAfterFormer(claims, change, index)
    if (three) found.push(three)
  })
  CACHE.set(claims, found)
  return found
}

function findThree(claims: Claims, change: Claim, index: number, last: Change | undefined): Change | undefined {
  const inSentence = (at: number): Claim | undefined => (claims.claims[at]?.sentence === change.sentence ? claims.claims[at] : undefined)
  const earlier = figuresBefore(claims, change, index)
  const [second, first] = earlier
  // “tăng 6,4 triệu đồng (tăng 13,9%) so với …”
  const step = inSentence(index + 1)?.kind === 'percent' && change.kind === 'value' && isChange(claims, inSentence(index + 1)!, index + 1) ? 2 : 1
  const [next, afterNext] = [inSentence(index + step), inSentence(index + step + 1)]
  if (first && second && isFromTo(claims, first, second)) return { before: first, now: second, change }
  if (next?.kind === 'pair' && isFormer(claims, change, next) && next.of?.value) return { ...ofPair(next), change }
  if (next && afterNext && isFromTo(claims, next, afterNext) && joined(claims, change, next)) return { before: next, now: afterNext, change }
  if (first && second && isYearAndNext(claims, first, second, change)) return { before: first, now: second, change }
  if (first && second && isNowAndFormer(claims, first, second)) return { before: second, now: first, change }
  // B, tăng C so với … (A)
  if (next && next.kind !== 'pair' && isFormer(claims, change, next)) {
    const fits = earlier.filter((claim) => isOpen(claims, claim, change) && sameMeasure(asValue(claim), next) && asValue(claim).kind === next.kind)
    const now = fits.find(({ unit }) => unit === next.unit) ?? fits[0]
    if (now && !/[;:.]/.test(wordsBetween(claims, now.to, change.from).replaceAll(/\([^()]*\)|\d[\d.,]*|; (?=(?:tăng|giảm)(?: |$))/g, ''))) return { before: next, now: asValue(now), change }
  }
  // So với … (A), … B tăng C
  const former = earlier.find((claim) => isSaidFormer(claims, claim))
  if (former) {
    const now = earlier.find((claim) => claim.index > former.index && claim.kind === former.kind && sameMeasure(claim, former)) ?? findNow(claims, former, change)
    if (now) return { before: former, now, change }
  }
  // “…, tăng 4 người so với năm trước (32 người), tăng 12,5%”: of the same two figures.
  if (last && last.change.sentence === change.sentence && index - Math.max(last.change.index, last.before.index) <= 1 && change.kind === 'percent' && last.change.kind !== 'percent') return { ...last, change }
  return undefined
}

/** The figures of the sentence before a change that are no changes themselves, the nearest first. */
function figuresBefore(claims: Claims, change: Claim, index: number): Claim[] {
  const found: Claim[] = []
  for (let at = index - 1; at >= Math.max(0, index - 6) && claims.claims[at]!.sentence === change.sentence; at--) {
    if (!isChange(claims, claims.claims[at]!, at)) found.push(claims.claims[at]!)
  }
  return found
}

/** “đạt 91,2%, tăng so với cùng kỳ (88,7%) là 2,5%”, “cao hơn năm trước (98,2%) 1,2%”. */
function findAfterFormer(claims: Claims, change: Claim, index: number): Change | undefined {
  const [now, before] = [claims.claims[index - 2], claims.claims[index - 1]]
  if (!now || !before || now.sentence !== change.sentence || before.kind === 'pair' || now.kind !== before.kind || !sameMeasure(now, before)) return undefined
  if (!/^\)(?: là)?$/.test(wordsBetween(claims, before.to, change.from))) return undefined
  return /(?:^| )(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: so với)? (?:[^;:.(]{0,40} )?\($/.test(wordsBetween(claims, now.to, before.from)) ? { before, now, change } : undefined
}

/** “giảm 37 hộ (19,9%)”: the change again, in percent. */
function isInBrackets(claims: Claims, before: Claim, change: Claim): boolean {
  return change.kind === 'percent' && before.kind === 'value' && before.index === change.index - 1 && before.sentence === change.sentence
    && wordsBetween(claims, before.to, change.from) === '(' && claims.tokens[change.to]?.text === ')'
}

/** Not within brackets that close before the change. */
function isOpen(claims: Claims, claim: Claim, change: Claim): boolean {
  const words = wordsBetween(claims, claim.to, change.from)
  const [close, open] = [words.indexOf(')'), words.indexOf('(')]
  return close < 0 || (open >= 0 && open < close)
}

/** “So với cùng kỳ năm 2018 (150 đơn)” */
function isSaidFormer(claims: Claims, claim: Claim): boolean {
  if (claim.kind === 'pair') return false
  const from = Math.max(claims.sentences[claim.sentence]!.from, claim.from - 12)
  return /(?:^| )so với (?:[^;:.()]{0,40} )?(?:\(|là|có)$/.test(wordsBetween(claims, from, claim.from))
}

/** The figure of now, said earlier in the paragraph by the same words: “số hộ nghèo giảm 47 hộ”. */
function findNow(claims: Claims, former: Claim, change: Claim): Claim | undefined {
  const passage = claims.sentences[change.sentence]!.passage
  const named = new Set(change.quantity.words.filter((word) => word !== 'tăng' && word !== 'giảm'))
  if (named.size === 0) return undefined
  for (let at = former.index - 1; at >= Math.max(0, former.index - 12); at--) {
    const claim = claims.claims[at]!
    if (claims.sentences[claim.sentence]!.passage !== passage) break
    const words = claim.quantity.words
    if (claim.kind === former.kind && sameMeasure(claim, former) && words.length === named.size && words.every((word) => named.has(word))) return claim
  }
  return undefined
}

/** Of a pair the part: “36/42 viên chức” is 36. */
function asValue(claim: Claim): Claim {
  return claim.kind === 'pair' ? { ...claim, kind: 'value', end: claim.number.end } : claim
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
