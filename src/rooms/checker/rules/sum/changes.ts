import { addDecimals, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import { isMore, isTime, sameMeasure, sameValue, wordsBetween } from '../reckon.ts'
import { isSlip } from '../slip.ts'

/** Two figures of one thing at two times, and the change that is said to lie between them. */
export type Change = { readonly before: Claim; readonly now: Claim; readonly change: Claim }

/** Changes of counts, sums of money, areas. */
export function changesOf(claims: Claims): readonly Change[] {
  const known = CHANGES.get(claims)
  if (known) return known
  const found = findChanges(claims)
  CHANGES.set(claims, found)
  return found
}

const CHANGES = new WeakMap<Claims, readonly Change[]>()

function findChanges(claims: Claims): Change[] {
  const threes = threesOf(claims)
  return [...threes, ...alignedOf(claims).filter(({ change }) => !threes.some((one) => one.change.index === change.index))].filter(({ before, now, change }) =>
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
  if (next?.kind === 'pair' && next.of?.value && (isFormer(claims, change, next) || isThisByLast(claims, change, next))) return { ...ofPair(next), change }
  if (next && afterNext && isFromTo(claims, next, afterNext) && joined(claims, change, next)) return { before: next, now: afterNext, change }
  if (first && second && isYearAndNext(claims, first, second, change)) return { before: first, now: second, change }
  // “năm 2022 là 8,4 triệu đồng; năm 2021 là 7,5 triệu đồng, như vậy tăng 12%”
  if (first && second && isYearAndLast(claims, first, second, change)) return { before: second, now: first, change }
  if (first && second && isNowAndFormer(claims, first, second)) return { before: second, now: first, change }
  // “giảm 35% (09 đơn so với 12 đơn)”
  if (next && afterNext && next.kind === afterNext.kind && next.unit === afterNext.unit && /^(?:[^\d;:.(]{0,40} )?\( ?(?:từ )?(?:có )?$/.test(wordsBetween(claims, change.to, next.from)) && /^(?:trong \p{L}+ )?so với(?: cùng kỳ| năm trước| kỳ trước| là| có)*$/u.test(wordsBetween(claims, next.to, afterNext.from))) {
    return { before: afterNext, now: next, change }
  }
  const bracketed = findBracketed(claims, change, earlier)
  if (bracketed) return bracketed
  // B, tăng C so với … (A)
  if (next && next.kind !== 'pair' && isFormer(claims, change, next)) {
    const fits = earlier.filter((claim) => isOpen(claims, claim, change) && sameMeasure(asValue(claim), next) && asValue(claim).kind === next.kind)
    const now = fits.find(({ unit }) => unit === next.unit) ?? fits[0]
    if (now && !/[;:.]/.test(wordsBetween(claims, now.to, change.from).replaceAll(/\([^()]*\)|\d[\d.,]*|; (?=(?:tăng|giảm)(?: |$))/g, ''))) return { before: next, now: asValue(now), change }
  }
  // “… 962 rất hài lòng (65%). Tăng 3% số rất hài lòng (năm trước 62%)”
  const away = next && next.kind === 'percent' && (change.kind === 'percent' || change.unit === 'điểm phần trăm') && isFormer(claims, change, next) && earlier.length === 0 ? findShareOf(claims, change) : undefined
  if (away) return { before: next!, now: away, change }
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

/** “So với cùng kỳ, đơn khiếu nại giảm 11,2% (604/680 đơn)”: this period by the last, which is what is compared. */
function isThisByLast(claims: Claims, change: Claim, pair: Claim): boolean {
  if (change.kind !== 'percent' || wordsBetween(claims, change.to, pair.from) !== '(') return false
  const isUp = isMore(pair.value, pair.of!.value!)
  return isUp === (change.direction === 'up') && /(?:^| )so với (?:cùng kỳ|năm|kỳ)/.test(wordsBetween(claims, claims.sentences[change.sentence]!.from, change.from))
}

/** “264 lượt với 291 người (cùng kỳ: 240 lượt, 275 người), tăng 10% số lượt”: the figure in the brackets that counts the same. */
function findBracketed(claims: Claims, change: Claim, earlier: readonly Claim[]): Change | undefined {
  const last = earlier[0]
  if (!last || last.kind === 'pair' || !/^(?:[\p{L} ]{0,24} )?\) ,?(?: (?:đã|như vậy))?(?: \p{L}+){0,3}$/u.test(wordsBetween(claims, last.to, change.from))) return undefined
  const inside: Claim[] = []
  let now: Claim | undefined
  for (const claim of earlier) {
    const words = wordsBetween(claims, claim.to, last.from)
    if (claim === last || !words.includes('(')) inside.push(claim)
    else now ??= claim
  }
  const opening = inside.at(-1)!
  if (!now || !/(?:^| )\((?: \p{L}+){0,2} (?:cùng kỳ|năm trước|kỳ trước|năm ngoái)[^;()]{0,30}$/u.test(wordsBetween(claims, now.to, opening.from))) return undefined
  const named = inside.filter(({ unit }) => unit !== undefined && ` ${change.quantity.after} `.includes(` ${unit === 'lượt người' ? 'lượt' : unit} `))
  const before = named.length === 1 ? named[0]! : inside.length === 1 ? inside[0]! : undefined
  if (!before) return undefined
  const same = earlier.filter((claim) => !inside.includes(claim) && claim.kind === before.kind && claim.unit === before.unit)
  return same.length === 1 ? { before, now: same[0]!, change } : undefined
}

/** “tiếp 46 lượt, giảm 08 lượt (14,8%)”: what was before follows from what is now and from the change; where two figures lie as far apart, those. */
export function impliedOf(claims: Claims): Change[] {
  return claims.claims.flatMap((percent, index) => {
    const beyond = percent.kind === 'percent' ? findBeyond(claims, percent, index) : undefined
    if (beyond) return [beyond]
    const change = claims.claims[index - 1]
    if (percent.kind !== 'percent' || !change || change.kind !== 'value' || change.about || change.direction === undefined || change.sentence !== percent.sentence || isTime(change) || change.base.units === 0n) return []
    if (!isChange(claims, change, index - 1)) return []
    const link = wordsBetween(claims, change.to, percent.from)
    if (!/^(?:\((?: (?:tương (?:đương|ứng)|với|tăng|giảm|tức|bằng))*|, (?:tương (?:đương|ứng)|tức|bằng)(?: với)?(?: tăng| giảm)?(?: là)?|(?:hay|tương (?:đương|ứng))(?: với)?(?: tăng| giảm)?(?: là)?)$/.test(link)) return []
    const figures: Claim[] = []
    for (let at = index - 2; at >= Math.max(0, index - 8) && claims.claims[at]!.sentence === percent.sentence; at--) {
      const claim = claims.claims[at]!
      if (claim.kind === 'value' && claim.measure === change.measure && !claim.about && claim.role !== 'change') figures.push(claim)
    }
    const [now, then] = figures
    if (!now) return []
    for (const one of figures) {
      for (const other of figures) {
        const [less, more] = change.direction === 'up' ? [other, one] : [one, other]
        if (one !== other && sameValue(addDecimals(less.base, change.base), more.base)) return [{ before: other, now: one, change: percent }]
      }
    }
    // “So với năm 2021 (2.043 vụ việc) giảm 137 vụ việc, tương ứng giảm 6,7%”
    if (!then && now.unit === change.unit && (now.role === 'before' || isSaidFormer(claims, now))) {
      const base = change.direction === 'up' ? addDecimals(now.base, change.base) : subtractDecimals(now.base, change.base)
      const value = change.direction === 'up' ? addDecimals(now.value, change.value) : subtractDecimals(now.value, change.value)
      return base.units <= 0n || now.base.units === 0n ? [] : [{ before: now, now: { ...now, base, value }, change: percent }]
    }
    if (then || now.unit !== change.unit || now.role === 'before' || /[;.:]/.test(wordsBetween(claims, now.to, change.from))) return []
    const base = change.direction === 'up' ? subtractDecimals(now.base, change.base) : addDecimals(now.base, change.base)
    const value = change.direction === 'up' ? subtractDecimals(now.value, change.value) : addDecimals(now.value, change.value)
    return base.units <= 0n ? [] : [{ before: { ...now, base, value }, now, change: percent }]
  })
}

/** “tiếp 312 lượt/348 người. So với cùng kỳ giảm 48 lượt, 57 người (cùng kỳ tiếp 360 lượt/415 người)”: unit by unit. */
function alignedOf(claims: Claims): Change[] {
  const { claims: all, tokens, sentences } = claims
  return all.flatMap((lead, index) => {
    if (lead.role !== 'change' || lead.kind !== 'value' || lead.direction === undefined || lead.about || lead.cell) return []
    const { from, passage } = sentences[lead.sentence]!
    if (!/^so với (?:cùng kỳ|năm|kỳ)/.test(wordsBetween(claims, from, from + 4))) return []
    const changes = [lead]
    let at = index + 1
    while (all[at]?.sentence === lead.sentence && changes.length < 4 && /^(?:\p{L}+ ){0,3}(?:,|và)(?: \p{L}+){0,2}$/u.test(wordsBetween(claims, changes.at(-1)!.to, all[at]!.from)) && all[at]!.kind === 'value') changes.push(all[at++]!)
    const formers: Claim[] = []
    if (tokens.slice(changes.at(-1)!.to, all[at]?.from ?? 0).some(({ text }) => text === '(')) while (all[at]?.sentence === lead.sentence && formers.length < 4) formers.push(all[at++]!)
    return changes.flatMap((change) => {
      const sameUnit = ({ unit, kind, about }: Claim): boolean => unit !== undefined && unit === change.unit && kind === 'value' && !about
      const before = formers.filter(sameUnit)
      const now: Claim[] = []
      for (let i = index - 1; i >= Math.max(0, index - 8) && sentences[all[i]!.sentence]!.passage === passage && all[i]!.sentence >= lead.sentence - 1; i--) if (sameUnit(all[i]!)) now.push(all[i]!)
      // Or all of them stand in the paragraph above, and the one that comes nearest to making it up is meant.
      if (now.length === 0) now.push(...nearestAbove(claims, change, before[0]))
      return before.length === 1 && now.length === 1 && changes.filter(sameUnit).length === 1 ? [{ before: before[0]!, now: now[0]!, change: { ...change, direction: lead.direction! } }] : []
    })
  })
}

/** The figure of the paragraph before that is what was and the change, but for a slip of the pen. */
function nearestAbove({ claims: all, sentences }: Claims, change: Claim, before: Claim | undefined): Claim[] {
  if (!before) return []
  const { passage } = sentences[change.sentence]!
  const above: Claim[] = []
  for (let i = change.index - 1; i >= Math.max(0, change.index - 16); i--) {
    const claim = all[i]!
    const distance = passage - sentences[claim.sentence]!.passage
    if (distance > 1) break
    if (distance === 1 && !claim.cell && claim.kind === 'value' && claim.unit === change.unit && !claim.about) above.push(claim)
  }
  const due = change.direction === 'down' ? subtractDecimals(before.base, change.base) : addDecimals(before.base, change.base)
  const isNear = ({ base, number }: Claim): boolean => {
    const former = change.direction === 'down' ? addDecimals(base, change.base) : subtractDecimals(base, change.base)
    return sameValue(base, due) || (base.scale + due.scale === 0 && (isSlip(String(due.units), number.text) || isSlip(String(former.units), before.number.text)))
  }
  const near = above.filter(isNear)
  return near.length === 1 && !above.some(({ base }) => base !== near[0]!.base && sameValue(base, due)) ? near : []
}

/** “640 hội viên, vượt 8% kế hoạch (600 hội viên)”: what was planned is what was before. */
function findBeyond(claims: Claims, percent: Claim, index: number): Change | undefined {
  const [now, plan] = [claims.claims[index - 1], claims.claims[index + 1]]
  if (!now || !plan || now.sentence !== percent.sentence || plan.sentence !== percent.sentence || now.kind !== 'value' || plan.kind !== 'value' || !sameMeasure(now, plan) || plan.base.units <= 0n) return undefined
  if (!/^, (?:đã )?vượt$/.test(wordsBetween(claims, now.to, percent.from)) || !/^(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán)[^,;.:()]{0,30} \((?: (?:kế hoạch|chỉ tiêu|dự toán|giao|là|:))*$/.test(wordsBetween(claims, percent.to, plan.from))) return undefined
  return { before: plan, now, change: { ...percent, direction: 'up' } }
}

/** “1.243 lượt, gấp 2 lần năm 2017 (811 lượt)”: so many times what was before. */
export function multiplesOf({ claims, ...rest }: Claims): Change[] {
  return claims.flatMap((change, index) => {
    const [first, second] = [claims[index - 2], claims[index - 1]]
    if (change.unit === 'lần' && change.kind === 'value' && !change.about && first && second && first.sentence === change.sentence && first.base.units > 0n && !first.about && !second.about
      && isFromTo({ claims, ...rest }, first, second) && /^(?:\([^()]{0,30}\) )?, (?:tăng )?gấp$/.test(wordsBetween({ claims, ...rest }, second.to, change.from))) return [{ before: first, now: second, change }]
    const [now, before] = [claims[index - 1], claims[index + 1]]
    if (change.unit !== 'lần' || change.kind !== 'value' || change.about || !now || !before || now.sentence !== change.sentence || before.sentence !== change.sentence) return []
    if (now.kind !== 'value' || before.kind !== 'value' || now.about || before.about || !sameMeasure(now, before) || before.base.units <= 0n) return []
    if (!/(?:^| )gấp$/.test(wordsBetween({ claims, ...rest }, now.to, change.from)) || !/^(?:so với )?(?:cùng kỳ|năm|kỳ)[^,;.:()]{0,30} \((?: (?:năm|cùng kỳ|có|là|đạt))*$/.test(wordsBetween({ claims, ...rest }, change.to, before.from))) return []
    return [{ before, now, change }]
  })
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
  return /(?:^| )so với (?:[^;:.()]{0,40} )?(?:\((?: \p{L}+){0,4}|là|có)$/u.test(wordsBetween(claims, from, claim.from))
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

/** The share of what the change names, in the sentence before: its words stand between the figure before it and the share. */
function findShareOf(claims: Claims, change: Claim): Claim | undefined {
  const ahead = /(?:^| )(?:tỷ lệ|tỉ lệ) (.+) (?:tăng|giảm)(?: thêm)?$/.exec(change.quantity.near)?.[1]
  const name = ahead ?? change.quantity.after.replace(/^(?:số|tỷ lệ|tỉ lệ) /, '')
  const passage = claims.sentences[change.sentence]!.passage
  if (name.split(' ').length < 2) return undefined
  for (let at = change.index - 1; at >= Math.max(1, change.index - 10); at--) {
    const [figure, share] = [claims.claims[at - 1]!, claims.claims[at]!]
    if (claims.sentences[share.sentence]!.passage !== passage || figure.sentence !== share.sentence) continue
    if (share.kind === 'percent' && figure.kind === 'value' && ` ${ahead === undefined ? wordsBetween(claims, figure.to, share.from) : figure.quantity.near} `.includes(` ${name} `)) return share
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

function isYearAndLast(claims: Claims, first: Claim, second: Claim, change: Claim): boolean {
  const [one, two] = [first.period?.year, second.period?.year]
  if (one === undefined || two !== one - 1 || first.kind !== second.kind || !sameMeasure(first, second) || first.unit !== second.unit) return false
  return /^[^,;.()]{0,24}[,;] (?:như vậy|như thế|tức là|tức|nghĩa là|tính ra|do đó)(?: (?:là|đã))* (?:tăng|giảm)(?: thêm| được)?$/u.test(wordsBetween(claims, second.to, change.from))
    && /^(?:[^.()]{0,20} )?[;,] [^.;()]{0,40}$/.test(wordsBetween(claims, first.to, second.from))
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
