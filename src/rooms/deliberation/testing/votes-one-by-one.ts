/**
 * The thresholds once more, slowly and in other words: the least number is found by trying one vote after the other against a fraction kept as a pair of
 * big integers. Shares no code with `vote.ts`.
 */
export type SlowRule = { readonly share: readonly [bigint, bigint]; readonly more: boolean; readonly presentMoreThanHalf: boolean }

/** As a lawyer would read Đ21.1 aloud: which rule for which clause. */
export function ruleOfClause(clause: number, covenantDecree: boolean): SlowRule {
  if (clause === 1 || clause === 2) return { share: [2n, 3n], more: false, presentMoreThanHalf: false }
  return { share: [1n, 2n], more: true, presentMoreThanHalf: clause === 3 && covenantDecree }
}

export function reaches({ share: [upper, lower], more }: SlowRule, votes: number, all: number): boolean {
  const [left, right] = [BigInt(votes) * lower, BigInt(all) * upper]
  return more ? left > right : left >= right
}

export function leastVotes(rule: SlowRule, all: number): number {
  for (let votes = 1; votes <= all; votes += 1) if (reaches(rule, votes, all)) return votes
  return all + 1
}

/** Each household says for itself what it did; counted one by one. */
export function passes(rule: SlowRule, households: readonly ('absent' | 'for' | 'against' | 'other' | 'invalid')[]): boolean {
  let [favour, present] = [0, 0]
  for (const did of households) {
    if (did !== 'absent') present += 1
    if (did === 'for') favour += 1
  }
  if (rule.presentMoreThanHalf && BigInt(present) * 2n <= BigInt(households.length)) return false
  return favour > 0 && reaches(rule, favour, households.length)
}
