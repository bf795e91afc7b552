import type { Claim, Claims } from '../../claims/claims.ts'
import { unitAt, unitNamedIn } from '../../claims/units.ts'
import { isTime, sameValue } from '../reckon.ts'
import { isSlip } from '../slip.ts'

/** A figure of an annex or a table, and the one of the body that counts the same by its words, though one says more. */
export type Alike = { readonly first: Claim; readonly second: Claim }

/**
 * Figures whose names are not the same but one holds the other: “Đối thoại: … tổ chức 15 cuộc” and “Số cuộc đối thoại:
 * 17”. As that alone proves little, only those that differ by a slip of the pen, or by their unit.
 */
export function alikePairs(claims: Claims): Alike[] {
  const only = onlyPairs(claims)
  const seconds = claims.claims.flatMap((second) => secondOf(claims, second) ?? [])
  if (seconds.length === 0) return only
  const posts = postsOf(claims, seconds)
  const alike = seconds.flatMap(({ second, measure, names }) => {
    const posted = posts.get(measure)
    if (!posted) return []
    // By the word that the fewest share; a word that everything has tells nothing.
    let near: readonly Post[] | undefined
    for (const name of names) {
      const list = posted.get(name)!
      if (list.length > 0 && (!near || list.length < near.length)) near = list
    }
    if (!near || near.length > 24) return []
    const same = near.filter((one) => (second.cell !== undefined || one.first.part === 'body') && (holds(one.names, names) || isNear(one.first, names))).map(({ first }) => first)
    if (same.length === 0 || same.some((first) => sameValue(first.base, second.base))) return []
    const [first] = same
    if (same.some((one) => !sameValue(one.base, first!.base)) || !isCompatible(first!, second)) return []
    const isOtherUnit = first!.unit !== second.unit && sameValue(first!.value, second.value)
    return isOtherUnit || isSlip(first!.number.text, second.number.text) ? [{ first: first!, second }] : []
  })
  return [...alike, ...only.filter(({ second }) => !alike.some((one) => one.second === second))]
}

/** The row that counts a thing, “Số hòa giải viên”, and the only figure of the body that counts it. */
function onlyPairs(claims: Claims): Alike[] {
  if (claims.tables.length === 0) return []
  const byMeasure = new Map<string, Claim[]>()
  for (const claim of claims.claims) {
    if (claim.cell || claim.kind !== 'value' || claim.measure === undefined || claim.part === 'annex' || claim.role === 'change' || claim.role === 'before') continue
    const list = byMeasure.get(claim.measure)
    if (list) list.push(claim)
    else byMeasure.set(claim.measure, [claim])
  }
  return claims.claims.flatMap((second) => {
    if (!second.cell || second.rowHead === undefined || second.rowHead.length > 60 || second.number.text.replaceAll(/\D/g, '').length < 3) return []
    const head = second.rowHead.toLowerCase().replace(/^(?:tổng )?số(?: lượng)? /, '').trim()
    const unit = unitNamedIn(head) ?? (/^ngày công(?: |$)/.test(head) ? { name: 'ngày công', measure: 'ngày công' } : undefined)
    if (!unit || unit.name.length < 6 || !head.startsWith(unit.name) || (head !== unit.name && unit.measure !== 'ngày công')) return []
    const firsts = byMeasure.get(unit.measure) ?? []
    const [first] = firsts
    if (!first || first.about || !(measureOfRow(claims, second) !== undefined || TOTALS.test(second.columnHead ?? '')) || firsts.length > 1 || sameValue(first.base, second.value)) return []
    return isSlip(first.number.text, second.number.text) ? [{ first, second }] : []
  })
}

/** The column that adds up the others. */
const TOTALS = /^(?:tổng số|tổng cộng|tổng|cộng|chung)$/i

type Second = { readonly second: Claim; readonly measure: string; readonly names: readonly string[] }
type Post = { readonly first: Claim; readonly names: readonly string[] }

/** A figure of an annex or of a table by what it counts and the words that name it. */
function secondOf(claims: Claims, second: Claim): Second | undefined {
  const measure = second.cell ? measureOfRow(claims, second) : second.part === 'annex' ? kindOf(second) : undefined
  if (measure === undefined || !isNamed({ ...second, measure })) return undefined
  const names = second.cell ? wordsOf(second.rowHead!, measure) : namesOf(claims, second)
  return names.length < 2 ? undefined : { second, measure, names }
}

/** The figures of running text under each of the words that are asked for. */
function postsOf(claims: Claims, seconds: readonly Second[]): Map<string, Map<string, Post[]>> {
  const posts = new Map<string, Map<string, Post[]>>()
  for (const { measure, names } of seconds) {
    const posted = posts.get(measure) ?? new Map<string, Post[]>()
    for (const name of names) if (!posted.has(name)) posted.set(name, [])
    posts.set(measure, posted)
  }
  for (const first of claims.claims) {
    const posted = first.cell ? undefined : posts.get(kindOf(first))
    if (!posted || !isNamed(first)) continue
    const names = namesOf(claims, first)
    for (const name of names) posted.get(name)?.push({ first, names })
  }
  return posts
}

function isNamed(claim: Claim): boolean {
  if (claim.kind === 'pair' || claim.about || isTime(claim) || ['change', 'before', 'plan'].includes(claim.role)) return false
  return claim.kind === 'percent' ? claim.number.places > 0 : claim.measure !== undefined
}

const kindOf = (claim: Claim): string => claim.measure ?? claim.kind

/** The words right before the figure are all among those of the other. */
function isNear({ quantity, measure, unit }: Claim, names: readonly string[]): boolean {
  const near = telling(quantity.near.split(' '), `${measure ?? ''} ${unit ?? ''}`)
  return near.length >= 3 && near.every((word) => names.includes(word))
}

/** Either has all the words of the other. */
function holds(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a]
  return few.length >= 2 && few.every((word) => many.includes(word))
}

/** Of the only figure of a row, what it counts: by its unit, by the column of units, or by the head of the row. */
function measureOfRow({ tables, sentences, tokens }: Claims, claim: Claim): string | undefined {
  const { cell, rowHead } = claim
  if (!cell || !rowHead || claim.kind !== 'value') return undefined
  const { cells } = tables[cell.table]!
  if (cells.length > 400 || cells.filter((other) => other.cell!.row === cell.row).length !== 1) return undefined
  if (claim.measure !== undefined) return claim.measure
  for (let at = claim.sentence - 1; at >= 0 && sentences[at]!.cell?.table === cell.table && sentences[at]!.cell!.row === cell.row; at--) {
    const { from, to } = sentences[at]!
    const unit = unitAt(tokens, from, to)
    if (unit?.to === to) return unit.unit.measure
  }
  return unitNamedIn(rowHead.toLowerCase())?.measure
}

function isCompatible(a: Claim, b: Claim): boolean {
  return a.period?.year === undefined || b.period?.year === undefined || a.period.year === b.period.year
}

/** The syllables that name the figure, those of what its sentence begins with before a colon too. */
function namesOf({ tokens, sentences }: Claims, claim: Claim): string[] {
  const { from } = sentences[claim.sentence]!
  const words = `${claim.quantity.before} ${claim.quantity.after}`.split(' ')
  for (let at = from; at < Math.min(claim.from, from + 10); at++) {
    if (tokens[at]!.text !== ':') continue
    for (let i = from; i < at; i++) words.push(tokens[i]!.lower)
    break
  }
  return telling(words, `${claim.measure ?? ''} ${claim.unit ?? ''}`)
}

function wordsOf(name: string, measure: string): string[] {
  return telling(name.toLowerCase().match(/\p{L}+/gu) ?? [], measure)
}

/** The words that tell something, each once; marks are one letter long. */
function telling(words: readonly string[], unit: string): string[] {
  const own = unit.split(' ')
  const found: string[] = []
  for (const word of words) if (word.length > 1 && !EMPTY.has(word) && !own.includes(word) && !found.includes(word)) found.push(word)
  return found
}

const EMPTY = new Set(
  ('số lượng tổng cộng tỷ lệ tỉ kết quả công tác việc đã được có là trong năm của các những và với trên địa bàn toàn huyện xã tỉnh ở tại cho về đến hiện nay cả này kỳ đạt chiếm ' +
    'thực tổ chức gồm như cụ thể theo từ một đó').split(' '),
)
