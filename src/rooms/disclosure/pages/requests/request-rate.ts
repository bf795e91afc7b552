import type { House } from '#web/house.ts'

/** So many requests from one network address within an hour: whole villages share one. */
export const MOST_AN_HOUR = 8
const HOUR = 3_600_000
/** Addresses remembered at most; in memory only, since an address is a trace of a person. */
const REMEMBERED = 10_000

const RATES = new WeakMap<House, Map<string, number[]>>()

/** Counts one more request from an address; false where it is one too many. */
export function countRequest(house: House, address: string, now: Date): boolean {
  let seen = RATES.get(house)
  if (!seen) RATES.set(house, (seen = new Map()))
  const recent = (seen.get(address) ?? []).filter((at) => now.getTime() - at < HOUR)
  if (recent.length >= MOST_AN_HOUR) return false
  seen.delete(address)
  seen.set(address, [...recent, now.getTime()])
  if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value!)
  return true
}
