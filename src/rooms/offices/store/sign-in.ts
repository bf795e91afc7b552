import { sql } from 'kysely'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { type Connections, inTransaction, type Tx } from '#storage/transaction.ts'
import { accountActor, actorOf } from '../actor.ts'
import { accountLockedUntil, addressLockedUntil, MEMORY } from '../lock-out.ts'
import { normalLogin } from '../login-rule.ts'
import { SESSION_LIMITS } from '../session-rule.ts'
import { officesOf } from './offices-of.ts'
import { verifyPassword } from './password.ts'
import { newToken, tokenHash } from './token.ts'

export type SignInTry = {
  readonly login: string
  readonly password: string
  /** Network address of the browser. */
  readonly address: string
  /** What the browser calls itself. */
  readonly agent: string
}

export type SignedIn = { readonly token: string; readonly offices: number; readonly mustChangePassword: boolean }

const NO_FIGURES = { reads: [], writes: [] }

/**
 * Signs in. The try is written down before the password is looked at, so that many tries at once are
 * counted too; an unknown name takes as long and is answered like a wrong password.
 *
 * Refuses `offices.locked-out` with the minutes to wait, `offices.sign-in-wrong`, `offices.account-blocked`
 * (told only to who knows the password).
 */
export async function signIn(
  database: Connections,
  wanted: SignInTry,
  mode: keyof typeof SESSION_LIMITS,
  now: Date,
): Promise<Result<SignedIn>> {
  const login = normalLogin(wanted.login).slice(0, 100)
  const attempts = await inTransaction(database, NO_FIGURES, (tx) => noteTry(tx, login, wanted.address, now))
  if (!attempts.ok) return attempts
  const account = await database.kysely
    .selectFrom('account')
    .select(['account_id', 'name', 'password_hash', 'blocked_at', 'must_change_password'])
    .where('login', '=', login)
    .executeTakeFirst()
  const right = await verifyPassword(account?.password_hash, wanted.password)
  if (!account) return refuse({ code: 'offices.sign-in-wrong' })
  if (!right || account.blocked_at) {
    const refusal: Refusal = { code: right ? 'offices.account-blocked' : 'offices.sign-in-wrong' }
    await inTransaction(database, NO_FIGURES, async (tx) => {
      const subject = { account: account.account_id, why: refusal.code }
      await appendJournal(tx, { ...accountActor(account.account_id), act: 'session.sign-in-failed', subject }, now)
      return accept(true)
    })
    return refuse(refusal)
  }
  return inTransaction(database, NO_FIGURES, async (tx) => {
    const offices = await officesOf(tx, { accountId: account.account_id, name: account.name }, dayInVietNam(now))
    await tx.updateTable('sign_in_attempt').set({ succeeded: true }).where('attempt_id', 'in', attempts.value).execute()
    await tidy(tx, now)
    const token = newToken()
    await tx
      .insertInto('session')
      .values({
        token_hash: tokenHash(token),
        account_id: account.account_id,
        office_id: offices[0]?.officeId ?? null,
        created_at: now,
        seen_at: now,
        expires_at: new Date(now.getTime() + SESSION_LIMITS[mode].absolute),
        address: wanted.address.slice(0, 100),
        agent: wanted.agent.slice(0, 200),
      })
      .execute()
    const actor = offices[0] ? actorOf(offices[0]) : accountActor(account.account_id)
    await appendJournal(tx, { ...actor, act: 'session.sign-in', subject: { account: account.account_id } }, now)
    return accept({ token, offices: offices.length, mustChangePassword: account.must_change_password })
  })
}

/** Counts the try as failed for now, unless the account or the address has to wait. */
async function noteTry(tx: Tx, login: string, address: string, now: Date): Promise<Result<string[]>> {
  const subjects = { account: `account:${login}`, address: `address:${address}` }
  // One try of the same name, and from the same address, at a time; always in the same order.
  await sql`select pg_advisory_xact_lock(hashtextextended(${subjects.account}, 1))`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${subjects.address}, 2))`.execute(tx)
  const known = await tx
    .selectFrom('sign_in_attempt')
    .select(['subject', 'at', 'succeeded'])
    .where('subject', 'in', Object.values(subjects))
    .where('at', '>', new Date(now.getTime() - MEMORY))
    .orderBy('at')
    .orderBy('attempt_id')
    .execute()
  const of = (subject: string) => known.filter((each) => each.subject === subject)
  const until = [accountLockedUntil(of(subjects.account), now), addressLockedUntil(of(subjects.address), now)]
  const wait = Math.max(...until.map((each) => (each ? each.getTime() - now.getTime() : 0)))
  if (wait > 0) return refuse({ code: 'offices.locked-out', minutes: Math.ceil(wait / 60_000) })
  const rows = Object.values(subjects).map((subject) => ({ attempt_id: newId(now.getTime()), subject, at: now, succeeded: false }))
  await tx.insertInto('sign_in_attempt').values(rows).execute()
  return accept(rows.map((row) => row.attempt_id))
}

/** Forgets sessions and tries that no longer matter. */
async function tidy(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<', new Date(now.getTime() - MEMORY)).execute()
  await tx.deleteFrom('sign_in_attempt').where('at', '<', new Date(now.getTime() - MEMORY)).execute()
}
