import type { Tx } from '#storage/transaction.ts'

/**
 * Which time a matter is being voted on in a hamlet, from 1: one more than the rounds that ended in a decision there. A ballot after a meeting at
 * which too few were present is the same round, for nothing was voted there.
 *
 * @law 10/2022/QH15 Đ19.1.b
 */
export async function roundOf(tx: Tx, matterId: string, hamletId: number): Promise<number> {
  const { before } = await tx
    .selectFrom('decision')
    .select((eb) => eb.fn.coalesce(eb.fn.max('round'), eb.val(0)).as('before'))
    .where('matter_id', '=', matterId)
    .where('hamlet_id', '=', hamletId)
    .executeTakeFirstOrThrow()
  return Number(before) + 1
}
