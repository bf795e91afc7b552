import { getCookie, setCookie } from 'hono/cookie'
import type { Refusal } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import { findSession } from '#rooms/offices/store/index.ts'
import type { Lang } from '#words/words.ts'
import type { House, PageContext } from './house.ts'
import type { VisitSession } from './visit.ts'

const COOKIE = 'nharong_phien'

type Found = {
  readonly session: VisitSession | undefined
  readonly officer: Officer | undefined
  readonly offices: readonly Officer[]
  /** Why a session that the browser still holds is over. */
  readonly ended: Refusal | undefined
}

const NOBODY: Found = { session: undefined, officer: undefined, offices: [], ended: undefined }

/** Who the browser's session belongs to. */
export async function findVisitSession(c: PageContext, house: House, now: Date, lang: Lang): Promise<Found> {
  const token = getCookie(c, COOKIE)
  if (!token) return NOBODY
  const found = await findSession(house.database, token, house.mode, now, house.pathsOfPredecessors, lang)
  if (!found.ok) return { ...NOBODY, ended: found.refusal }
  const { officer, offices, ...session } = found.value
  return { session, officer, offices, ended: undefined }
}

export function sessionToken(c: PageContext): string | undefined {
  return getCookie(c, COOKIE)
}

/** Gives the browser its session: for this site only, out of reach of scripts. */
export function keepSession(c: PageContext, house: House, token: string): void {
  const secure = house.publicOrigin?.startsWith('https:') ?? false
  setCookie(c, COOKIE, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure })
}

export function forgetSession(c: PageContext): void {
  setCookie(c, COOKIE, '', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 0 })
}
