import type { Tx } from '#storage/transaction.ts'

/** How to reach a unit, as it tells the public. Offices, not persons. */
export type Contact = {
  readonly office: string
  readonly head: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly hours: string
  readonly reception: string
  readonly revision: number
}

export async function findContact(tx: Tx, unitId: number): Promise<Contact | undefined> {
  return tx
    .selectFrom('unit_contact')
    .select(['office', 'head', 'address', 'phone', 'email', 'hours', 'reception', 'revision'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
}
