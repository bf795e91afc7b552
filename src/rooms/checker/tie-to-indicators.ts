import { type Decimal, decimal, divideDecimals } from '#foundation/decimal.ts'
import type { Form, Indicator } from '#rooms/indicators/index.ts'
import type { Claim, Claims, Token } from './claims/claims.ts'
import type { Span } from './finding.ts'

/** A figure of a report that speaks, by all appearance, of an indicator of a form. An official confirms it. */
export type Tie = Span & {
  readonly code: string
  readonly claim: Claim
  /** In the indicator's own unit; of a pair both numbers. */
  readonly value: { readonly number: Decimal } | { readonly numerator: Decimal; readonly denominator: Decimal }
  /** How much of the indicator's name stands around the figure, 0 to 1. */
  readonly likeness: number
  /** The item or sentence in which the figure stands. */
  readonly sentence: Span
}

type Candidate = { readonly indicator: Indicator; readonly claim: Claim; readonly value: Tie['value']; readonly likeness: number }

/** Under this too little of the name is there. */
const LEAST = 0.45

/**
 * Which figures of a report are those of a form: each indicator gets at most one figure, each figure at most one
 * indicator, the likeliest first. Likeness is how much of the indicator's name stands close to the figure, its words
 * weighed by how few indicators share them, with the kind of figure, its unit and its section agreeing.
 */
export function tieToIndicators(claims: Claims, form: Form): Tie[] {
  const weights = wordWeights(form)
  const sections = sectionsOf(claims, form)
  const labels = form.indicators.map((indicator) => ({ indicator, words: wordsOf(indicator.label.vi), role: roleOfLabel(indicator.label.vi) }))
  const wholeWeight = new Map(labels.map(({ indicator, words }) => [indicator.code, sum(words.map((word) => weights.get(word)!))]))
  const candidates = claims.claims.flatMap((claim): Candidate[] => {
    const closeness = closenessAround(claims, claim)
    return labels.flatMap(({ indicator, words, role }) => {
      const value = valueFor(claim, indicator)
      if (!value) return []
      const found = sum(words.map((word) => weights.get(word)! * (closeness.get(word) ?? 0))) / wholeWeight.get(indicator.code)!
      // Words at the figure that the name does not have: “không thành” is not “thành”.
      const strange = ownWords(claim).filter((word) => weights.has(word) && !words.includes(word)).length
      const likeness = found - 0.08 * strange + roleBonus(claim, role) + sectionBonus(sections.get(claim.section), indicator, claim)
      return likeness >= LEAST ? [{ indicator, claim, value, likeness }] : []
    })
  })
  const ties = new Map<string, Tie>()
  const taken = new Map<Claim, string>()
  const tie = (chosen: readonly Candidate[]): void => {
    for (const { indicator, claim, value, likeness } of chosen.toSorted((a, b) => b.likeness - a.likeness || a.claim.start - b.claim.start)) {
      if (ties.has(indicator.code) || taken.has(claim)) continue
      taken.set(claim, indicator.code)
      const { start, end } = claims.sentences[claim.sentence]!
      ties.set(indicator.code, {
        code: indicator.code, claim, value, likeness: Math.min(1, likeness), start: claim.start, end: claim.end, sentence: { start, end },
      })
    }
  }
  // Shares come second: “939 hộ, chiếm 5,27%” is the share of what the figure before it was found to be.
  tie(candidates.filter(({ claim }) => claim.kind !== 'percent'))
  tie(
    candidates
      .filter(({ claim }) => claim.kind === 'percent')
      .map((one) => {
        const before = claims.claims[one.claim.index - 1]
        const code = before && before.sentence === one.claim.sentence ? taken.get(before) : undefined
        if (code === undefined || one.indicator.numerator === undefined) return one
        return { ...one, likeness: one.likeness + (code === one.indicator.numerator ? 0.4 : -0.2) }
      }),
  )
  return form.indicators.flatMap(({ code }) => ties.get(code) ?? [])
}

const EMPTY = new Set('số tổng tỷ lệ tỉ trong đó các những và của đã được có là với trên theo từ cho về ở tại năm thực hiện tiến hành người đứng đầu xây dựng'.split(' '))

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []
  const telling = [...new Set(words.filter((word) => !EMPTY.has(word)))]
  return telling.length > 0 ? telling : [...new Set(words)]
}

/** The fewer names have a word, the more it tells. */
function wordWeights({ indicators }: Form): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { label } of indicators) for (const word of wordsOf(label.vi)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + indicators.length / count)]))
}

/** The words around a figure: 1 at it, less in the words before, least in the rest of its passage and its heading. */
function closenessAround(claims: Claims, claim: Claim): ReadonlyMap<string, number> {
  const closeness = new Map<string, number>()
  const add = (words: Iterable<string>, weight: number): void => {
    for (const word of words) for (const one of [word, ...(ALSO[word] ?? [])]) if ((closeness.get(one) ?? 0) < weight) closeness.set(one, weight)
  }
  const sentence = claims.sentences[claim.sentence]!
  const words = (from: number, to: number): string[] => claims.tokens.slice(from, to).filter((token) => token.kind === 'word').map((token: Token) => token.lower)
  add(ownWords(claim), 1)
  add(words(claim.from, claim.to), 1)
  // Up to the figures on both sides the words are its own; beyond them they may be.
  const [left, right] = [claims.claims[claim.index - 1], claims.claims[claim.index + 1]]
  const from = Math.max(sentence.from, claim.from - 24, left?.to ?? 0)
  const to = Math.min(sentence.to, claim.to + 24, right?.from ?? sentence.to)
  const stop = (token: Token): boolean => token.text === ';'
  const begin = claims.tokens.slice(from, claim.from).findLastIndex(stop) + 1 + from
  const end = claims.tokens.slice(claim.to, to).findIndex(stop)
  add(words(begin, claim.from), 0.8)
  add(words(claim.to, end < 0 ? to : claim.to + end), 0.7)
  // “16 đơn, đạt 94,11%” says of what at the figure before it.
  if (claim.kind === 'percent' && left) add(ownWords(left), 0.9)
  for (const other of claims.sentences.slice(Math.max(0, claim.sentence - 3), claim.sentence + 1)) {
    if (other.passage === sentence.passage) add(words(other.from, Math.min(other.to, claim.from)), 0.6)
  }
  add(words(claim.to, Math.min(sentence.to, claim.to + 14)), 0.4)
  const section = claims.sections[claim.section]
  if (section) add(wordsOf(section.title), 0.35)
  if (claim.rowHead) add(wordsOf(claim.rowHead), 1)
  return closeness
}

/** What reports shorten, and what they say instead. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  dtts: ['dân', 'tộc', 'thiểu'], qcdc: ['quy', 'chế', 'dân', 'chủ'], qcdccs: ['quy', 'chế', 'dân', 'chủ'], cbcc: ['cán', 'bộ', 'công', 'chức'], mttq: ['mặt', 'trận'], ntm: ['nông', 'thôn', 'mới'],
  vụ: ['việc'], 'covid-19': ['covid', 'dịch'],
}

/** The words that belong to the figure alone. */
function ownWords({ quantity }: Claim): string[] {
  return wordsOf(`${quantity.before} ${quantity.after}`)
}

type LabelRole = 'settled' | 'failed' | 'open' | 'total' | 'plain'

function roleOfLabel(label: string): LabelRole {
  if (/không thành/i.test(label)) return 'failed'
  if (/đang|còn|tồn đọng|chưa/i.test(label)) return 'open'
  if (/đã (?:được )?giải quyết|hòa giải thành/i.test(label)) return 'settled'
  return /^tổng|đã tiếp nhận/i.test(label) ? 'total' : 'plain'
}

function roleBonus(claim: Claim, role: LabelRole): number {
  if (claim.kind === 'percent') return 0
  const own = claim.role === 'share' ? 'plain' : claim.role
  if (own === 'before' || own === 'plan' || own === 'change') return -0.4
  if (own === role) return own === 'plain' ? 0.05 : 0.2
  return own === 'plain' ? 0 : -0.15
}

/** The section of the form that each section of the report is, by the words of their headings; with that of the heading above. */
function sectionsOf(claims: Claims, form: Form): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const above: { depth: number; section: string | undefined }[] = []
  claims.sections.forEach((section, index) => {
    while (above.length > 0 && above.at(-1)!.depth >= section.depth) above.pop()
    const own = wordsOf(section.title)
    const best = form.sections
      .map(({ id, label }) => ({ id, likeness: shared(wordsOf(label.vi), own) }))
      .toSorted((a, b) => b.likeness - a.likeness)[0]
    const id = best && best.likeness >= 0.6 ? best.id : above.at(-1)?.section
    if (id) found.set(index, id)
    above.push({ depth: section.depth, section: id })
  })
  return found
}

function shared(wanted: readonly string[], there: readonly string[]): number {
  return wanted.filter((word) => there.includes(word)).length / Math.max(1, wanted.length)
}

function sectionBonus(section: string | undefined, { section: wanted, place }: Indicator, { part }: Claim): number {
  const inPart = place === 'appendix' ? (part === 'annex' ? 0.1 : 0) : part === 'annex' ? -0.1 : 0.05
  if (section === undefined) return inPart
  return inPart + (section === wanted ? 0.1 : -0.1)
}

/** The figure in the unit of the indicator; undefined where it is a figure of another kind. */
function valueFor(claim: Claim, indicator: Indicator): Tie['value'] | undefined {
  const { print, unit, type } = indicator
  if (claim.about && claim.kind !== 'value') return undefined
  if (claim.kind === 'percent') return print.as === 'percent' ? { number: claim.value } : undefined
  if (claim.kind === 'pair') {
    const denominator = claim.of?.value
    if (print.as === 'percent' || !denominator) return undefined
    if (print.as === 'fraction') return { numerator: claim.value, denominator }
    return indicator.denominatorSet ? { number: claim.value } : undefined
  }
  if (print.as !== 'number') return undefined
  const wanted = unit.vi.toLowerCase()
  const factor = FACTORS[wanted]
  if (claim.measure && MEASURES.has(claim.measure)) {
    if (factor?.measure !== claim.measure) return undefined
    const number = divideDecimals(claim.base, factor.of, 12)
    return number && { number: trimmed(number) }
  }
  if (factor) return undefined
  // Counted things: the unit that is written must be one that the indicator knows, where one is written.
  if (claim.unit && !agrees(claim.unit, `${wanted} ${indicator.label.vi.toLowerCase()}`)) return undefined
  // “13 xã” is not the number of communes and townships.
  if (KINDS.has(claim.unit ?? '') && !claim.several && /(?:xã|phường), (?:phường|thị trấn)/i.test(indicator.label.vi)) return undefined
  if (type !== 'decimal' && claim.number.places > 0) return undefined
  return { number: claim.value }
}

const KINDS = new Set(['xã', 'phường', 'thị trấn'])
const MEASURES = new Set(['tiền', 'diện tích', 'chiều dài', 'khối lượng', 'thể tích', '%'])
const FACTORS: Readonly<Record<string, { readonly measure: string; readonly of: Decimal }>> = {
  đồng: { measure: 'tiền', of: decimal(1) },
  'nghìn đồng': { measure: 'tiền', of: decimal(1000) },
  'triệu đồng': { measure: 'tiền', of: decimal(1_000_000) },
  'tỷ đồng': { measure: 'tiền', of: decimal(1_000_000_000) },
  ha: { measure: 'diện tích', of: decimal(10_000) },
  'km²': { measure: 'diện tích', of: decimal(1_000_000) },
}

/** By the first word of the unit: “lượt người” and “lượt”, “vụ” and “vụ việc”. */
function agrees(unit: string, known: string): boolean {
  return known.split(/[\s,.;]+/).includes(unit.split(' ')[0]!)
}

function trimmed({ units, scale }: Decimal): Decimal {
  let [left, places] = [units, scale]
  while (places > 0 && left % 10n === 0n) [left, places] = [left / 10n, places - 1]
  return { units: left, scale: places }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
