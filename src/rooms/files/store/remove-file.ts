import { refuse, accept, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Actor } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Thing } from '../thing.ts'

export type Removal = {
  readonly of: Thing
  readonly linkId: string
  readonly why: string
  readonly by: Actor
  /** Its bytes are to be destroyed, where nothing else names them: what should never have been sent. */
  readonly erase?: boolean | undefined
}

/**
 * Takes a file from what it was attached to. The line stays with the reason; everyone else sees the file no more. With `erase`
 * the place and time in it are forgotten; its bytes are destroyed by `tidyContents`, called after the transaction.
 *
 * Refuses `files.not-found`, `files.why-needed`, `files.why-too-long`, `files.removed-already`.
 */
export async function removeFile(tx: Tx, input: Removal, now: Date): Promise<Result<true>> {
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'files.why-needed' })
  if (why.length > 500) return refuse({ code: 'files.why-too-long' })
  const { provinceId, kind, id } = input.of
  const row = await tx
    .selectFrom('disclosure_file')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('link_id', '=', input.linkId)
    .where('of_kind', '=', kind)
    .where('of_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.hamlet_id !== (input.of.hamletId ?? null)) return refuse({ code: 'files.not-found' })
  if (row.removed_at) return refuse({ code: 'files.removed-already' })
  await tx
    .updateTable('disclosure_file')
    .set({ removed_at: now, removed_why: why, erase: input.erase ?? false })
    .where('province_id', '=', provinceId)
    .where('link_id', '=', input.linkId)
    .execute()
  if (input.erase) await tx.deleteFrom('file_origin').where('province_id', '=', provinceId).where('link_id', '=', input.linkId).execute()
  const subject = { of: kind, id, file: row.link_id, name: row.name, sha256: row.sha256, why, ...(input.erase ? { erased: true } : {}) }
  await appendJournal(tx, { ...input.by, path: row.path, act: 'file.remove', subject }, now)
  return accept(true)
}
