import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Actor } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Thing } from '../thing.ts'
import type { Contents } from './content-store.ts'
import { lockContents } from './lock-contents.ts'
import type { TakenFile } from './take-in.ts'

/** How a file is attached. */
export type Attachment = {
  readonly of: Thing
  /** Of the thing: who may read the row is decided by it. */
  readonly path: string
  /** Whose chain of the journal, and which unit is named there. */
  readonly by: Actor
  readonly public: boolean
  readonly version?: number | undefined
  readonly lang?: string | undefined
  readonly caption?: string | undefined
}

export type Attached = { readonly linkId: string; /** It was attached before: nothing was done. */ readonly already: boolean }

/**
 * Attaches a file that was taken in. The same content attached to the same thing again, also at the same moment, stays one.
 * Whoever calls it has made sure that the thing is theirs (`accessThing`), and calls `taken.settle()` after the transaction.
 *
 * Refuses `files.caption-too-long`, and `files.content-lost-busy` where the content was taken away in between: to be sent again.
 */
export async function attachFile(tx: Tx, contents: Contents, taken: TakenFile, as: Attachment, now: Date): Promise<Result<Attached>> {
  const caption = cleanText(as.caption ?? '')
  if (caption.length > 500) return refuse({ code: 'files.caption-too-long' })
  const { provinceId, kind, id, hamletId } = as.of
  await lockContents(tx, 'name')
  for (const sha256 of [taken.sha256, taken.shown, taken.small]) {
    if (sha256 !== undefined && (await contents.size(sha256)) === undefined) return refuse({ code: 'files.content-lost-busy', name: taken.name })
  }
  await tx
    .insertInto('file_content')
    .values({
      province_id: provinceId, sha256: taken.sha256, kind: taken.kind, size: taken.size, width: taken.width ?? null,
      height: taken.height ?? null, shown_sha256: taken.shown ?? null, small_sha256: taken.small ?? null, added_at: now, erased_at: null,
    })
    .onConflict((on) =>
      on.columns(['province_id', 'sha256']).doUpdateSet({ shown_sha256: taken.shown ?? null, small_sha256: taken.small ?? null, erased_at: null }),
    )
    .execute()
  const linkId = newId(now.getTime())
  const added = await tx
    .insertInto('disclosure_file')
    .values({
      province_id: provinceId, link_id: linkId, path: as.path, of_kind: kind, of_id: id, version: as.version ?? null, hamlet_id: hamletId ?? null,
      sha256: taken.sha256, role: taken.role, lang: as.lang ?? null, name: taken.name, caption, public: as.public, added_at: now,
      added_by: as.by.accountId, removed_at: null, removed_why: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) {
    const held = await tx
      .selectFrom('disclosure_file')
      .select('link_id')
      .where('province_id', '=', provinceId)
      .where('of_kind', '=', kind)
      .where('of_id', '=', id)
      .where('sha256', '=', taken.sha256)
      .where('removed_at', 'is', null)
      .where((on) => on.and([on(on.fn.coalesce('hamlet_id', on.val(0)), '=', hamletId ?? 0), on(on.fn.coalesce('version', on.val(0)), '=', as.version ?? 0)]))
      .executeTakeFirstOrThrow()
    return accept({ linkId: held.link_id, already: true })
  }
  const { origin } = taken
  if (origin && (origin.taken !== undefined || origin.latitude !== undefined)) {
    await tx
      .insertInto('file_origin')
      .values({
        province_id: provinceId, link_id: linkId, path: as.path, taken: origin.taken ?? null,
        latitude: origin.latitude?.toFixed(5) ?? null, longitude: origin.longitude?.toFixed(5) ?? null,
      })
      .execute()
  }
  const subject = { of: kind, id, file: linkId, name: taken.name, sha256: taken.sha256, size: taken.size, public: as.public, ...(hamletId === undefined ? {} : { hamlet: hamletId }) }
  await appendJournal(tx, { ...as.by, path: as.path, act: 'file.attach', subject }, now)
  return accept({ linkId, already: false })
}
