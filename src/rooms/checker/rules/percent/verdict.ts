import { compareDecimals, type Decimal, decimal, divideDecimals, roundDecimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import { addOne, type Fit, fitOf, isCounted, isMore, isTime, isZero, sameMeasure, sameValue, sumOf, share as shareOf, wordsBetween } from '../reckon.ts'
import { isSlip } from '../slip.ts'
import { type Share, sharesOf } from './shares.ts'

/** What came of reckoning a share again. */
export type Verdict = {
  readonly share: Share
  readonly fit: Fit
  readonly part: Decimal
  readonly whole: Decimal
  /** The figures it was reckoned from. */
  readonly partFrom: Claim
  readonly wholeFrom: readonly Claim[]
  /** The total that is named, where another whole is the one that fits. */
  readonly named?: Claim
}

const CACHE = new WeakMap<Claims, readonly Verdict[]>()

/** Every share that can be reckoned again and does not come out. */
export function verdictsOf(claims: Claims): readonly Verdict[] {
  const known = CACHE.get(claims)
  if (known) return known
  // What is the whole of one share is that of its neighbours: “7 xã (70%), 3 xã (30%)”.
  const wholes: Wholes = new Map()
  const shares = sharesOf(claims)
  for (const share of shares) judge(claims, share, wholes)
  const verdicts = shares.flatMap((share) => judge(claims, share, wholes) ?? [])
  CACHE.set(claims, verdicts)
  return verdicts
}

/** Of each passage the wholes that its shares came out with, and at which part. */
type Wholes = Map<number, { readonly whole: Claim; readonly part: Claim }[]>

/** “Hộ nghèo: 96/1.842 hộ, chiếm 5,2%; cận nghèo 129 hộ, chiếm 7%”: of a pair that comes out the second figure is a whole. */
function keepWhole({ sentences }: Claims, percent: Claim, pair: Claim, wholes: Wholes): void {
  const of = pair.of!
  if (pair.unit === undefined || pair.value.units * 2n > of.value!.units) return
  const { passage } = sentences[percent.sentence]!
  const list = wholes.get(passage) ?? []
  if (list.length >= 40 || list.some(({ part }) => part === pair)) return
  const whole: Claim = { ...pair, kind: 'value', number: of, of: undefined, start: of.start, end: of.end, value: of.value!, base: of.value! }
  wholes.set(passage, [...list, { whole, part: pair }])
}

/** The whole that the nearest share around came out with, where it counts the same. */
function wholeAround(wholes: Wholes, passage: number, part: Claim): Claim | undefined {
  let best: { readonly whole: Claim; readonly part: Claim } | undefined
  for (const one of wholes.get(passage) ?? []) {
    if (one.part === part || one.whole === part || !(sameMeasure(one.part, part) || sameMeasure(one.whole, part))) continue
    if (!best || Math.abs(one.part.index - part.index) < Math.abs(best.part.index - part.index)) best = one
  }
  return best?.whole
}

function judge(claims: Claims, share: Share, wholes: Wholes): Verdict | undefined {
  const { percent, pair } = share
  if (percent.about || share.kind === 'norm') return undefined
  if (pair) {
    if (share.kind === 'change' || pair.about) return undefined
    const verdict = judgePair(share, pair)
    if (!verdict && share.kind === 'share' && isCounted(pair)) keepWhole(claims, percent, pair, wholes)
    return verdict
  }
  const { part, whole } = share
  if (part && whole && share.kind !== 'change' && !part.about && !whole.about && !isZero(whole.base)) {
    const fit = fitOf(part.base, whole.base, percent.value, percent.number.places)
    return fit === 'right' ? undefined : { share, fit, part: part.base, whole: whole.base, partFrom: part, wholeFrom: [whole] }
  }
  if (!share.part) return share.kind === 'share' && !share.future ? judgeWhole(claims, percent, share) : undefined
  if (share.kind === 'share') return judgePart(claims, share, share.part, wholes)
  return share.kind === 'plan' && !share.future ? slipOf(claims, share, share.part) : undefined
}

/** “còn 8,57% trên tổng số 19.240 hộ”: the part stands somewhere before; one of which the share would be a slip of the pen away is it. */
function judgeWhole(claims: Claims, percent: Claim, share: Share): Verdict | undefined {
  const whole = claims.claims[percent.index + 1]
  if (!whole || whole.kind !== 'value' || whole.sentence !== percent.sentence || whole.about || isZero(whole.base) || !/^(?:trên|trong|so với|của)(?: tổng)? (?:số|tổng)(?: \p{L}+){0,3}$/u.test(wordsBetween(claims, percent.to, whole.from))) return undefined
  const places = percent.number.places
  const parts: Claim[] = []
  for (let at = percent.index - 1; at >= Math.max(0, percent.index - 8) && claims.sentences[claims.claims[at]!.sentence]!.passage === claims.sentences[percent.sentence]!.passage; at--) {
    const claim = claims.claims[at]!
    if (claim.kind !== 'value' || claim.about || !sameMeasure(claim, whole) || isMore(claim.base, whole.base)) continue
    if (fitOf(claim.base, whole.base, percent.value, places) !== 'wrong') return undefined
    parts.push(claim)
  }
  const part = parts.find(({ base }) => isSlip(printPlaces(shareOf(base, whole.base, places)!, places), percent.number.text))
  return part && { share, fit: 'wrong', part: part.base, whole: whole.base, partFrom: part, wholeFrom: [whole] }
}

/**
 * A figure before that counts the same, of which the share would be the printed one but for a slip of the pen: that is no
 * chance where the percentage has three figures.
 */
function slipOf(claims: Claims, share: Share, part: Claim): Verdict | undefined {
  const { percent } = share
  const places = percent.number.places
  if (part.about || isTime(part) || part.measure === undefined || percent.number.text.replaceAll(/\D/g, '').length < 3) return undefined
  const bases = basesFor(claims, share, part).filter(({ claim }) => claim.index < part.index && claim.measure === part.measure && claim.role !== 'before' && claim.role !== 'change')
  if (bases.some(({ value }) => fitOf(part.base, value, percent.value, places) !== 'wrong')) return undefined
  // One more figure or one less would be 6,67 for 66,67: any whole ten times as large.
  const figures = percent.number.text.replaceAll(/\D/g, '').length
  const found = bases.find(({ value }) => printPlaces(shareOf(part.base, value, places)!, places).length === figures && isSlip(printPlaces(shareOf(part.base, value, places)!, places), percent.number.text))
  return found && { share, fit: 'wrong', part: part.base, whole: found.value, partFrom: part, wholeFrom: [found.claim] }
}

/** With all its decimals, also noughts: 88,0. */
function printPlaces(value: Decimal, places: number): string {
  const units = value.units * 10n ** BigInt(places - value.scale < 0 ? 0 : places - value.scale)
  return String(units).padStart(places + 1, '0')
}

function judgePair(share: Share, pair: Claim): Verdict | undefined {
  const { percent } = share
  const [part, whole] = [pair.value, pair.of!.value!]
  if (isZero(whole)) return undefined
  const fit = fitOf(part, whole, percent.value, percent.number.places)
  return fit === 'right' ? undefined : { share, fit, part, whole, partFrom: pair, wholeFrom: [pair] }
}

type Base = { readonly value: Decimal; readonly claim: Claim }

function judgePart(claims: Claims, share: Share, part: Claim, wholes: Wholes): Verdict | undefined {
  const { percent } = share
  // “bình quân 90 người/lớp”: so many of each are part of nothing.
  if (part.about || isTime(part) || claims.tokens[part.to]?.text === '/') return undefined
  const bases = basesFor(claims, share, part)
  const places = percent.number.places
  const fits = (value: Decimal): Fit => fitOf(part.base, value, percent.value, places)
  const judged = bases.map((base) => ({ base, fit: fits(base.value) }))
  const here = claims.sentences[percent.sentence]!.passage
  if ((wholes.get(here) ?? []).some(({ whole }) => !isZero(whole.base) && fits(whole.base) === 'right' && (sameMeasure(whole, part) || isCounted(part)))) return undefined
  const fitting = judged.find(({ fit, base }) => fit === 'right' && base.claim.kind === 'value' && base.claim.index < part.index && (places > 0 || isNear(claims, base.claim, here)))
  if (fitting) {
    const list = wholes.get(here) ?? []
    if (list.length < 40 && !list.some((one) => one.part === part)) wholes.set(here, [...list, { whole: fitting.base.claim, part }])
  }
  if (judged.some(({ fit }) => fit === 'right') || fitsOther(claims, share, part)) return undefined
  const isHere = (claim: Claim): boolean => claims.sentences[claim.sentence]!.passage === here
  const made = (fit: Fit, whole: Decimal, wholeFrom: readonly Claim[], named?: Claim): Verdict => ({
    share, fit, part: part.base, whole, partFrom: part, wholeFrom, ...(named ? { named } : {}),
  })
  const known = wholeAround(wholes, here, part)
  const total = clearBase(claims, share, part, bases) ?? (known && share.ofWhat === '' && isCounted(known) === isCounted(part) && !isZero(known.base) && (isMore(known.base, part.base) || !isMore(percent.value, decimal(100))) ? known : undefined)
  const hidden = hiddenBase(claims, share, part)
  // A whole that is not named but comes out to the last place tells more than one that is named and does not.
  const nearMiss = judged.find(({ base, fit }) => (isHere(base.claim) || (/^(?:tổng số|số) /.test(share.ofWhat) && base.claim.index < part.index && base.claim.measure === part.measure && base.claim.kind === 'value')) && places > 0 && (fit === 'near' || fit === 'truncated'))
  if (nearMiss && nearMiss.base.claim !== undefined) return made(nearMiss.fit, nearMiss.base.value, [nearMiss.base.claim])
  if (hidden && (hidden.fit === 'right' || places > 0)) {
    const named = total ?? (hidden.fit === 'right' && hidden.from.length === 2 ? unlike(claims, hidden.whole, bases, part) : undefined)
    if (hidden.fit === 'right' && !named) return undefined
    if (!total && named) return made('right', hidden.whole, hidden.from, named)
    return made(hidden.fit, hidden.whole, hidden.from, total)
  }
  if (total) return made(fits(total.base), total.base, [total])
  const together = wholeOfNeighbours(claims, share, part)
  if (together && fits(together.whole) !== 'right') return made(fits(together.whole), together.whole, together.from)
  return slipOf(claims, share, part)
}

/** The least of the wholes that the paragraph names, where none of them is the one that fits. */
function unlike(claims: Claims, whole: Decimal, bases: readonly Base[], part: Claim): Claim | undefined {
  const passage = claims.sentences[part.sentence]!.passage
  const named = bases.filter(({ claim, value }) => claim.kind === 'value' && value === claim.base && claim.index < part.index && claims.sentences[claim.sentence]!.passage === passage && claim.measure === part.measure && isMore(claim.base, part.base) && claim.role !== 'before' && claim.role !== 'change')
  if (named.length === 0 || named.some(({ value }) => sameValue(value, whole))) return undefined
  return named.toSorted((a, b) => compareDecimals(a.value, b.value))[0]!.claim
}

/** Whether some other figure of the paragraph, whatever it counts, is a whole that comes out to the last decimal. */
function fitsOther(claims: Claims, { percent }: Share, part: Claim): boolean {
  const passage = claims.sentences[part.sentence]!.passage
  if (percent.number.places === 0) return false
  for (let at = part.index - 1; at >= Math.max(0, part.index - 10); at--) {
    const claim = claims.claims[at]!
    if (claims.sentences[claim.sentence]!.passage !== passage) return false
    if (claim.kind === 'percent' || !isCounted(claim) || isZero(claim.base)) continue
    if (fitOf(part.base, claim.of?.value ?? claim.base, percent.value, percent.number.places) === 'right') return true
  }
  return false
}

/** The shares next to one, so many that a sentence may hold. */
function sharesNear(claims: Claims, share: Share): readonly Share[] {
  const shares = sharesOf(claims)
  const at = POSITIONS.get(share) ?? indexShares(shares, share)
  return shares.slice(Math.max(0, at - 12), at + 13)
}

const POSITIONS = new WeakMap<Share, number>()

function indexShares(shares: readonly Share[], share: Share): number {
  shares.forEach((one, index) => POSITIONS.set(one, index))
  return POSITIONS.get(share)!
}

/** “giỏi 98 em (14%), khá 287 em (40,9%), trung bình 301 em (49,2%), yếu 16 em (2,3%)”: their sum is the whole of most of them. */
function wholeOfNeighbours(claims: Claims, share: Share, part: Claim): { readonly whole: Decimal; readonly from: readonly Claim[] } | undefined {
  const around = sharesNear(claims, share).filter(({ percent, part: other, kind }) => kind === 'share' && percent.sentence === share.percent.sentence && other !== undefined && sameMeasure(other, part))
  if (around.length < 3 || around.length > 12) return undefined
  const whole = sumOf(around.map((one) => one.part!.base))
  if (isZero(whole)) return undefined
  const right = around.filter(({ percent, part: other }) => fitOf(other!.base, whole, percent.value, percent.number.places) === 'right').length
  return right * 3 >= around.length * 2 ? { whole, from: around.map((one) => one.part!) } : undefined
}

function isNear({ sentences }: Claims, claim: Claim, passage: number): boolean {
  return sentences[claim.sentence]!.passage === passage
}

/** The figures before and after that the part may be a part of, the nearest first. */
function basesFor(claims: Claims, share: Share, part: Claim): Base[] {
  const bases: Base[] = []
  const from = Math.max(0, part.index - 25)
  const to = Math.min(claims.claims.length - 1, share.percent.index + 4)
  const here = claims.sentences[part.sentence]!
  for (let at = to; at >= from; at--) {
    const claim = claims.claims[at]!
    if (claim === part || claim.kind === 'percent' || !sameMeasure(claim, part)) continue
    if (at > share.percent.index && claims.sentences[claim.sentence]!.passage !== here.passage) continue
    for (const value of [claim.base, claim.of?.value]) {
      if (value && !isZero(value) && !isMore(part.base, value)) bases.push({ value, claim })
    }
  }
  return bases.toSorted((a, b) => Math.abs(a.claim.index - part.index) - Math.abs(b.claim.index - part.index))
}

/** The one whole that the text leaves no doubt about: named by its words, a total of the same thing, or the only one. */
function clearBase(claims: Claims, share: Share, part: Claim, bases: readonly Base[]): Claim | undefined {
  const passage = claims.sentences[part.sentence]!.passage
  const own = bases.filter(({ claim, value }) => (claim.kind === 'value' || (share.ofWhat !== '' && claim.kind === 'pair')) && value === claim.base && claim.role !== 'before' && claim.role !== 'change')
  const words = contentOf(share.ofWhat)
  if (words.length > 0) {
    const named = own.filter(({ claim }) => claim.index < part.index && words.every((word) => claim.quantity.words.includes(word)))
    const found = named.find(({ claim }) => claim.role === 'total') ?? named[0]
    return found && claims.sentences[found.claim.sentence]!.section === claims.sentences[part.sentence]!.section ? found.claim : undefined
  }
  const before = own.filter(({ claim }) => claim.index < part.index && sameThing(claim, part))
  const near = before.filter(({ claim }) => claims.sentences[claim.sentence]!.passage === passage || isParent(claims, claim, part))
  const totals = near.filter(({ claim }) => claim.role === 'total' || leadsParts(claims, claim))
  if (totals.length > 0) return totals[0]!.claim
  // “năm 2015 thụ lý 2.592 vụ việc, hòa giải thành 1.735 vụ việc, đạt 69,68%; năm 2016 …”: each clause has its own.
  const inClause = near.filter(({ claim }) => claim.kind === 'value' && claim.sentence === part.sentence && claim.index === part.index - 1 && isMore(claim.base, part.base) && claim.unit === part.unit && claim.unit !== undefined)
  if (inClause.length === 1 && isOfOneClause(claims, inClause[0]!.claim, part)) return inClause[0]!.claim
  // “đúng quy định: 198 dự án (chiếm 92,52%). Có vi phạm: 16 dự án (7,48%)”: a part beside another.
  const isPart = (claim: Claim): boolean => {
    const next = claims.claims[claim.index + 1]
    return next?.kind === 'percent' && next.sentence === claim.sentence && claim.sentence !== part.sentence && /^\((?: (?:chiếm|đạt|tỷ lệ|bằng))*$/.test(wordsBetween(claims, claim.to, next.from))
  }
  const different = near.filter(({ claim, value }, index) => !isPart(claim) && near.findIndex((other) => sameValue(other.value, value)) === index && !isZero(claim.base))
  if (/(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất/.test(part.quantity.before)) return undefined
  return different.length === 1 && isMore(different[0]!.value, part.base) ? different[0]!.claim : undefined
}

/** The figures are the first two of their clause, and the second says what came of the first. */
function isOfOneClause(claims: Claims, whole: Claim, part: Claim): boolean {
  const before = wordsBetween(claims, claims.sentences[whole.sentence]!.from, whole.from)
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(':')) + 1)
  return !/;/.test(wordsBetween(claims, whole.to, part.from)) && !/\d[\d.,]* (?!tháng|năm)\p{L}/u.test(clause.replaceAll(/năm \d{4}/g, '')) && /(?:^| )(?:thành|đạt|xong|giải quyết|xử lý|hoàn thành|được|đã)(?: |$)/.test(wordsBetween(claims, whole.to, part.from))
}

function sameThing(a: Claim, b: Claim): boolean {
  return (a.measure !== undefined && b.measure !== undefined && sameMeasure(a, b)) || ((a.measure === undefined || b.measure === undefined) && isCounted(a) && isCounted(b) && a.role === 'total')
}

/** “158 vụ: …”, “158 vụ, trong đó …”: what follows divides it. */
function leadsParts({ tokens }: Claims, claim: Claim): boolean {
  for (let at = claim.to, count = 0; count < 8 && at < tokens.length; at++, count++) {
    const token = tokens[at]!
    if (token.text === ':' || (token.lower === 'trong' && tokens[at + 1]?.lower === 'đó') || token.lower === 'gồm') return true
    if (token.kind === 'number' || token.text === '.') return false
  }
  return false
}

/** The figure stands in the line that the list hangs on. */
function isParent(claims: Claims, claim: Claim, part: Claim): boolean {
  const [parent, child] = [claims.sentences[claim.sentence]!, claims.sentences[part.sentence]!]
  if (!child.item || child.passage - parent.passage > 8 || child.passage <= parent.passage || claim.cell) return false
  let last = parent
  while (claims.sentences[last.index + 1]?.passage === parent.passage) last = claims.sentences[last.index + 1]!
  return claims.tokens[last.to - 1]!.text === ':'
}

/** A whole that nobody names: what is settled and what is left. */
function hiddenBase(claims: Claims, { percent }: Share, part: Claim): { readonly whole: Decimal; readonly from: readonly Claim[]; readonly fit: Fit } | undefined {
  const passage = claims.sentences[percent.sentence]!.passage
  const rest: Claim[] = []
  for (let at = percent.index + 1; at < Math.min(claims.claims.length, percent.index + 6); at++) {
    const claim = claims.claims[at]!
    if (claims.sentences[claim.sentence]!.passage !== passage) break
    if (claim.kind !== 'value' || !sameMeasure(claim, part)) continue
    rest.push(claim)
    for (const from of rest.length === 1 ? [rest] : [rest, [claim]]) {
      const whole = sumOf([part.base, ...from.map(({ base }) => base)])
      const fit = isZero(whole) ? 'wrong' : fitOf(part.base, whole, percent.value, percent.number.places)
      if (fit !== 'wrong') return { whole, from: [part, ...from], fit }
    }
  }
  return undefined
}

export function contentOf(words: string): string[] {
  return words.split(' ').filter((word) => word !== '' && !VOID.has(word))
}

const VOID = new Set('việc tổng số so với trên trong của toàn huyện xã tỉnh địa bàn cả các những là và được đó cộng lượng thị trấn'.split(' '))

/** The whole numbers that come out as the printed share of a whole; undefined where none does. */
export function reachablePart(whole: Decimal, percent: Decimal, places: number): Decimal | undefined {
  if (whole.scale !== 0 || isZero(whole)) return undefined
  const exact = divideDecimals({ units: percent.units * whole.units, scale: percent.scale }, decimal(100), 4)
  if (!exact) return undefined
  const middle = roundDecimal(exact, 0)
  for (const step of [0n, 1n, -1n]) {
    const part = addOne(middle, step)
    const fit = part.units < 0n ? 'wrong' : fitOf(part, whole, percent, places)
    if (fit === 'right' || fit === 'truncated') return part
  }
  return undefined
}
