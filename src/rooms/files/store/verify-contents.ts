import type { Tx } from '#storage/transaction.ts'
import type { Contents } from './content-store.ts'

export type ContentsReport = {
  /** Contents looked at, copies counted. */
  readonly contents: number
  readonly missing: number
  readonly damaged: number
  /** Files attached whose content nothing is known of. */
  readonly unknown: number
  readonly first: { readonly sha256: string; readonly fault: 'missing' | 'damaged' | 'unknown' } | undefined
}

/** Reads every content that a row names, and compares its hash. What was destroyed on purpose is not expected. */
export async function verifyContents(tx: Tx, contents: Contents, progress: (done: number) => void = () => undefined): Promise<ContentsReport> {
  const rows = await tx.selectFrom('file_content').select(['sha256', 'shown_sha256', 'small_sha256']).where('erased_at', 'is', null).execute()
  const all = new Set(rows.flatMap((row) => [row.sha256, row.shown_sha256, row.small_sha256]).filter((each) => each !== null))
  const found = { missing: 0, damaged: 0 }
  let first: ContentsReport['first']
  let done = 0
  for (const sha256 of [...all].toSorted()) {
    const state = await contents.check(sha256)
    if (state !== 'whole') {
      found[state]++
      first ??= { sha256, fault: state }
    }
    if (++done % 100 === 0) progress(done)
  }
  const orphans = await tx
    .selectFrom('disclosure_file as f')
    .leftJoin('file_content as c', (on) => on.onRef('c.province_id', '=', 'f.province_id').onRef('c.sha256', '=', 'f.sha256'))
    .select('f.sha256')
    .where('c.sha256', 'is', null)
    .execute()
  if (orphans[0]) first ??= { sha256: orphans[0].sha256, fault: 'unknown' }
  return { contents: all.size, ...found, unknown: orphans.length, first }
}
