import { addDecimals, compareDecimals, type Decimal, decimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim, Claims, Sentence } from '../../claims/claims.ts'
import { isSlip } from '../slip.ts'
import { amount } from './amount.ts'
import { isCounted, isMore, isTime, sameMeasure, sameValue, sumOf, wordsBetween } from '../reckon.ts'

/** How sure it is that the parts make up the whole. */
export type Bond = 'all' | 'states' | 'some'

/** A total and what stands after it as its parts. */
export type Division = {
  readonly total: Claim
  readonly parts: readonly Claim[]
  readonly bond: Bond
  /** The parts stand in brackets right behind the total. */
  readonly tight?: boolean
  /** Other ways to read which figures are parts; where one of them adds up, nothing is wrong. */
  readonly readings: readonly (readonly Claim[])[]
}

/** “58/83 kiến nghị; đang giải quyết 20 kiến nghị, chưa giải quyết 03 kiến nghị”: the pair names the whole and a part. */
function* ofPairs({ claims, sentences, tokens }: Claims): Iterable<Division> {
  for (const pair of claims) {
    if (pair.kind !== 'pair' || pair.cell || pair.about || !pair.of?.value || !isCounted(pair) || pair.measure === undefined || isMore(pair.value, pair.of.value)) continue
    const rest: Claim[] = []
    for (let at = pair.index + 1; at < Math.min(claims.length, pair.index + 8); at++) {
      const claim = claims[at]!
      if (claim.sentence !== pair.sentence || sentences[claim.sentence]!.heading || claim.kind === 'pair') break
      if (claim.kind !== 'value' || !sameMeasure(claim, pair) || claim.role === 'change' || claim.role === 'before' || isInside({ sentences, tokens }, claim)) continue
      if (!/(?:^| )(?:còn|còn lại|tồn|chưa|đang|không|vắng)(?: |$)/.test(claim.quantity.near)) break
      rest.push(claim)
    }
    if (rest.length === 0 || !/(?:^| )(?:còn|chưa|đang|vắng|tồn)(?: |$)/.test(rest.at(-1)!.quantity.near)) continue
    const of = pair.of
    const total: Claim = { ...pair, kind: 'value', role: 'total', number: of, start: of.start, end: of.end, value: of.value!, base: of.value! }
    const part: Claim = { ...pair, kind: 'value', end: pair.number.end }
    yield { total, parts: [part, ...rest], bond: 'states', readings: rest.map((_, end) => [part, ...rest.slice(0, end + 1)]) }
  }
}

/** “18/18 xã được xếp loại, cụ thể: tốt 11, khá 5, trung bình 3”: the list behind a pair divides its part. */
function* behindPairs(claims: Claims): Iterable<Division> {
  const { claims: all, tokens } = claims
  for (const pair of all) {
    if (pair.kind !== 'pair' || pair.cell || pair.about || !pair.of?.value || !isCounted(pair) || isMore(pair.value, pair.of.value)) continue
    const parts: Claim[] = []
    let before = pair.to
    let isSome = false
    let lead = ''
    for (let at = pair.index + 1; at < Math.min(all.length, pair.index + 12) && all[at]!.sentence === pair.sentence; at++) {
      const claim = all[at]!
      const words = wordsBetween(claims, before, claim.from)
      before = claim.to
      // The share of the pair, or of a part.
      if (claim.kind === 'percent' && /(?:\(|,)(?: (?:đạt|chiếm|tỷ lệ|bằng))*$/.test(words)) continue
      const isLead = parts.length === 0
      if (claim.kind !== 'value' || claim.about || (claim.measure !== undefined && !claim.unitBefore && !sameMeasure(claim, pair))) break
      if (isLead ? !/^(?:\) )?[^;.()]{0,50}(?:\(|(?:cụ thể|gồm|bao gồm|trong đó|như sau)(?: có)?(?: :)?)(?: \p{L}+){1,3}(?: :)?$/u.test(words) : !/^(?:\) )?(?:,|và|;)(?: [\p{L}-]+){1,4}(?: :)?$/u.test(words)) break
      if (isLead) [lead, isSome] = [words, words.includes('trong đó')]
      parts.push(claim)
      if (tokens[claim.to]?.text === ')' && !/\(/.test(wordsBetween(claims, claim.from - 3, claim.from))) break
    }
    const labels = parts.map((part) => labelOf(part).replace(/^.*trong đó /, '').trim())
    if (parts.length < 2 || labels.some((label) => OVERLAPPING.test(label) || ASIDE.test(label))) continue
    const sum = sumOf(parts.map(({ base }) => base))
    // “14/15 xã xếp loại tốt, khá (tốt 9, khá 6)”: the brackets hold what the part is said to be.
    const isOfPart = labels.every((label) => ` ${lead.slice(0, lead.indexOf('('))} `.includes(` ${label} `))
    if (sameValue(sum, pair.value) || (sameValue(sum, pair.of.value) && !isOfPart)) continue
    const total: Claim = { ...pair, kind: 'value', of: undefined, role: 'total', end: pair.number.end }
    const isGraded = labels.filter((label) => GRADES.test(label)).length >= 2
    if (isGraded && (!isSome || isMore(sum, pair.value))) yield { total, parts, bond: 'all', readings: [] }
  }
}

/** What is graded has one grade. */
const GRADES = /(?:^| )(?:tốt|khá|trung bình|yếu|kém|xuất sắc|giỏi|đạt|loại [a-d]|mức [1-4]|vững mạnh)(?: |$)/

const LEFT_OVER = /^(?:còn )?(?:tồn|dư)$|(?:^| )(?:kết dư|tồn quỹ|còn dư|chênh lệch|tồn cuối kỳ)(?: \p{L}+){0,3}$/u

/** “tổng thu 7.182 triệu đồng, tổng chi 6.955 triệu đồng; kết dư 227 triệu đồng”: what came in is what went out and what is left. */
function* ofBalances({ claims }: Claims): Iterable<Division> {
  for (const left of claims) {
    if (left.measure !== 'tiền' || !LEFT_OVER.test(left.quantity.near)) continue
    const spent = claims[left.index - 1]
    let income: Claim | undefined
    // A rate and a plan may stand between what came in and what went out.
    for (let at = left.index - 2; at >= Math.max(0, left.index - 6) && claims[at]!.sentence === left.sentence && !income; at--) {
      const claim = claims[at]!
      if (claim.kind === 'value' && claim.measure === 'tiền' && claim.role !== 'plan' && claim.role !== 'before' && /(?:^| )thu(?: |$)/.test(claim.quantity.before)) income = claim
    }
    if (!income || !spent || income.sentence !== left.sentence || left.measure !== 'tiền' || income.measure !== 'tiền' || spent.measure !== 'tiền' || left.cell) continue
    if ([income, spent, left].some(({ kind, about }) => kind !== 'value' || about)) continue
    if (!/(?:^| )chi(?: |$)/.test(spent.quantity.near) || isMore(spent.base, income.base)) continue
    yield { total: income, parts: [spent, left], bond: 'all', readings: [] }
  }
}

/** “04 xã và 03 cơ quan, tổng số 08 đơn vị”: two kinds, and so near their sum that it was meant to be it. */
function* ofTwoKinds(claims: Claims): Iterable<Division> {
  const { claims: all } = claims
  for (const total of all) {
    const [one, other] = [all[total.index - 2], all[total.index - 1]]
    if (!one || !other || one.sentence !== total.sentence || total.cell || all[total.index - 3]?.to === one.from) continue
    if ([one, other, total].some((claim) => claim.kind !== 'value' || claim.about || claim.measure === undefined || !isCounted(claim))) continue
    if (one.measure === total.measure && other.measure === total.measure) continue
    if (!/^(?:cộng|tổng cộng|tổng số|tất cả)(?: là)?$/.test(total.quantity.near) || !/^[^,;.:]{0,40}[,;] (?:cộng|tổng|tất cả)/.test(wordsBetween(claims, other.to, total.from))) continue
    if (!/^[^;.:()]{0,60}(?:và|,)(?: \p{L}+){0,4}$/u.test(wordsBetween(claims, one.to, other.from))) continue
    const sum = addDecimals(one.base, other.base)
    const gap = isMore(sum, total.base) ? subtractDecimals(sum, total.base) : subtractDecimals(total.base, sum)
    const isClose = compareDecimals({ units: gap.units * 5n, scale: gap.scale }, sum) <= 0
    if (isClose) yield { total, parts: [one, other], bond: 'all', readings: [] }
  }
}

/** “Nhận 6.480 đơn. … Phân theo loại: khiếu nại 812, tố cáo 305, …”: a sentence that divides what one before it counts. */
function* bySentences(claims: Claims): Iterable<Division> {
  const { sentences } = claims
  const first = new Map<number, number>()
  for (const claim of claims.claims) if (!first.has(claim.sentence)) first.set(claim.sentence, claim.index)
  for (const sentence of sentences) {
    const opening = first.get(sentence.index)
    // One figure divides nothing.
    const divided = opening === undefined || sentence.cell || claims.claims[opening + 1]?.sentence !== sentence.index ? undefined : dividingAt(claims, sentence)
    if (!divided) continue
    let begin = first.get(sentence.index)!
    while (claims.claims[begin]?.sentence === sentence.index && claims.claims[begin]!.from < divided.at) begin += 1
    const last = claims.claims[begin - 1]
    if (!last || sentences[last.sentence]!.passage !== sentence.passage) continue
    const parts: Claim[] = []
    for (let at = begin; at < Math.min(claims.claims.length, begin + REACH) && claims.claims[at]!.sentence === sentence.index; at++) {
      if (claims.claims[at]!.kind === 'value' && !isInside(claims, claims.claims[at]!)) parts.push(claims.claims[at]!)
    }
    const totals: Claim[] = []
    for (let at = begin - 1; at >= Math.max(0, begin - 8); at--) {
      const claim = claims.claims[at]!
      if (sentences[claim.sentence]!.passage !== sentence.passage) break
      if (canBeTotal(claim) && parts.every((part) => canBePart(part, claim))) totals.push(claim)
    }
    const sum = sumOf(parts.map(({ base }) => base))
    if (divided.kind === 'some' && !isByStates(parts)) continue
    if (parts.length < 2 || totals.length === 0 || totals.length > (divided.kind === 'listed' || divided.kind === 'sorted' ? 5 : 3) || totals.some((total) => sameValue(total.base, sum))) continue
    // Of several wholes the one that the parts come nearest to.
    const distance = ({ base }: Claim): Decimal => (isMore(base, sum) ? subtractDecimals(base, sum) : subtractDecimals(sum, base))
    const [total] = totals.toSorted((a, b) => compareDecimals(distance(a), distance(b)))
    const isSaidElsewhere = (): boolean => claims.claims.slice(Math.max(0, begin - 20), begin + REACH).some((claim) => sentences[claim.sentence]!.passage === sentence.passage && claim.kind !== 'percent' && (sameValue(claim.base, sum) || (claim.of?.value !== undefined && sameValue(claim.of.value, sum))))
    if ((divided.kind === 'listed' || divided.kind === 'sorted') && (parts.length > 12 || isSaidElsewhere() || parts.some((part) => ASIDE.test(labelOf(part)) && sameValue(subtractDecimals(sum, part.base), total!.base)) || !isListed(claims, parts) || !isAlmost(total!, parts) || (divided.kind === 'listed' && parts.length < 3 && !isByStates(parts)))) continue
    yield { total: total!, parts, bond: 'all', readings: [] }
  }
}

/** What is counted among others already: of what was settled, of persons. */
const ASIDE = /(?:^| )(?:hạn|nữ|nam|dân tộc|đảng viên|trong đó|riêng)(?: |$)/

type Dividing = { readonly at: number; readonly kind: 'said' | 'some' | 'listed' | 'sorted' }

/** Where a sentence, or a clause of it, begins to divide what was counted before; `some` after a mere “trong đó”, `listed` where nothing says so. */
function dividingAt(claims: Claims, { from, to }: Sentence): Dividing | undefined {
  const { tokens } = claims
  for (let at = from; at + 2 < to && at < from + 120; at++) {
    const isClause = at === from || tokens[at - 1]!.text === ';'
    if (!isClause) continue
    const words = `${tokens[at]!.lower} ${tokens[at + 1]!.lower}`
    if (/^(?:phân|chia|xét) theo$/.test(words) || (/^phân (?:loại|tích)$/.test(words) && tokens[at + 2]!.lower === 'theo')) return { at, kind: 'said' }
    if (at === from && words === 'trong đó') return { at, kind: 'some' }
  }
  const begins = wordsBetween(claims, from, from + 4)
  return { at: from, kind: /^(?:kết quả )?phân loại(?: |$)/.test(begins) ? 'sorted' : 'listed' }
}

/** Figures in a row, each with a name of its own, and nothing but commas and semicolons, brackets and percentages between them. */
function isListed(claims: Claims, parts: readonly Claim[]): boolean {
  const names = new Set<string>()
  for (const [index, part] of parts.entries()) {
    const words = wordsBetween(claims, index === 0 ? claims.sentences[part.sentence]!.from : parts[index - 1]!.to, part.from)
    if (part.about || (index > 0 && (!/[,;]|^và /.test(words) || /(?:^| )(?:trong đó|tăng|giảm|so với|đạt|bình quân)(?: |$)/.test(words)))) return false
    names.add(`${index === 0 ? '' : words}|${part.quantity.after}`)
  }
  return names.size === parts.length
}

/** Persons and households may be counted under several heads. */
const OVERLAPPING = /(?:^| )(?:nữ|nam|đảng viên|dân tộc|dtts|tôn giáo|tuổi|nghèo|công giáo|người|lượt|hộ|cán bộ)(?: |$)/

/** Within brackets of its sentence. */
function isInside({ tokens, sentences }: Pick<Claims, 'tokens' | 'sentences'>, claim: Claim): boolean {
  let depth = 0
  for (let at = Math.max(sentences[claim.sentence]!.from, claim.from - 40); at < claim.from; at++) {
    if (tokens[at]!.text === '(') depth += 1
    else if (tokens[at]!.text === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

/** “…, tổng cộng 21 vụ”, “… trên tổng số 660 phiếu”: the total stands behind its parts. */
function* inReverse(claims: Claims): Iterable<Division> {
  const { claims: all } = claims
  for (let at = 2; at < all.length; at++) {
    const total = all[at]!
    const { near } = total.quantity
    if (!canBeTotal(total) || (total.role !== 'total' && !/^(?:cộng|(?:vị chi|tính ra|cả thảy)(?: là)?)$/.test(near))) continue
    const isSum = /^(?:cộng$|(?:tính )?cả năm(?: là)?$|cộng là|vị chi(?: là)?$|tính ra(?: là)?$|cả thảy(?: là)?$|tổng cộng|tổng trị giá|tổng giá trị|tổng số tiền|tổng kinh phí|nâng tổng số)/.test(near)
    const isOver = /(?:^| )(?:trên|trong) tổng số(?: [\p{L}]+){0,2}$/u.test(near)
    if (!isSum && !isOver && !/^tổng(?: số)?(?: là)?$/.test(near)) continue
    const next = all[at + 1]
    if (next && next.sentence === total.sentence && canBePart(next, total)) continue
    const parts: Claim[] = []
    for (let i = at - 1; i >= Math.max(0, at - REACH) && all[i]!.sentence === total.sentence && all[i]!.role !== 'total'; i--) {
      if (canBePart(all[i]!, total) && !all[i]!.about) parts.unshift(all[i]!)
    }
    if (parts.length < 2) continue
    const readings = parts.slice(1).map((_, skip) => parts.slice(skip + 1))
    const isNamed = /^tổng(?: số)?(?: là)?$/.test(near) && isAlmost(total, parts) && !readings.some((reading) => sameValue(sumOf(reading.map(({ base }) => base)), total.base))
    if (isSum || isNamed) yield { total, parts, bond: 'all', readings }
    else if (isOver && isByStates(parts) && !isMore(total.base, twice(sumOf(parts.map(({ base }) => base))))) yield { total, parts, bond: 'states', readings }
  }
}

const twice = ({ units, scale }: Decimal): Decimal => ({ units: units * 2n, scale })

/** How many figures away parts are looked for: no official divides a total into more in one sentence. */
const REACH = 24

const CACHE = new WeakMap<Claims, readonly Division[]>()

/** Every division in running text and in lists. */
export function divisionsOf(claims: Claims): readonly Division[] {
  const known = CACHE.get(claims)
  if (known) return known
  const found = [...ofBalances(claims), ...ofTwoKinds(claims), ...bySentences(claims), ...inSentences(claims), ...inLists(claims), ...inReverse(claims), ...ofPairs(claims), ...behindPairs(claims), ...byItems(claims), ...overLists(claims)]
  CACHE.set(claims, found)
  return found
}

/** Whether some reading of the parts adds up, money and areas within what rounding allows. */
export function addsUp({ total, parts, bond, readings }: Division): boolean {
  if (endsWithRest(total, parts)) return true
  return [parts, ...readings].some((reading) => reading.length > 0 && (runsOf(total, reading) || isChain(total, reading, bond !== 'all')))
}

/** What the figures of a division lack of the total, or have too much (negative). */
export function gapOf({ total, parts }: Division): Decimal {
  return subtractDecimals(total.base, sumOf(parts.map(({ base }) => base)))
}

/** “tiếp nhận 2.045 đơn; loại 345 đơn, còn 1.700 đơn phải xử lý, đã xử lý 1.666 đơn”: with “còn” all is said. */
function endsWithRest(total: Claim, parts: readonly Claim[]): boolean {
  let sum = decimal(0)
  for (const part of parts) {
    sum = addDecimals(sum, part.base)
    if (sameValue(sum, total.base)) return /(?:^| )còn(?: |$)/.test(labelOf(part))
  }
  return false
}

/** A part is itself divided by what follows: “120 phiếu phát ra, thu về 118 phiếu, hợp lệ 117 phiếu, không hợp lệ 01 phiếu”. */
function isChain(total: Claim, parts: readonly Claim[], mayBegin: boolean): boolean {
  return parts.some((part, at) => {
    const rest = parts.slice(at + 1)
    if (rest.length < 2 || isMore(part.base, total.base) || !sameValue(part.base, sumOf(rest.map(({ base }) => base)))) return false
    return (at === 0 && mayBegin) || runsOf(total, parts.slice(0, at + 1))
  })
}

/** One run after another makes up the total: “40 đơn: 30 khiếu nại, 10 tố cáo; đã giải quyết 38, còn 02”. */
function runsOf(total: Claim, parts: readonly Claim[]): boolean {
  let sum = decimal(0)
  let run: Claim[] = []
  for (const part of parts) {
    sum = addDecimals(sum, part.base)
    run.push(part)
    if (near(total, run, sum) && run.length > 0) {
      sum = decimal(0)
      run = []
    }
  }
  return run.length === 0
}

function near(total: Claim, parts: readonly Claim[], sum: Decimal): boolean {
  if (sameValue(total.base, sum)) return true
  if (isCounted(total)) return false
  // Figures of one unit and as many decimals were added as they stand; others were rounded each by itself.
  const figures = [total, ...parts]
  if (figures.every(({ unit, number }) => unit === total.unit && number.places === total.number.places)) return false
  // 3,75 and 0,65 beside 0,8: the shorter ones only lack a nought.
  if (figures.every(({ unit, number }) => unit === total.unit && number.places <= total.number.places) && parts.some(({ number }) => number.places === total.number.places)) return false
  const slack = figures.map(lastPlace).reduce((most, one) => (compareDecimals(one, most) > 0 ? one : most))
  const gap = subtractDecimals(total.base, sum)
  return compareDecimals(gap.units < 0n ? { ...gap, units: -gap.units } : gap, slack) <= 0
}

/** One of the last place of a figure that was written with decimals. */
function lastPlace({ value, base, number }: Claim): Decimal {
  if (value.units === 0n || number.places === 0) return decimal(0)
  const factor = base.units * 10n ** BigInt(value.scale) / (value.units * 10n ** BigInt(base.scale))
  return { units: factor, scale: number.places }
}

const ALL = /(?:^| )(?:gồm|bao gồm|gồm có|chia ra|phân ra|chia thành|cụ thể|cụ thể như sau|như sau|trong số đó)(?: |$)/
const SOME = /(?:^| )trong đó(?: |$)/
/** What is left over, or has the other outcome: where one of the parts says so, the parts are meant to make up the whole. */
const REST = /(?:^| )(?:còn|còn lại|tồn|tồn đọng|chưa|không|đang|quá hạn|trễ hạn|số còn lại)(?: |$)/

/** What comes in, and is divided afterwards by what became of it. */
const TAKEN_IN = / (?:tiếp nhận|nhận|thụ lý|phát sinh|xảy ra|số|có|tiếp|đăng ký|phát hiện|phát ra|thu về|thu vào|hòa giải|kiểm tra|kiến nghị|giao|cấp|thu|vốn|kinh phí|quỹ) /

export function labelOf(claim: Claim): string {
  return claim.rowHead === undefined ? `${claim.quantity.near} ${claim.quantity.after}` : claim.rowHead.toLowerCase()
}

function canBeTotal(claim: Claim): boolean {
  return claim.kind === 'value' && !claim.about && !claim.cell && !isTime(claim) && (claim.measure !== undefined || claim.role === 'total') && claim.role !== 'change' && claim.role !== 'before' && claim.role !== 'plan' && claim.base.units > 0n
}

function canBePart(claim: Claim, total: Claim): boolean {
  return claim.kind === 'value' && (sameMeasure(claim, total) || isOfCommunes(claim, total)) && claim.role !== 'change' && claim.role !== 'before' && claim.role !== 'plan'
}

const COMMUNES = new Set(['xã', 'phường', 'thị trấn'])

/** “220 xã, phường, thị trấn (182 xã, 24 phường, 14 thị trấn)” */
function isOfCommunes(claim: Claim, total: Claim): boolean {
  // “29 đơn vị hành chính cấp xã (27 xã, 02 thị trấn)”
  if (COMMUNES.has(claim.measure ?? '') && total.measure === 'đơn vị' && /^(?:hành chính|cấp xã)/.test(total.quantity.after)) return true
  if (!COMMUNES.has(claim.measure ?? '') || !COMMUNES.has(total.measure ?? '')) return false
  return total.several || /(?:xã|phường) , (?:phường|thị trấn)/.test(total.quantity.before)
}

function* inSentences(claims: Claims): Iterable<Division> {
  const { claims: all, sentences } = claims
  for (let at = 0; at < all.length; at++) {
    const total = all[at]!
    if (!canBeTotal(total)) continue
    const scope = scopeOf(claims, total)
    const later: Claim[] = []
    const end = closing(claims, total)
    for (let i = at + 1; i < all.length && all[i]!.sentence <= scope && all[i]!.from < end && i <= at + REACH; i++) {
      const claim = all[i]!
      if (sentences[claim.sentence]!.passage !== sentences[total.sentence]!.passage) break
      if (claim.role === 'total' && claim.kind === 'value' && sameMeasure(claim, total)) break
      // “40 đơn, trong đó 17 đơn thuộc thẩm quyền; đã giải quyết 16/17 đơn; còn 01 đơn”: what follows is of the 17.
      if (claim.kind === 'pair' && claim.of?.value && later.some(({ base }) => sameValue(base, claim.of!.value!))) break
      if (canBePart(claim, total)) later.push(claim)
    }
    if (later.length === 0) continue
    const division = divide(claims, total, later, at) ?? almost(claims, total, later)
    if (division) yield division
    // “163 vụ (cũ 5, mới 158): thành 139 vụ, …”: what follows the brackets divides it anew.
    const after = behindBrackets(claims, total, later)
    const again = after && divide(claims, after.total, after.later, at)
    if (again) yield { ...again, total }
  }
}

/** “1.028 ý kiến, giải quyết ngay 869 ý kiến, xem xét 195 ý kiến”: no word divides it, but one slip of the pen parts the figures from making it up. */
function almost(claims: Claims, total: Claim, later: readonly Claim[]): Division | undefined {
  if (later.length < 2 || total.unit === undefined || later[1]!.sentence !== total.sentence || compareDecimals(total.base, decimal(40)) < 0) return undefined
  const parts = levelled(claims, total, later).filter((claim) => claim.sentence === total.sentence && claim.unit === total.unit)
  if (parts.length < 2 || parts.length > 8 || parts.some((part) => part.about)) return undefined
  const [sum, all] = [sumOf(parts.map(({ base }) => base)), claims.claims]
  if (all.slice(Math.max(0, total.index - 8), total.index + 12).some((claim) => sameValue(claim.base, sum)) || isAfterAnother(claims, total, total.index)) return undefined
  const isOneSlip = parts.some((part) => {
    const right = subtractDecimals(addDecimals(total.base, part.base), sum)
    return right.units > 0n && isTransposed(amount(right, part), part.number.text)
  })
  // Where some of them make it up, or each is counted for itself, nothing is divided.
  const isOther = parts.some((_, end) => sameValue(sumOf(parts.slice(0, end + 1).map(({ base }) => base)), total.base)) || parts.some((part) => isMore(part.base, total.base) || ASIDE.test(labelOf(part)))
  return isOneSlip && !isOther && !sameValue(sum, total.base) ? { total, parts, bond: 'all', readings: [] } : undefined
}

/** Two neighbouring figures changed about: 195 for 159. */
function isTransposed(one: string, other: string): boolean {
  const sorted = (text: string): string => [...text.replaceAll(/\D/g, '')].toSorted().join('')
  return isSlip(one, other) && sorted(one) === sorted(other)
}

/** Whether the first figure of a sentence counts the very same. */
function countsAlike({ claims }: Claims, sentence: number, total: Claim): boolean {
  for (let at = total.index + 1; at < Math.min(claims.length, total.index + REACH); at++) {
    const claim = claims[at]!
    if (claim.sentence > sentence) return true
    if (claim.sentence === sentence && claim.kind !== 'percent') return claim.measure === undefined || total.measure === undefined || claim.measure === total.measure
  }
  return true
}

/** Where the brackets close that the total itself stands in. */
function closing({ tokens, sentences }: Claims, total: Claim): number {
  const to = Math.min(sentences[total.sentence]!.to, total.to + 400)
  let depth = 0
  for (let at = total.to; at < to; at++) {
    if (tokens[at]!.text === '(') depth += 1
    if (tokens[at]!.text === ')' && --depth < 0) return at
  }
  return Infinity
}

/** The sentence of the total, and the one after where that goes on to divide it. */
function scopeOf(claims: Claims, total: Claim): number {
  const next = claims.sentences[total.sentence + 1]
  const own = claims.sentences[total.sentence]!
  if (!next || next.passage !== own.passage) return total.sentence
  if (total.role !== 'total' && !(isTakenIn(claims, total) && /^đã (?:giải quyết|xử lý|trả)/.test(wordsBetween(claims, next.from, Math.min(next.to, next.from + 3))))) return total.sentence
  let last = total.sentence
  for (let at = last + 1; at <= total.sentence + 4 && claims.sentences[at]?.passage === own.passage; at++) {
    const { from, to } = claims.sentences[at]!
    const begins = wordsBetween(claims, from, Math.min(to, from + 3))
    const isDivided = at === total.sentence + 1 && /^(?:trong đó|cụ thể|bao gồm|gồm|trong số đó|kết quả|đã)/.test(begins) && countsAlike(claims, at, total)
    // “Tổng số: 20 đơn. Đã giải quyết: 15 đơn. Còn lại: 3 đơn.”
    if (!isDivided && (to - from > 12 || own.to - own.from > 20)) break
    last = at
  }
  return last
}

function divide(claims: Claims, total: Claim, later: readonly Claim[], index: number): Division | undefined {
  const first = later[0]!
  const lead = leadOf(claims, total, first)
  if (lead.includes('/')) return undefined
  // “phát ra 95 phiếu, thu vào 95 phiếu; …”: the second is what is divided.
  if (later.length > 2 && sameValue(first.base, total.base)) return undefined
  const inBrackets = lead.startsWith('(') || /^[^;:.()]{0,40}\($/.test(lead)
  if (inBrackets && isOfFormer(claims, total)) return undefined
  const parts = inBrackets ? untilClosing(claims, total, later) : levelled(claims, total, later)
  if (parts.length === 0) return undefined
  const isPreceded = isAfterAnother(claims, total, index)
  const others: (readonly Claim[])[] = inBrackets ? [] : [later, untilNested(claims, total, later), beforeSemicolon(claims, total, later)]
  // After “trong đó”, or after a greater total, the last figures may be parts of that one.
  if (!inBrackets) others.push(collapsed(claims, total, parts))
  // What was late is part of what was settled.
  if (!inBrackets && parts.some(({ role }) => role === 'settled')) others.push(parts.filter((part) => !/(?:^| )(?:quá|trễ|chậm|đúng|trước|sớm) hạn(?: |$)/.test(labelOf(part))))
  if (!inBrackets && (isPreceded || SOME.test(lead))) others.push(...parts.map((_, end) => parts.slice(0, end + 1)))
  const bond = bondOf(claims, total, parts, lead, inBrackets, isPreceded)
  return bond && { total, parts, bond, readings: others, tight: inBrackets && !SOME.test(lead) }
}

/** “(cùng kỳ: 240 lượt, 275 người)”, “(6 tháng đầu năm 2019 có 12 lượt)”: what the brackets hold is of another time. */
function isOfFormer({ tokens }: Claims, total: Claim): boolean {
  let open = total.to
  while (open < total.to + 12 && tokens[open] && tokens[open]!.text !== '(') open += 1
  const words = tokens.slice(open + 1, open + 40).map(({ lower }) => lower)
  const close = words.indexOf(')')
  const inside = (close < 0 ? words : words.slice(0, close)).join(' ')
  return /^(?:so với |so |cùng kỳ|(?:năm|kỳ|quý) trước(?! (?:chuyển|mang|tồn|còn))|năm ngoái|\d+ tháng|năm (?:19|20)\d\d)/.test(inside) && (inside.match(/(?:^| )năm (?:19|20)\d\d/g) ?? []).length < 2
}

/** The total as if it stood behind the brackets that follow it, and what comes after them. */
function behindBrackets({ tokens }: Claims, total: Claim, later: readonly Claim[]): { readonly total: Claim; readonly later: readonly Claim[] } | undefined {
  let open = total.to
  while (open < total.to + 3 && tokens[open]?.kind === 'word') open += 1
  if (tokens[open]?.text !== '(') return undefined
  let depth = 0
  for (let at = open; at < Math.min(tokens.length, total.to + 200); at++) {
    if (tokens[at]!.text === '(') depth += 1
    if (tokens[at]!.text !== ')' || --depth > 0) continue
    const rest = later.filter(({ from }) => from > at)
    return rest.length < later.length && rest.length >= 2 ? { total: { ...total, to: at + 1 }, later: rest } : undefined
  }
  return undefined
}

/** What came in, by its verb, or as a heading has it: “Khiếu nại thuộc thẩm quyền: 05 vụ việc, …”. */
function isTakenIn({ tokens, claims }: Claims, total: Claim): boolean {
  // “đất đai: 198 lượt, chiếm 75% số lượt”: itself a part of something.
  const next = claims[total.index + 1]
  const isPart = next?.kind === 'percent' && next.sentence === total.sentence && /^(?:chiếm|\()/.test(next.quantity.near === '' ? tokens[next.from - 1]!.text : next.quantity.near)
  return TAKEN_IN.test(` ${total.quantity.near} `) || (tokens[total.from - 1]?.text === ':' && !isPart)
}

function bondOf(claims: Claims, total: Claim, parts: readonly Claim[], lead: string, inBrackets: boolean, isPreceded: boolean): Bond | undefined {
  const states = isByStates(parts)
  // “163 thôn, làng, trong đó 118 làng và 45 thôn”: every kind that the total names.
  if (total.several && new Set(parts.map(({ measure }) => measure)).size >= 2) return 'all'
  if (inBrackets) return parts.length < 2 ? undefined : states && !SOME.test(lead) ? 'all' : 'some'
  if (SOME.test(lead)) return states ? 'states' : 'some'
  if (/^trong(?: tổng)?(?: số)?$/.test(total.quantity.near) && /(?:^| )(?:có|thì)$/.test(lead.replace(/ (?:số )?(?:vụ việc|vụ|đơn)$/, '')) && parts.length >= 2) return states && isMore(sumOf(parts.map(({ base }) => base)), total.base) && parts.length >= 3 && !parts.some((part) => OVERLAPPING.test(`${part.quantity.before} ${part.unit ?? ''} ${part.quantity.after}`)) ? 'all' : undefined
  // “25 đại biểu, chia thành 4 tổ; …”: that is divided into groups, not into what comes later.
  const other = claims.claims[total.index + 1]!
  if (other !== parts[0] && other.from >= total.to && other.kind === 'value' && /(?:^| )(?:gồm|bao gồm|gồm có|chia ra|phân ra|chia thành)$/.test(lead)) return states && total.role === 'total' ? 'states' : undefined
  if ((ALL.test(lead) || /^[^,;.]*:$/.test(lead) || lead.startsWith(':')) && (parts.length >= 2)) return 'all'
  // “76 cuộc giám sát: cấp huyện 9 cuộc, cấp xã 67 cuộc”
  if (parts.length >= 2 && /^[^,;.:()]{1,40} : /.test(lead)) return isMore(sumOf(parts.map(({ base }) => base)), total.base) ? 'all' : states ? 'states' : 'some'
  if (states && isPreceded && isTakenIn(claims, total) && /^[,;] (?:đã|được|đã được)(?: |$)/.test(lead) && parts.length >= 2 && parts.length <= 4) return 'states'
  if (states && (total.role === 'total' || (!isPreceded && /^[,;:]|^$|^[^,;.:()\d]{1,40} [,;] (?:đã|được) /.test(lead) && isTakenIn(claims, total)))) return 'states'
  return undefined
}

/** One part says what is left, another does not: between them they make up the whole. */
function isByStates(parts: readonly Claim[]): boolean {
  if (parts.length < 2) return false
  const rests = parts.filter((part) => REST.test(labelOf(part)) || part.role === 'open' || part.role === 'failed')
  if (rests.length > 0 && rests.length < parts.length) return true
  const labels = parts.map(labelOf)
  return OPPOSITES.some((names) => names.every((name) => labels.some((label) => ` ${label} `.includes(` ${name} `))))
}

const OPPOSITES: readonly (readonly string[])[] = [
  ['nam', 'nữ'], ['đúng', 'sai'], ['đúng hạn', 'quá hạn'], ['trực tuyến', 'trực tiếp'], ['khiếu nại', 'tố cáo', 'phản ánh'], ['khiếu nại', 'tố cáo', 'kiến nghị'],
  ['khiếu nại', 'kiến nghị'], ['tín nhiệm cao', 'tín nhiệm thấp'], ['trước hạn', 'đúng hạn'], ['kỳ trước', 'trong kỳ'], ['chuyển sang', 'trong kỳ'], ['chuyển sang', 'mới'], ['chuyển qua', 'mới'], ['cấp huyện', 'cấp xã'], ['cấp tỉnh', 'cấp huyện', 'cấp xã'], ['tồn', 'mới'], ['tán thành', 'không tán thành'], ['đồng ý', 'không đồng ý'], ['tốt', 'khá', 'trung bình'],
]

/** The parts without those that divide another part: “17 đơn; đã giải quyết 16/17 đơn, đang giải quyết 01 đơn; 23 đơn …”. */
function collapsed(claims: Claims, total: Claim, parts: readonly Claim[]): Claim[] {
  const kept: Claim[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    kept.push(part)
    const end = parts.at(-1)!.index
    let sum = decimal(0)
    for (let i = part.index + 1, taken = at; i <= end; i++) {
      const claim = claims.claims[i]!
      if (claim.kind === 'percent' || !sameMeasure(claim, total)) continue
      sum = addDecimals(sum, claim.base)
      if (parts[taken + 1] === claim) taken += 1
      if (isMore(sum, part.base)) break
      if (sameValue(sum, part.base) && taken > at) {
        at = taken
        break
      }
    }
  }
  return kept
}

/** Whether an earlier figure of the sentence counts the same: then this one is hardly the total. */
function isAfterAnother({ claims }: Claims, total: Claim, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - REACH) && claims[at]!.sentence === total.sentence; at--) {
    if (claims[at]!.kind === 'value' && sameMeasure(claims[at]!, total) && !sameValue(claims[at]!.base, total.base)) return true
  }
  return false
}

function leadOf(claims: Claims, total: Claim, first: Claim): string {
  let words = wordsBetween(claims, total.to, first.from)
  // From the last figure of another kind on.
  const between = claims.claims.slice(total.index + 1, first.index).filter(({ from }) => from >= total.to)
  if (between.length > 0) words = wordsBetween(claims, total.to, between[0]!.from)
  return words
}

function untilClosing({ tokens }: Claims, total: Claim, later: readonly Claim[]): Claim[] {
  let depth = 0
  let end = total.to
  for (; end < Math.min(tokens.length, total.to + 400); end++) {
    if (tokens[end]!.text === '(') depth += 1
    if (tokens[end]!.text === ')' && --depth <= 0) break
  }
  return later.filter((claim) => claim.from < end)
}

/** Parts on the total's own level: not in brackets, and not after a further “trong đó” up to the next semicolon. */
function levelled(claims: Claims, total: Claim, later: readonly Claim[]): Claim[] {
  return onLevel(claims, total, later, ';')
}

/** The same, but a further “trong đó” holds to the end. */
function untilNested(claims: Claims, total: Claim, later: readonly Claim[]): Claim[] {
  return onLevel(claims, total, later, undefined)
}

function onLevel({ tokens }: Claims, total: Claim, later: readonly Claim[], ends: ';' | undefined): Claim[] {
  let depth = 0
  let nested = false
  const kept: Claim[] = []
  let at = total.to
  for (const claim of later) {
    for (; at < claim.from; at++) {
      const token = tokens[at]!
      if (token.text === '(') depth += 1
      else if (token.text === ')') depth = Math.max(0, depth - 1)
      else if (token.text === ends) nested = false
      else if (kept.length > 0 && token.lower === 'trong' && tokens[at + 1]?.lower === 'đó') nested = true
      else if (ends !== undefined && kept.length > 0 && nested && token.lower === 'còn') nested = false
    }
    if (depth === 0 && !nested) kept.push(claim)
  }
  return kept
}

/** Only what stands before the first semicolon. */
function beforeSemicolon(claims: Claims, total: Claim, later: readonly Claim[]): Claim[] {
  const kept = levelled(claims, total, later)
  const end = kept.findIndex((claim, index) => index > 0 && wordsBetween(claims, kept[index - 1]!.to, claim.from).includes(';'))
  return end < 0 ? kept : kept.slice(0, end)
}

/** Lists: the line they hang on, or their first item, has the total, and every item one part. */
function* inLists(claims: Claims): Iterable<Division> {
  const passages = byPassage(claims)
  for (let at = 0; at < passages.length; at++) {
    const head = passages[at]!
    if (head.cell) continue
    const endsOpen = claims.tokens[head.to - 1]?.text === ':'
    const [opening] = head.claims
    const all = endsOpen || head.heading ? head.claims.filter(canBeTotal) : []
    const outside = all.filter((claim) => !isInside(claims, claim))
    const wholes = outside.length > 0 ? outside : all
    const isSibling = !endsOpen && opening !== undefined && canBeTotal(opening) && (opening.role === 'total' || isTakenIn(claims, opening))
    const parts: Claim[] = []
    const marker = passages[at + 1]?.marker
    const isChild = marker !== head.marker || !head.item
    if (!passages[at + 1]?.item || (endsOpen && !isChild)) continue
    const below = itemsBelow(passages, at, marker!)
    // “Đoàn đông người: 37 đoàn”, after items that count persons, is counted for itself.
    const items = below.filter((one, place) => place < 2 || sameMeasure(one, below[0]!))
    const hung = isChild && !endsOpen
    const total = wholes.length > 0 || hung ? wholeOf(hung && !head.heading ? head.claims.filter(canBeTotal) : wholes, items) : isSibling && !isChild ? opening : undefined
    if (!total) continue
    let whole = true
    for (let i = at + 1; i < passages.length && passages[i]!.item && !passages[i]!.heading; i++) {
      const { marker: own, claims: inItem } = passages[i]!
      if (own !== marker) {
        // A numbered line stands above the bullets before it.
        if (own === head.marker || own === '1') break
        continue
      }
      const [first] = inItem
      if (!first || !canBePart(first, total) || first.role === 'total' || (first.measure === undefined && total.measure !== undefined && !isCounted(total))) {
        whole = false
        if (endsOpen && parts.length >= 2 && first?.kind === 'value' && !sameMeasure(first, total) && SOME.test(wordsBetween(claims, total.to, head.to)) && !passages[i + 1]?.item) yield { total, parts: [...parts], bond: 'some', readings: [] }
        break
      }
      parts.push(first)
    }
    if (parts.length < 2) continue
    const lead = wordsBetween(claims, total.to, head.to)
    if (hung) {
      // Nothing says that the list divides what stands above it, but it comes so near that it must.
      if (whole && parts.length >= 3 && parts.length <= 12 && isAlmost(total, parts)) yield { total, parts, bond: 'all', readings: [] }
      continue
    }
    const bond: Bond | undefined = isByStates(parts) ? 'states' : endsOpen && whole ? (SOME.test(lead) ? 'some' : 'all') : undefined
    if (bond === undefined || (!whole && bond !== 'states')) continue
    if (!endsOpen && bond !== 'states') continue
    yield { total, parts, bond, readings: [parts.filter((part) => !isMore(part.base, total.base))] }
  }
}

/** “1. Tổng số: 6.482 hồ sơ … 2. Đã giải quyết: 6.275 hồ sơ … 3. Đang giải quyết: 127 hồ sơ”: paragraphs one after another say what became of it. */
function* byItems(claims: Claims): Iterable<Division> {
  const passages = byPassage(claims)
  for (let at = 0; at < passages.length; at++) {
    const total = passages[at]!.claims[0]
    if (!total || passages[at]!.cell || !canBeTotal(total) || !/^(?:tổng|số|nhận|tiếp nhận|đã tiếp nhận)/.test(total.quantity.near) || !isCounted(total)) continue
    let settled: Claim | undefined
    for (let i = at + 1, steps = 0; i < Math.min(passages.length, at + 12) && steps < 3; i++) {
      // What divides one of them stands below it, in a list of its own.
      if (passages[i]!.marker !== passages[at]!.marker) continue
      steps += 1
      const first = passages[i]!.claims[0]
      if (!first || passages[i]!.cell || first.kind !== 'value' || first.unit !== total.unit || first.about) break
      const isOpening = first.from - passages[i]!.from <= 9
      if (isOpening && !settled && /^(?:số (?:hồ sơ |đơn |vụ việc )?)?(?:đã )(?:giải quyết|xử lý|trả)(?: xong)?$/.test(first.quantity.near)) settled = first
      else if (isOpening && settled && /^(?:số (?:hồ sơ |đơn |vụ việc )?)?(?:đang|còn|còn lại|chưa)(?: (?:giải quyết|xử lý|lại|tồn))*$/.test(first.quantity.near)) {
        // Between them a third way out may stand in a paragraph of its own.
        if (steps === 2) yield { total, parts: [settled, first], bond: 'all', readings: [] }
        break
      } else break
    }
  }
}

/** A list whose last line has the total: “+ Làm đường: 412 triệu đồng … Tổng cộng: 850 triệu đồng”. */
function* overLists(claims: Claims): Iterable<Division> {
  const passages = byPassage(claims)
  for (let at = 2; at < passages.length; at++) {
    const total = passages[at]!.claims[0]
    if (!total || passages[at]!.cell || !canBeTotal(total) || !/^(?:tổng cộng|cộng|tổng)(?: là)?$/.test(total.quantity.near) || total.from - passages[at]!.from > 4) continue
    const parts: Claim[] = []
    const marker = passages[at - 1]!.marker
    for (let i = at - 1; i >= 0 && passages[i]!.item && passages[i]!.marker === marker && parts.length < REACH; i--) {
      const first = passages[i]!.claims[0]
      if (!first || !canBePart(first, total) || first.about) break
      parts.unshift(first)
    }
    if (parts.length >= 2) yield { total, parts, bond: 'all', readings: parts.map((_, skip) => parts.slice(skip)) }
  }
}

/** The first figure of each item of the list below a line. */
function itemsBelow(passages: readonly Line[], at: number, marker: string): Claim[] {
  const found: Claim[] = []
  for (let i = at + 1; i < passages.length && passages[i]!.item && !passages[i]!.heading && found.length < 40; i++) {
    const { marker: own, claims } = passages[i]!
    if (own !== marker) {
      if (own === passages[at]!.marker || own === '1') break
      continue
    }
    if (!claims[0]) break
    found.push(claims[0])
  }
  return found
}

/** Of several figures in the line that a list hangs on the one that its items make up, or come nearest to. */
function wholeOf(wholes: readonly Claim[], items: readonly Claim[]): Claim | undefined {
  const fitting = wholes.filter((one) => items.length > 0 && items.every((item) => canBePart(item, one)))
  if (fitting.length < 2) return fitting[0] ?? wholes.at(-1)
  const sum = sumOf(items.map(({ base }) => base))
  const distance = ({ base }: Claim): Decimal => (isMore(base, sum) ? subtractDecimals(base, sum) : subtractDecimals(sum, base))
  return fitting.toSorted((a, b) => compareDecimals(distance(a), distance(b)))[0]
}

/** The figures make up a total but for a slip of the pen, or are a twentieth of it away. */
function isAlmost(total: Claim, parts: readonly Claim[]): boolean {
  const sum = sumOf(parts.map(({ base }) => base))
  if (sameValue(sum, total.base) || parts.some(({ base }) => !isMore(total.base, base))) return false
  const gap = isMore(sum, total.base) ? subtractDecimals(sum, total.base) : subtractDecimals(total.base, sum)
  if (compareDecimals({ units: gap.units * 20n, scale: gap.scale }, total.base) <= 0) return true
  if (parts.length >= 3 && isCounted(total) && compareDecimals(gap, decimal(1)) <= 0 && compareDecimals(total.base, decimal(10)) >= 0) return true
  // Or one of the parts is a slip of the pen away from what it would have to be.
  return parts.some((part) => {
    const right = subtractDecimals(addDecimals(total.base, part.base), sum)
    return right.units > 0n && isSlip(amount(right, part), part.number.text)
  })
}

type Line = {
  readonly from: number; readonly to: number; readonly item: boolean; readonly heading: boolean; readonly cell: boolean
  readonly marker: string; readonly claims: Claim[]
}

const LINES = new WeakMap<Claims, readonly Line[]>()

function byPassage(claims: Claims): readonly Line[] {
  const known = LINES.get(claims)
  if (known) return known
  const lines = readLines(claims)
  LINES.set(claims, lines)
  return lines
}

function readLines({ sentences, claims, tokens }: Claims): Line[] {
  const lines: Line[] = []
  let passage = -1
  const lineOf = new Map<number, Line>()
  for (const sentence of sentences) {
    if (sentence.passage !== passage) {
      passage = sentence.passage
      const line = newLine(sentence, tokens[sentence.from]!.text)
      lines.push(line)
      lineOf.set(passage, line)
    } else {
      const line: Line = { ...lines.at(-1)!, to: sentence.to }
      lines[lines.length - 1] = line
      lineOf.set(passage, line)
    }
  }
  for (const claim of claims) lineOf.get(sentences[claim.sentence]!.passage)!.claims.push(claim)
  return lines
}

function newLine({ from, to, item, heading, cell }: Sentence, first: string): Line {
  const marker = /^\d/.test(first) ? '1' : /^\p{L}/u.test(first) ? 'a' : first
  return { from, to, item, heading, cell: cell !== undefined, marker: item ? marker : '', claims: [] }
}
