import type { Claim, Claims } from '../../claims/claims.ts'
import { isTime, sameMeasure, wordsBetween } from '../reckon.ts'

/** What a printed percentage says: a part of a whole, how far a plan was kept, a change, or a mark to be reached. */
export type ShareKind = 'share' | 'plan' | 'change' | 'norm'

/** A percentage with what it stands beside. */
export type Share = {
  readonly percent: Claim
  readonly kind: ShareKind
  /** “14/14 xã, đạt 100%”: the pair that it is printed for. */
  readonly pair?: Claim
  /** “939 hộ, chiếm 5,27%”: the part that it is printed for. */
  readonly part?: Claim
  /** “7 trên tổng số 9 thôn, chiếm 77,8%”, “đạt 78% kế hoạch (160 triệu đồng)”: the whole that is said with it. */
  readonly whole?: Claim
  /** “chiếm 84,77% tổng số hộ nghèo”: the words that name the whole. */
  readonly ofWhat: string
  /** Said of a rate by its name, “tỷ lệ hộ dùng nước sạch: 96,6%”, with no part beside it. */
  readonly isRate: boolean
  readonly future: boolean
}

const CACHE = new WeakMap<Claims, readonly Share[]>()

/** Every percentage of running text. */
export function sharesOf(claims: Claims): readonly Share[] {
  const known = CACHE.get(claims)
  if (known) return known
  const shares = claims.claims.flatMap((percent, index) => {
    if (percent.kind !== 'percent' || (percent.cell && claims.sentences[percent.sentence]!.to - claims.sentences[percent.sentence]!.from <= 3)) return []
    return [readShare(claims, percent, index)]
  })
  CACHE.set(claims, shares)
  return shares
}

function readShare(claims: Claims, percent: Claim, index: number): Share {
  const sentence = claims.sentences[percent.sentence]!
  const after = afterWords(claims, percent)
  const before = figureBefore(claims, percent, index)
  const next = claims.claims[index + 1]
  const isNear = before !== undefined && claims.sentences[before.sentence]!.passage === sentence.passage
  const between = isNear ? wordsBetween(claims, before.to, percent.from) : percent.quantity.before
  // “từ 18 tuổi trở lên” is part of the words.
  const lead = before !== claims.claims[index - 1] ? between.replaceAll(/\d[\d.,]*/g, 'n') : between
  const part = isNear && before.kind !== 'percent' && !/(?:^| )(?:vượt|tăng|giảm)(?: thêm| được)?$/.test(before.quantity.near) && (joins(lead, after) || (before.kind === 'pair' && joinsPair(between, after))) ? (listedPart(claims, percent, index) ?? before) : (listedPart(claims, percent, index) ?? beforeAnd(claims, index, lead, after))
  const inside = part === undefined && next !== undefined && next.sentence === percent.sentence && next.kind !== 'percent'
    && isBracketed(wordsBetween(claims, percent.to, next.from)) ? next : undefined
  const earlier = part && claims.claims[part.index - 1]
  const over = part && part.kind === 'value' && earlier && earlier.kind === 'value' && earlier.sentence === part.sentence
    && /^(?:\p{L}+ ){0,4}(?:trên|trong)(?: tổng)?(?: số)?$/u.test(wordsBetween(claims, earlier.to, part.from)) ? earlier : undefined
  const counted = over ?? part ?? inside
  const clause = `${lead} ${after}`
  return {
    percent, kind: kindOf(percent, lead, after), ofWhat: part ? after : '',
    ...(over && part ? { whole: part } : planOf(claims, percent, index, counted)),
    ...(counted === undefined ? {} : counted.kind === 'pair' ? { pair: counted } : { part: counted }),
    isRate: counted === undefined && (/(?:^| )(?:tỷ lệ|tỉ lệ|tỷ trọng)(?: |$)/.test(lead) || percent.quantity.before === ''),
    future: /phấn đấu|mục tiêu/.test(wordsBetween(claims, sentence.from, percent.from)) || /(?:^| )(?:phấn đấu|mục tiêu|dự kiến|ước đạt|ước tính|ước thực hiện|sẽ|tới|nhiệm vụ|đề ra|yêu cầu)(?: |$)/.test(clause) || isFutureSection(claims, percent),
  }
}

/** The plan that a share is of, where it stands beside it. */
function planOf(claims: Claims, percent: Claim, index: number, part: Claim | undefined): { whole?: Claim } {
  if (!part || part.kind !== 'value') return {}
  const next = claims.claims[index + 1]
  if (next && next.kind === 'value' && next.sentence === percent.sentence && sameMeasure(next, part)) {
    if (/^(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán)(?: [\p{L}\d]+){0,5}(?: (?:\(|là|:))+(?: (?:kế hoạch|chỉ tiêu|dự toán|giao|là|:))*$/u.test(wordsBetween(claims, percent.to, next.from))) return { whole: next }
  }
  for (let at = index - 1; at >= 0 && at >= index - 4; at--) {
    const claim = claims.claims[at]!
    if (claim.sentence !== percent.sentence) break
    if (claim !== part && (claim.role === 'plan' || GIVEN.test(claim.quantity.near)) && claim.kind === 'value' && sameMeasure(claim, part)) return { whole: claim }
  }
  return {}
}

/** Up to the next stop or figure. */
function afterWords({ tokens, sentences }: Claims, percent: Claim): string {
  const { to } = sentences[percent.sentence]!
  let words = ''
  for (let at = percent.to, count = 0; at < to && count < 12; at++, count++) {
    const token = tokens[at]!
    if (token.kind !== 'word') break
    words += words === '' ? token.lower : ` ${token.lower}`
  }
  return words
}

const LINK = /^(?:đạt|hoàn thành|chiếm|tương đương|tương ứng|bằng|tỷ lệ|tỉ lệ|ứng với|với|là|được|khoảng|gần|trên|hơn|tức|đều|cả|hay|hoặc|so với tổng số|tỷ trọng|=|:|–|-| )*$/

/** Whether the words between a figure and a percentage make the percentage the figure's own. */
function joins(lead: string, after: string): boolean {
  if (/\d/.test(lead) || lead.split(' ').length > 16) return false
  if (/(?:^| )(?:tăng|giảm|còn)(?: |$)/.test(lead)) return true
  const chunk = lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf('('), lead.lastIndexOf(';'), lead.lastIndexOf('.')) + 1).trim()
  const isLinked = LINK.test(chunk) || /(?:^| )(?:đạt|chiếm|bằng)(?: (?:tỷ lệ|tỉ lệ|khoảng|gần|trên|hơn))*$/.test(chunk) && !/[,;.(]/.test(lead)
  if (!isLinked) return false
  if (/(?:tỷ|tỉ) lệ (?!là|đạt|chiếm|:|khoảng|gần|trên|hơn)\p{L}/u.test(lead)) return false
  if (after === '' || lead.endsWith('(')) return true
  return /(?:^| )chiếm(?: |$)/.test(chunk) || /^(?:tổng|số|so|trên|trong|của|kế hoạch|chỉ tiêu|dự toán|nghị quyết|toàn|và|còn|đơn|hộ|vụ|xã|cuộc|hồ sơ)(?: |$)/.test(after)
}

/** What was given to be spent or reached. */
const GIVEN = /(?:^| )(?:được giao|giao|được phân bổ|phân bổ|(?:kế hoạch|chỉ tiêu)(?: (?:đề ra|đặt ra|được duyệt|phê duyệt|năm|cả năm))*)(?: là)?$/

/** The figure before a percentage; ages and spans of time are none. */
function figureBefore({ claims }: Claims, percent: Claim, index: number): Claim | undefined {
  let at = index - 1
  while (at >= index - 2 && at > 0 && claims[at]!.sentence === percent.sentence && claims[at]!.kind === 'value' && isTime(claims[at]!)) at -= 1
  return claims[at]?.sentence === percent.sentence || at === index - 1 ? claims[at] : claims[index - 1]
}

/** “198/220 đơn vị … ở ít nhất một thôn, đạt 90%”: a pair is a share by itself, however much is said between. */
function joinsPair(lead: string, after: string): boolean {
  if (after !== '' || /[;.:]/.test(lead) || lead.split(' ').length > 40) return false
  return /(?:^|[ ,])\(?(?:đạt|chiếm|bằng|\()(?: (?:tỷ lệ|tỉ lệ|khoảng|gần|trên|hơn)(?: \p{L}+){0,3})?$/u.test(lead)
}

/** “108 vụ, bằng 90,8% số vụ kiến nghị và 85,7% số vụ phát hiện”: the figure of the percentage before. */
function beforeAnd(claims: Claims, index: number, lead: string, after: string): Claim | undefined {
  const [other, part] = [claims.claims[index - 1], claims.claims[index - 2]]
  if (other?.kind !== 'percent' || part?.kind !== 'value' || part.sentence !== other.sentence || other.sentence !== claims.claims[index]!.sentence) return undefined
  if (!/^(?:tổng|số|so với)[^,;.:()]{0,50} và(?: (?:bằng|chiếm|đạt))?$/.test(lead) || !/^(?:tổng|số|so với) /.test(after)) return undefined
  return joins(wordsBetween(claims, part.to, other.from), afterWords(claims, other)) ? part : undefined
}

/** “49/50, 47/50 và 46/50 phiếu (đạt 98%, 94% và 92%)”: the first of the one list belongs to the first of the other. */
function listedPart(claims: Claims, percent: Claim, index: number): Claim | undefined {
  const all = claims.claims
  const follows = (at: number): boolean =>
    all[at - 1]?.sentence === percent.sentence && all[at]?.sentence === percent.sentence && all[at - 1]!.kind === all[at]!.kind
    && /^(?:\p{L}+ ){0,3}(?:,|và|, và|;)$/u.test(wordsBetween(claims, all[at - 1]!.to, all[at]!.from))
  let [first, last] = [index, index]
  while (first > 0 && follows(first)) first -= 1
  while (last + 1 < all.length && follows(last + 1)) last += 1
  const count = last - first + 1
  const start = first - count
  if (count < 2 || count > 8 || start < 0 || all[first - 1]!.kind === 'percent' || all[start]!.sentence !== percent.sentence) return undefined
  for (let at = start + 1; at < first; at++) if (!follows(at)) return undefined
  if (all[start]!.kind === 'value' && !all.slice(start, first).every((one) => sameMeasure(one, all[start]!))) return undefined
  const link = wordsBetween(claims, all[first - 1]!.to, percent.index === first ? percent.from : all[first]!.from)
  if (!/^(?:\p{L}+ ){0,4}(?:\(|,)(?: (?:đạt|chiếm|tương ứng|tương đương|với|lần lượt|là|tỷ lệ|tỉ lệ|bằng))*$/u.test(link)) return undefined
  return all[start + index - first]
}

function isBracketed(words: string): boolean {
  return /^(?:[^\d;.:()]{0,60} )?\((?: (?:tương ứng|tương đương|với|gồm|có|đạt|bằng|là))*$/.test(words) || words === '('
}

function kindOf(percent: Claim, lead: string, after: string): ShareKind {
  const { near } = percent.quantity
  if (/(?:^| )(?:tăng|giảm|vượt|tiết kiệm)(?: |$)/.test(lead.slice(-40)) || percent.role === 'change') return 'change'
  if (/^(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|kh |nhu cầu|vốn)/.test(after) || /^(?:so với|so) (?!tổng|với tổng)/.test(after)) return 'plan'
  if (/(?:kế hoạch|chỉ tiêu|dự toán|hoàn thành|vốn giao)(?: [\p{L}]+){0,3}$/u.test(near)) return 'plan'
  if (after.startsWith('trở lên') || /(?:^| )(?:ít nhất|tối thiểu|tối đa|không quá|phấn đấu|từ|đến|dưới)(?: \p{L}+)?$/u.test(near)) return 'norm'
  return 'share'
}

function isFutureSection({ sections }: Claims, { section }: Claim): boolean {
  if (section < 0) return false
  return /phương hướng|nhiệm vụ trọng tâm|giải pháp|mục tiêu|kiến nghị|đề xuất|nhiệm vụ/i.test(sections[section]!.title)
}
