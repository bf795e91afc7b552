import type { Claim, Claims } from '../../claims/claims.ts'
import { unitNamedIn } from '../../claims/units.ts'
import { isTime } from '../reckon.ts'
import { alikePairs } from './alike.ts'
import { retoldPairs } from './retold.ts'

/** One quantity that stands in two places. `sure` where the words that name it are the same and many. */
export type Twice = { readonly first: Claim; readonly second: Claim; readonly sure: boolean }

const CACHE = new WeakMap<Claims, readonly Twice[]>()

/**
 * Quantities named by the same words in the body and in an annex, or in a paragraph and in a table, of one period and
 * one scope. Silent where a name stands for several values in one part: then it does not tell one quantity.
 */
export function twicePairs(claims: Claims): readonly Twice[] {
  const known = CACHE.get(claims)
  if (known) return known
  const groups = new Map<string, Claim[]>()
  // A text that is all in one place says nothing twice.
  const isOnePlace = claims.tables.length === 0 && claims.sections.every(({ part }) => part === 'body')
  const named = isOnePlace ? [] : inSeveralPlaces(claims)
  for (const { claim, unit } of named) {
    for (const key of keysOf(claims, claim, unit)) {
      const list = groups.get(key)
      if (list) list.push(claim)
      else groups.set(key, [claim])
    }
  }
  const found: Twice[] = []
  const paired = new Set<Claim>()
  for (const [key, group] of groups) {
    if (group.length < 2) continue
    const places = new Map<string, Claim[]>()
    for (const claim of group) {
      const place = placeOf(claim)
      const list = places.get(place)
      if (list) list.push(claim)
      else places.set(place, [claim])
    }
    const kinds = [...places.values()].filter((list) => list.every((claim) => claim.base.units * 10n ** BigInt(list[0]!.base.scale) === list[0]!.base.units * 10n ** BigInt(claim.base.scale)))
    if (kinds.length !== places.size || kinds.length < 2) continue
    const [first] = kinds[0]!
    for (const [second] of kinds.slice(1)) {
      if (!compatible(claims, first!, second!) || paired.has(second!)) continue
      paired.add(second!)
      found.push({ first: first!, second: second!, sure: key.split(' ').length >= 3 })
    }
  }
  for (const pair of alikePairs(claims)) if (!paired.has(pair.second)) found.push({ ...pair, sure: false })
  const told = new Set(found.map(({ second }) => second))
  for (const pair of retoldPairs(claims, (a, b) => compatible(claims, a, b))) if (!told.has(pair.second) && !told.has(pair.first)) found.push({ ...pair, sure: false })
  found.sort((a, b) => a.second.start - b.second.start)
  CACHE.set(claims, found)
  return found
}

type Counted = { readonly claim: Claim; readonly unit: string }

/** What may be told twice: figures that count something of which another place counts some too. */
function inSeveralPlaces({ claims }: Claims): Counted[] {
  const places = new Map<string, string>()
  const shared = new Set<string>()
  const counted: Counted[] = []
  for (const claim of claims) {
    if (claim.kind === 'pair' || claim.about || isTime(claim) || claim.role === 'change' || claim.role === 'before' || claim.role === 'plan') continue
    const unit = claim.measure ?? (claim.rowHead === undefined ? undefined : unitNamedIn(claim.rowHead.toLowerCase())?.measure)
    if (unit === undefined) continue
    counted.push({ claim, unit })
    const place = placeOf(claim)
    const known = places.get(unit)
    if (known === undefined) places.set(unit, place)
    else if (known !== place) shared.add(unit)
  }
  return counted.filter(({ unit }) => shared.has(unit))
}

function placeOf({ part, cell }: Claim): string {
  return cell ? `${part} table ${cell.table}` : part
}

/** Words that many quantities share. */
const GENERIC = new Set(
  'giải quyết tiếp nhận xử lý hoàn kiểm tra giám sát ban hành tham gia phối hợp tuyên truyền xây dựng mở họp lập tập huấn triển khai nghị kế hoạch hội vụ việc nội dung cơ quan đơn vị xã thôn'.split(' '),
)

/** Words that say who or where in general, and change nothing. */
const NEUTRAL = new Set('xã thôn ubnd tổ cơ sở việc tiền đơn hộ vụ người'.split(' '))

/** The words that name the quantity, over commas and back to the nearest; none where they do not tell it from others. */
function keysOf(claims: Claims, claim: Claim, unit: string): string[] {
  const own = claim.unit === undefined || claim.unit === unit ? unit.split(' ') : `${unit} ${claim.unit}`.split(' ')
  const { near, before, after } = claim.quantity
  if (!claim.cell && before.length + after.length < 5) return []
  const names = claim.cell ? [wordsOfCell(claims, claim)] : [...new Set([`${before} ${after}`, `${near} ${after}`, after, near])].map(wordsOf)
  const keys = new Set<string>()
  for (const words of names) {
    const telling = (words ?? []).filter((word) => !own.includes(word) && word.length > 1 && !NEUTRAL.has(word))
    if (telling.length >= 2 && telling.filter((word) => !GENERIC.has(word)).length >= 2) keys.add(`${unit}|${telling.join(' ')}`)
  }
  return [...keys]
}

/** Phrases that say nothing of what is counted. */
const PHRASES = /(?:^| )(?:công tác|kết quả|thực hiện|tổ chức|trên địa bàn|tổng số|số lượng|nhân dân|toàn (?:huyện|xã|tỉnh)|kinh phí|số tiền|trong (?:năm|kỳ)|năm \d{4}|ubnd(?: (?:xã|huyện|tỉnh))?)(?= |$)/g

function wordsOf(name: string): string[] {
  if (name.length < 5) return []
  const found: string[] = []
  for (const word of name.replaceAll(PHRASES, ' ').split(/[ ,\-–/():;.%\d]+/)) if (word !== '' && !EMPTY.has(word) && !found.includes(word)) found.push(word)
  return found.sort()
}

const VAGUE = /^(?:kết quả|số liệu|số lượng|thực hiện|giá trị|năm \d{4}|kết quả thực hiện|số lượng thực hiện|tổng số|cộng|trong kỳ|ghi chú|năm báo cáo)$/i
const TOTALS = /^(?:tổng cộng|tổng số|tổng|cộng|toàn (?:huyện|xã|tỉnh))$/i

function wordsOfCell(claims: Claims, { cell, rowHead, columnHead }: Claim): string[] | undefined {
  if (rowHead === undefined || cell === undefined) return undefined
  const table = claims.tables[cell.table]!
  const isOnlyColumn = table.cells.every((other) => other.cell!.column === cell.column)
  const head = columnHead ?? ''
  const name = TOTALS.test(rowHead.trim()) ? head : VAGUE.test(head.trim()) || isOnlyColumn ? rowHead : undefined
  if (name === undefined) return undefined
  return wordsOf(name.toLowerCase())
}

const EMPTY = new Set('hết gồm bao như cụ thể do thì mà hiện cả này đó kỳ tháng quý đầu cuối từ theo một tiến hành để nhằm đều nên lại nhất vẫn đang hàng đã được có là trong năm của các những và với trên địa bàn toàn số tổng lượng cộng chiếm đạt tỷ lệ tỉ ở tại cho về đến kết quả việc huyện tỉnh'.split(' '))

/** The same period as far as both say one, and no place named in one that is not in the other. */
function compatible(claims: Claims, a: Claim, b: Claim): boolean {
  if (a.measure !== b.measure && !(a.measure === undefined || b.measure === undefined)) return false
  if (a.period?.year !== undefined && b.period?.year !== undefined && a.period.year !== b.period.year) return false
  if (a.period && b.period && a.period.span !== b.period.span) return false
  if (isFuture(claims, a) !== isFuture(claims, b)) return false
  return placesNamed(claims, a) === placesNamed(claims, b)
}

function isFuture({ sections }: Claims, { section }: Claim): boolean {
  return section >= 0 && /phương hướng|nhiệm vụ trọng tâm|giải pháp|mục tiêu|kiến nghị|đề xuất/i.test(sections[section]!.title)
}

/** Names after `xã`, `thôn` and the like in the sentence, and in the title of its section. */
function placesNamed({ sentences, tokens, sections }: Claims, { sentence, section, cell }: Claim): string {
  const { from, to } = sentences[sentence]!
  const names: string[] = []
  for (let at = from + 1; !cell && at < to; at++) {
    const token = tokens[at]!
    if (token.kind !== 'mark' && /^(?:xã|thôn|làng|bản|ấp|buôn|phường|trấn|tổ|huyện|phố)$/.test(tokens[at - 1]!.lower) && (token.kind === 'number' ? tokens[at - 1]!.lower !== 'xã' : isCapital(token.text))) names.push(token.lower)
  }
  const title = section >= 0 ? (sections[section]!.title.match(/(?:xã|thôn|làng|phường|thị trấn) \p{Lu}\p{Ll}+/gu) ?? []) : []
  return [...names, ...title].toSorted().join(' ')
}

function isCapital(word: string): boolean {
  return word[0] !== word[0]!.toLowerCase() && word !== word.toUpperCase()
}
