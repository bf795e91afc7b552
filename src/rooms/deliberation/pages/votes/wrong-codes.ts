import type { House } from '#web/house.ts'

/** Wrong codes from one network address within an hour; a whole hamlet may share one. */
const MOST = 20
const HOUR = 3_600_000
/** Addresses remembered at most; in memory only, since an address is a trace of a person. */
const REMEMBERED = 10_000

const WRONG = new WeakMap<House, Map<string, number[]>>()

function recentOf(house: House, address: string, now: Date): number[] {
  return (WRONG.get(house)?.get(address) ?? []).filter((at) => now.getTime() - at < HOUR)
}

/** Whether somebody at this address may try another code. There are a million million codes: guessing twenty an hour finds none. */
export function mayTry(house: House, address: string, now: Date): boolean {
  return recentOf(house, address, now).length < MOST
}

export function noteWrongCode(house: House, address: string, now: Date): void {
  let seen = WRONG.get(house)
  if (!seen) WRONG.set(house, (seen = new Map()))
  const recent = recentOf(house, address, now)
  seen.delete(address)
  seen.set(address, [...recent, now.getTime()])
  if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value!)
}
