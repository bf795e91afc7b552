import { accept, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Actor } from '../actor.ts'
import { tokenHash } from './token.ts'

/** Ends the session of the token. */
export async function signOut(tx: Tx, token: string, by: Actor, now: Date): Promise<Result<true>> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute()
  await appendJournal(tx, { ...by, act: 'session.sign-out', subject: { account: by.accountId } }, now)
  return accept(true)
}

/** Ends every session of the account, on every machine; answers how many. */
export async function signOutEverywhere(tx: Tx, accountId: string, by: Actor, now: Date): Promise<Result<number>> {
  const ended = await tx.deleteFrom('session').where('account_id', '=', accountId).executeTakeFirst()
  const count = Number(ended.numDeletedRows)
  await appendJournal(tx, { ...by, act: 'session.sign-out-everywhere', subject: { account: accountId, sessions: count } }, now)
  return accept(count)
}
