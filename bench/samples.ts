/** What was measured several times, in milliseconds or any other unit. */
export type Samples = { readonly median: number; readonly p95: number; readonly least: number; readonly most: number; readonly count: number }

/** Middle, 95th percentile (nearest rank), least and most. At least one value. */
export function samplesOf(values: readonly number[]): Samples {
  if (values.length === 0) throw new Error('nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
  const half = sorted.length / 2
  const median = Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
  return { median, p95: rank(0.95), least: sorted[0]!, most: sorted.at(-1)!, count: sorted.length }
}

/** Runs `work` and answers how long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** A number that is the same in every run: xorshift32, from 0 up to but not including 1. */
export function steadyRandom(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) | 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 4; warm++) next()
  return next
}
