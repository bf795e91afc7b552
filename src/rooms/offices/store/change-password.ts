import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { accountActor, type Actor } from '../actor.ts'
import { checkPassword, normalPassword } from '../password-rule.ts'
import { hashPassword, oneTimePassword, verifyPassword } from './password.ts'
import { tokenHash } from './token.ts'

/**
 * Changes one's own password. Every other session of the account ends.
 *
 * Refuses `offices.password-wrong` (the old one), `offices.password-same`, and what `checkPassword` refuses.
 */
export async function changePassword(
  tx: Tx,
  change: { accountId: string; old: string; wanted: string; keepToken: string },
  now: Date,
): Promise<Result<true>> {
  const account = await tx
    .selectFrom('account')
    .select(['login', 'password_hash'])
    .where('account_id', '=', change.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!(await verifyPassword(account.password_hash, change.old))) return refuse({ code: 'offices.password-wrong', field: 'old' })
  const wanted = checkPassword(change.wanted, account.login)
  if (!wanted.ok) return refuse({ ...wanted.refusal, field: 'wanted' })
  if (wanted.value === normalPassword(change.old)) return refuse({ code: 'offices.password-same', field: 'wanted' })
  await tx
    .updateTable('account')
    .set({ password_hash: await hashPassword(wanted.value), must_change_password: false })
    .where('account_id', '=', change.accountId)
    .execute()
  await tx
    .deleteFrom('session')
    .where('account_id', '=', change.accountId)
    .where('token_hash', '!=', tokenHash(change.keepToken))
    .execute()
  await appendJournal(tx, { ...accountActor(change.accountId), act: 'account.change-password', subject: { account: change.accountId } }, now)
  return accept(true)
}

/** Gives an account a one-time password, which is answered and kept nowhere. Its sessions end, and its lock-out too. */
export async function resetPassword(tx: Tx, accountId: string, now: Date, by: Actor): Promise<Result<string>> {
  const password = oneTimePassword()
  const account = await tx
    .updateTable('account')
    .set({ password_hash: await hashPassword(password), must_change_password: true })
    .where('account_id', '=', accountId)
    .returning('login')
    .executeTakeFirst()
  if (!account) return refuse({ code: 'offices.account-unknown' })
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('sign_in_attempt').where('subject', '=', `account:${account.login}`).execute()
  await appendJournal(tx, { ...by, act: 'account.reset-password', subject: { account: accountId } }, now)
  return accept(password)
}
