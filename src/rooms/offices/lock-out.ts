/** A try to sign in, as remembered. */
export type Attempt = { readonly at: Date; readonly succeeded: boolean }

const MINUTE = 60_000

/** After how many failures in a row an account waits, and how much longer with each. */
export const FREE_FAILURES = 5
const LONGEST = 60 * MINUTE

/** How far back tries are counted. */
export const MEMORY = 24 * 60 * MINUTE

/** A network address, behind which a whole office may sit: so many failures in a quarter of an hour. */
export const ADDRESS_FAILURES = 30
const ADDRESS_WINDOW = 15 * MINUTE

/**
 * Until when an account is locked after its tries (newest last); undefined when it is open.
 *
 * Five failures in a row cost nothing, the fifth locks for a minute, each further one twice as long, an
 * hour at most. A success forgets what was before it.
 */
export function accountLockedUntil(attempts: readonly Attempt[], now: Date): Date | undefined {
  const recent = attempts.filter((each) => now.getTime() - each.at.getTime() < MEMORY)
  const failures = recent.slice(recent.findLastIndex((each) => each.succeeded) + 1)
  if (failures.length < FREE_FAILURES) return undefined
  const wait = Math.min(MINUTE * 2 ** Math.min(failures.length - FREE_FAILURES, 10), LONGEST)
  return later(failures.at(-1)!.at, wait, now)
}

/** Until when a network address is locked: thirty failures within fifteen minutes shut it for fifteen. */
export function addressLockedUntil(attempts: readonly Attempt[], now: Date): Date | undefined {
  const failures = attempts.filter((each) => !each.succeeded && now.getTime() - each.at.getTime() < ADDRESS_WINDOW)
  if (failures.length < ADDRESS_FAILURES) return undefined
  return later(failures.at(-1)!.at, ADDRESS_WINDOW, now)
}

function later(from: Date, wait: number, now: Date): Date | undefined {
  const until = new Date(from.getTime() + wait)
  return until > now ? until : undefined
}
