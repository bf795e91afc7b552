import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { KEPT_DAYS } from '../information-request.ts'
import { noteAct } from './issue-duty.ts'

/**
 * Clears what names the citizen in requests that were answered long enough ago: the name, the contact, the place, and the
 * photos, whose bytes are destroyed when the contents are tidied. What was asked and answered stays. Answers how many.
 *
 * @law 91/2025/QH15 Đ14
 */
export async function clearRequests(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  const rows = await tx
    .updateTable('information_request').set(({ eb }) => ({ name: '', contact: '', place: '', cleared_at: now, revision: eb('revision', '+', 1) }))
    .where('answered_at', '<=', before).where('cleared_at', 'is', null)
    .returning(['province_id', 'request_id', 'unit_id', 'path']).execute()
  for (const row of rows) {
    const files = await tx
      .updateTable('disclosure_file').set({ removed_at: now, removed_why: 'cleared', erase: true })
      .where('province_id', '=', row.province_id).where('of_kind', '=', 'request').where('of_id', '=', row.request_id).where('removed_at', 'is', null)
      .returning('link_id').execute()
    for (const { link_id } of files) await tx.deleteFrom('file_origin').where('province_id', '=', row.province_id).where('link_id', '=', link_id).execute()
    await noteAct(tx, SYSTEM_ACTOR, { unitId: row.unit_id, path: row.path }, 'request.clear', { request: row.request_id, files: files.length }, now)
  }
  return rows.length
}
