import { accept, mustAccept } from '#foundation/result.ts'
import { type Connections, inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { Contents } from './content-store.ts'
import { lockContents } from './lock-contents.ts'

/**
 * Takes away what is not to stay in the folder of contents: what interrupted programs left (drafts, and contents that came to be
 * named by no row), and what was removed with the wish to destroy it, unless something else names it. Answers how many. Run at the
 * start and after such a removal; nothing that a row names is touched.
 */
export async function tidyContents(database: Connections, contents: Contents, now: Date): Promise<number> {
  return mustAccept(
    await inTransaction(database, SYSTEM_SCOPE, async (tx) => {
      await lockContents(tx, 'take')
      await markErased(tx, now)
      const left = await contents.clearLeftovers((sha256) => isNamed(tx, sha256))
      const erased = await tx.selectFrom('file_content').select(['sha256', 'shown_sha256', 'small_sha256']).where('erased_at', 'is not', null).execute()
      return accept(left + (await destroy(tx, contents, erased.flatMap((row) => [row.sha256, row.shown_sha256, row.small_sha256]))))
    }),
  )
}

/** Whether anything else names a content is asked of all units: an officer sees those of the own only. */
async function markErased(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('file_content as c')
    .set({ erased_at: now })
    .where('c.erased_at', 'is', null)
    .where((on) =>
      on.exists(
        on.selectFrom('disclosure_file as f').select('f.link_id').whereRef('f.province_id', '=', 'c.province_id').whereRef('f.sha256', '=', 'c.sha256').where('f.erase', '=', true),
      ),
    )
    .where((on) =>
      on.not(
        on.exists(
          on.selectFrom('disclosure_file as f').select('f.link_id').whereRef('f.province_id', '=', 'c.province_id').whereRef('f.sha256', '=', 'c.sha256').where('f.erase', '=', false),
        ),
      ),
    )
    .execute()
}

async function destroy(tx: Tx, contents: Contents, all: readonly (string | null)[]): Promise<number> {
  let destroyed = 0
  for (const sha256 of all) {
    if (sha256 === null || (await contents.size(sha256)) === undefined || (await isNamed(tx, sha256))) continue
    await contents.destroy(sha256)
    destroyed++
  }
  return destroyed
}

async function isNamed(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx
    .selectFrom('file_content')
    .select('sha256')
    .where('erased_at', 'is', null)
    .where((on) => on.or([on('sha256', '=', sha256), on('shown_sha256', '=', sha256), on('small_sha256', '=', sha256)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
