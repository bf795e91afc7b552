import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { DeliberationRules, Sureness, Threshold } from './deliberation-rules.ts'
import type { Item, MatterKind, Scope } from './records.ts'

/** What was counted, in households. `other` is another opinion; `invalid` slips were returned and count for nothing. */
export type VoteCounts = {
  readonly all: number
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly invalid: number
}

export type VoteJudgement = VoteCounts & {
  readonly passed: boolean
  /** The least number in favour that passes. */
  readonly needed: number
  readonly absent: number
  /** Votes short of it; 0 where it is reached. */
  readonly missing: number
  /** Households that had to be present, where the law asks for that too (covenants). */
  readonly presentNeeded?: number
  readonly article: string
  readonly confidence: Sureness
}

/** What a vote on a matter must reach on its day. @law 10/2022/QH15 Đ21.1; 61/2023/NĐ-CP Đ10.1; 34/2007/PL-UBTVQH11 Đ12 */
export function thresholdFor(rules: DeliberationRules, of: { readonly item: Item; readonly kind: MatterKind; readonly scope: Scope; readonly on: CalendarDate }): Threshold {
  return rules.threshold(of.item, of.scope, of.on)
}

/**
 * The least number of votes in favour that reaches a threshold of `all`: “from two thirds” includes the share itself, “over 50 %” does not. Whole
 * numbers only. At least 1: nobody decides nothing.
 *
 * @law 10/2022/QH15 Đ21.1
 */
export function neededVotes({ numerator, denominator, strict }: Pick<Threshold, 'numerator' | 'denominator' | 'strict'>, all: number): number {
  const share = numerator * all
  return Math.max(1, strict ? Math.floor(share / denominator) + 1 : Math.ceil(share / denominator))
}

/**
 * Whether the households present could reach the threshold if all of them were in favour. That more than half be present, as covenants ask too, follows from it.
 *
 * @law 10/2022/QH15 Đ19.1.b
 */
export function canStillPass(threshold: Threshold, all: number, present: number): boolean {
  return present >= neededVotes(threshold, all)
}

/**
 * Whether figures of a vote can be.
 *
 * Refuses `deliberation.no-households`, `deliberation.counts-negative`, `deliberation.more-present-than-households`,
 * `deliberation.more-votes-than-households`, `deliberation.more-votes-than-present`.
 *
 * @law 10/2022/QH15 Đ20.2.b
 */
export function checkCount({ all, present, inFavour, against, other, invalid }: VoteCounts): Result<true> {
  const votes = inFavour + against + other + invalid
  if (![all, present, inFavour, against, other, invalid].every((number) => Number.isSafeInteger(number) && number >= 0)) return refuse({ code: 'deliberation.counts-negative' })
  if (all === 0) return refuse({ code: 'deliberation.no-households' })
  if (present > all) return refuse({ code: 'deliberation.more-present-than-households', field: 'present', present, all })
  if (votes > all) return refuse({ code: 'deliberation.more-votes-than-households', field: 'inFavour', votes, all })
  if (votes > present) return refuse({ code: 'deliberation.more-votes-than-present', field: 'inFavour', votes, present })
  return accept(true)
}

/**
 * Judges a vote of households against what it had to reach. The denominator is all households, not those present.
 *
 * Refuses as `checkCount`.
 *
 * @law 10/2022/QH15 Đ21.1; 61/2023/NĐ-CP Đ10.1
 */
export function judgeVote(threshold: Threshold, counts: VoteCounts): Result<VoteJudgement> {
  const right = checkCount(counts)
  if (!right.ok) return right
  const { all, present, inFavour } = counts
  const needed = neededVotes(threshold, all)
  const presentNeeded = threshold.alsoPresentOverHalf ? Math.floor(all / 2) + 1 : undefined
  return accept({
    ...counts, passed: inFavour >= needed && (presentNeeded === undefined || present >= presentNeeded), needed, absent: all - present,
    missing: Math.max(0, needed - inFavour), ...(presentNeeded === undefined ? {} : { presentNeeded }), article: threshold.article, confidence: threshold.confidence,
  })
}

export type ElectionJudgement = VoteJudgement & { readonly votes: Readonly<Record<string, number>>; readonly elected: readonly string[] }

/**
 * Judges an election: elected is who reached the threshold, those with most votes first, up to the number of seats. Where the last seat is shared by equals
 * none of them is elected.
 *
 * Refuses as `checkCount`, and `deliberation.more-votes-than-present` where a candidate has more votes than there were households.
 *
 * @law 10/2022/QH15 Đ21.1; 59/2023/NĐ-CP Đ3.5.d
 */
export function judgeElection(
  threshold: Threshold, counts: Pick<VoteCounts, 'all' | 'present' | 'invalid'>, votes: Readonly<Record<string, number>>, seats = 1,
): Result<ElectionJudgement> {
  const { all, present, invalid } = counts
  const ranked = Object.entries(votes).toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
  const best = ranked[0]?.[1] ?? 0
  const most = Math.max(0, ...Object.values(votes))
  if (most > present - invalid) return refuse({ code: 'deliberation.more-votes-than-present', field: 'options', votes: most + invalid, present })
  const judged = judgeVote(threshold, { all, present, inFavour: best, against: 0, other: 0, invalid })
  if (!judged.ok) return judged
  const over = ranked.filter(([, number]) => number >= judged.value.needed)
  const cut = over[seats]?.[1]
  const elected = over.filter(([, number], at) => at < seats && number !== cut).map(([id]) => id)
  return accept({ ...judged.value, against: present - invalid - best, passed: elected.length > 0, votes, elected })
}

/**
 * Whether a hamlet is in favour of a matter of the whole commune. The law does not say what share inside a hamlet is asked for: two thirds of all its
 * households, as for its own matters, is the rule here; over half of them is the other reading.
 *
 * @law 10/2022/QH15 Đ21.1
 */
export function hamletApproves({ all, inFavour }: { readonly all: number; readonly inFavour: number }): { readonly approves: boolean; readonly otherReadingApproves: boolean } {
  return { approves: all > 0 && 3 * inFavour >= 2 * all, otherReadingApproves: all > 0 && 2 * inFavour > all }
}

type HamletsReading = { readonly passed: boolean; readonly approving: number }
export type HamletsJudgement = HamletsReading & {
  readonly hamlets: number; readonly needed: number; readonly otherReading: HamletsReading; readonly article: string; readonly confidence: Sureness
}

/** A matter of the commune over all its hamlets, those that did not vote included; by both readings. @law 10/2022/QH15 Đ21.1 */
export function judgeHamlets(threshold: Threshold, hamlets: readonly { readonly approves: boolean; readonly otherReadingApproves: boolean }[]): HamletsJudgement {
  const needed = neededVotes(threshold, hamlets.length)
  const read = (approving: number): HamletsReading => ({ passed: approving >= needed, approving })
  return {
    ...read(hamlets.filter(({ approves }) => approves).length), hamlets: hamlets.length, needed,
    otherReading: read(hamlets.filter(({ otherReadingApproves }) => otherReadingApproves).length), article: threshold.article, confidence: 'S',
  }
}

/** Over 50 % of the households present: secretary, way of voting, counting board. @law 59/2023/NĐ-CP Đ3.5.a, Đ3.5.b, Đ3.5.c */
export function shareOfPresent(present: number, inFavour: number): boolean {
  return 2 * inFavour > present
}

/** Slips added up: the same whatever their order. A slip of an election names several choices, joined by commas. */
export function tallySlips(choices: Iterable<string>): { readonly inFavour: number; readonly against: number; readonly other: number; readonly invalid: number; readonly options: Readonly<Record<string, number>>; readonly returned: number } {
  const count = { inFavour: 0, against: 0, other: 0, invalid: 0, returned: 0 }
  const options: Record<string, number> = {}
  for (const choice of choices) {
    count.returned += 1
    if (choice === 'for') count.inFavour += 1
    else if (choice === 'against') count.against += 1
    else if (choice === 'other') count.other += 1
    else if (choice === 'invalid') count.invalid += 1
    else for (const id of choice.split(',')) options[id] = (options[id] ?? 0) + 1
  }
  return { ...count, options }
}
