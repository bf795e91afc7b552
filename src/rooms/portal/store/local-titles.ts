import type { Tx } from '#storage/transaction.ts'

/** What the regulation of a unit calls its own items, by their codes. */
export async function titlesOfLocalItems(tx: Tx, unitId: number): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('local_item').select(['code', 'title']).where('unit_id', '=', unitId).execute()
  return new Map(rows.map(({ code, title }) => [code, title]))
}
