import type { Tx } from '#storage/transaction.ts'

/** The names of people, by account; for the authors of figures. */
export async function accountNames(tx: Tx, accounts: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accounts.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('account').select(['account_id', 'name']).where('account_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.account_id, row.name]))
}
