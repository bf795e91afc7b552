import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Refusal } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/officer.ts'
import type { Lang, Words } from '#words/words.ts'
import type { Mode, NavItem, PageContext } from './house.ts'

/** A sentence shown once on the page after a redirect. */
export type FlashNotice = { readonly key: string; readonly params: Readonly<Record<string, string>> }

/** Everything a page knows about who asks for it, when, and in which language. */
export type Visit = {
  readonly lang: Lang
  /** The words of the visit's language: `visit.w('places.title')`. */
  readonly w: Words
  readonly now: Date
  /** The day in Viet Nam. */
  readonly today: CalendarDate
  readonly url: URL
  readonly mode: Mode
  readonly version: string
  /** Who is signed in, under the office chosen. Undefined for the public, and for an account without office. */
  readonly officer: Officer | undefined
  /** Every office the account holds today, to choose among. */
  readonly offices: readonly Officer[]
  readonly session: VisitSession | undefined
  /** Why the session that the browser still held is over (expired, the office ended, the account blocked). */
  readonly ended: Refusal | undefined
  readonly nav: readonly NavItem[]
  readonly notice: FlashNotice | undefined
}

export type VisitSession = {
  readonly accountId: string
  readonly name: string
  readonly login: string
  /** A one-time password was used: the first thing to do is to choose another. */
  readonly mustChangePassword: boolean
}

export function visitOf(c: PageContext): Visit {
  return c.get('visit')
}

/** The officer behind a route guarded by `officersOnly`; elsewhere a fault. */
export function officerOf(c: PageContext): Officer {
  const { officer } = visitOf(c)
  if (!officer) throw new Error(`no officer on ${c.req.path}: is the route guarded by officersOnly?`)
  return officer
}
