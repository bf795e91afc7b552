import { usesVoice } from './choice.ts'

/**
 * What the slips of a vote come to. `notCounted`: papers that use no voice (too late, nobody’s, of a household that voted before); `inFavour` is, of an
 * election, how many slips chose somebody; `options`: the votes of each candidate or alternative.
 */
export type Tally = {
  readonly slips: number
  readonly notCounted: number
  readonly counted: number
  readonly invalid: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly options: Readonly<Record<string, number>>
}

/** Counts slips one by one; in whatever order, the same. */
export function tallyOf(slips: Iterable<{ readonly choice: string; readonly invalidReason?: string | undefined }>): Tally {
  let [all, notCounted, invalid, inFavour, against, other] = [0, 0, 0, 0, 0, 0]
  const options: Record<string, number> = {}
  for (const slip of slips) {
    all += 1
    if (!usesVoice(slip)) notCounted += 1
    else if (slip.choice === 'invalid') invalid += 1
    else if (slip.choice === 'against') against += 1
    else if (slip.choice === 'other') other += 1
    else {
      inFavour += 1
      if (slip.choice !== 'for') for (const id of slip.choice.split(',')) options[id] = (options[id] ?? 0) + 1
    }
  }
  return { slips: all, notCounted, counted: all - notCounted, invalid, inFavour, against, other, options }
}
