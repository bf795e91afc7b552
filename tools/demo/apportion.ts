/**
 * Parts of a whole by weights, in whole units, adding up exactly (largest remainders; the first wins a tie).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((share, index) => ({ index, rest: share - Math.floor(share) })).toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  for (let n = 0; n < left; n++) parts[order[n % order.length]!.index]!++
  return parts
}

/** The same numbers on every machine: a linear congruential generator in [0, 1). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
