import { accept, refuse, type Result } from '#foundation/result.ts'

/** A wish that was not confirmed is forgotten after two days. */
export const CONFIRM_WITHIN_HOURS = 48
/** So many letters of confirmation go to one address in a day, whoever asks for them. */
export const LETTERS_A_DAY = 3
/** From one network address, behind which a whole office may sit, in an hour; and from all together. */
export const ASKED_AN_HOUR = 20
export const ASKED_AN_HOUR_BY_ALL = 600
/** News is told once a day, from this hour in Viet Nam. */
export const DIGEST_HOUR = 6

/**
 * An e-mail address as it is written to: one mailbox, no name, no comment, nothing that would begin another line of a letter.
 *
 * Refuses `portal.email-form`.
 */
export function readEmail(typed: string): Result<string> {
  const text = typed.trim()
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1).toLowerCase()]
  const fits =
    text.length <= 254 && local.length <= 64 && /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/.test(domain)
  return fits ? accept(`${local}@${domain}`) : refuse({ code: 'portal.email-form' })
}

/** The last moment at which a round of news was due, at or before `now`. */
export function lastRound(now: Date): Date {
  const shift = (7 - DIGEST_HOUR) * 3_600_000
  const day = Math.floor((now.getTime() + shift) / 86_400_000)
  return new Date(day * 86_400_000 - shift)
}

/** Counts what was asked in the last hour, in memory: no network address is written down. */
export class AskedLately {
  readonly #asked = new Map<string, number[]>()

  /** Whether one more is allowed at `now`; if so, it is counted. */
  allows(from: string, now: Date): boolean {
    const hourAgo = now.getTime() - 3_600_000
    let all = 0
    for (const [who, times] of this.#asked) {
      const recent = times.filter((time) => time > hourAgo)
      if (recent.length === 0) this.#asked.delete(who)
      else this.#asked.set(who, recent)
      all += recent.length
    }
    const own = this.#asked.get(from) ?? []
    if (own.length >= ASKED_AN_HOUR || all >= ASKED_AN_HOUR_BY_ALL) return false
    this.#asked.set(from, [...own, now.getTime()])
    return true
  }
}
