import type { Tx } from '#storage/transaction.ts'
import { isExpired, type SessionLimits } from '../session-rule.ts'
import { tokenHash } from './token.ts'

export type SessionLine = {
  readonly createdAt: Date
  readonly seenAt: Date
  readonly address: string
  readonly agent: string
  /** Whether it is the one that asks. */
  readonly thisOne: boolean
}

/** The open sessions of an account, the last used first. */
export async function listSessions(
  tx: Tx,
  accountId: string,
  token: string,
  limits: SessionLimits,
  now: Date,
): Promise<readonly SessionLine[]> {
  const rows = await tx.selectFrom('session').selectAll().where('account_id', '=', accountId).orderBy('seen_at', 'desc').execute()
  const own = tokenHash(token)
  return rows
    .filter((row) => !isExpired({ seenAt: row.seen_at, expiresAt: row.expires_at }, limits, now))
    .map((row) => ({
      createdAt: row.created_at,
      seenAt: row.seen_at,
      address: row.address,
      agent: row.agent,
      thisOne: own.equals(row.token_hash),
    }))
}
