import type { Tx } from './transaction.ts'

/** How long the number of a page shown once is known: a button pressed again after that is a new wish. */
const DAYS = 30

/** Removes what is kept for a while only: the numbers of pages shown once. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('request_key').where('at', '<', new Date(now.getTime() - DAYS * 86_400_000)).execute()
}
