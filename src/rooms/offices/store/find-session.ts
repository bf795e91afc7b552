import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Connections } from '#storage/transaction.ts'
import type { Lang } from '#words/words.ts'
import type { Officer } from '../officer.ts'
import { isExpired, SESSION_LIMITS, type SessionLimits } from '../session-rule.ts'
import { officesOf, type PathsOfPredecessors } from './offices-of.ts'
import { tokenHash } from './token.ts'

export type OpenSession = {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly mustChangePassword: boolean
  /** The person under the office chosen; undefined where the account holds none today. */
  readonly officer: Officer | undefined
  /** All offices held today. */
  readonly offices: readonly Officer[]
}

/** How stale the time of the last request may be: not every request is a write. */
const TOUCH = 60_000

/**
 * Whose session the token is, and under which office.
 *
 * Refuses `offices.session-expired` (too old, too long silent, signed out) and `offices.dismissed` (the account
 * was blocked, or the office of the session has ended).
 */
export async function findSession(
  database: Connections,
  token: string,
  mode: keyof typeof SESSION_LIMITS,
  now: Date,
  pathsOfPredecessors?: PathsOfPredecessors,
  lang?: Lang,
): Promise<Result<OpenSession>> {
  const limits: SessionLimits = SESSION_LIMITS[mode]
  const db = database.kysely
  const hash = tokenHash(token)
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .select(['session.account_id', 'session.office_id', 'session.seen_at', 'session.expires_at'])
    .select(['account.name', 'account.login', 'account.blocked_at', 'account.must_change_password'])
    .where('session.token_hash', '=', hash)
    .executeTakeFirst()
  if (!row) return refuse({ code: 'offices.session-expired' })
  if (isExpired({ seenAt: row.seen_at, expiresAt: row.expires_at }, limits, now)) return refuse({ code: 'offices.session-expired' })
  if (row.blocked_at) return refuse({ code: 'offices.dismissed' })
  const account = { accountId: row.account_id, name: row.name }
  const offices = await officesOf(db, account, dayInVietNam(now), pathsOfPredecessors, lang)
  const officer = row.office_id === null ? offices[0] : offices.find((each) => each.officeId === row.office_id)
  if (row.office_id !== null && !officer) return refuse({ code: 'offices.dismissed' })
  if (now.getTime() - row.seen_at.getTime() > TOUCH) {
    await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hash).execute()
  }
  return accept({ ...account, login: row.login, mustChangePassword: row.must_change_password, officer, offices })
}
