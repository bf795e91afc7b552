import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Actor } from '../actor.ts'

/**
 * Blocks an account: nobody signs in with it, and its sessions end with their next request.
 *
 * Refuses `offices.account-unknown`, `offices.already-blocked`.
 */
export async function blockAccount(tx: Tx, accountId: string, now: Date, by: Actor): Promise<Result<true>> {
  const account = await tx.selectFrom('account').select('blocked_at').where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  if (!account) return refuse({ code: 'offices.account-unknown' })
  if (account.blocked_at) return refuse({ code: 'offices.already-blocked' })
  await tx.updateTable('account').set({ blocked_at: now }).where('account_id', '=', accountId).execute()
  await appendJournal(tx, { ...by, act: 'account.block', subject: { account: accountId } }, now)
  return accept(true)
}

/** Opens a blocked account again. Sessions from before stay ended. */
export async function unblockAccount(tx: Tx, accountId: string, now: Date, by: Actor): Promise<Result<true>> {
  const account = await tx.selectFrom('account').select('blocked_at').where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  if (!account) return refuse({ code: 'offices.account-unknown' })
  if (!account.blocked_at) return refuse({ code: 'offices.already-open' })
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute()
  await tx.updateTable('account').set({ blocked_at: null }).where('account_id', '=', accountId).execute()
  await appendJournal(tx, { ...by, act: 'account.unblock', subject: { account: accountId } }, now)
  return accept(true)
}
