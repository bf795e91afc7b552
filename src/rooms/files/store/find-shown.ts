import type { CalendarDate } from '#foundation/calendar-date.ts'
import { knows, may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { ThingKind } from '../thing.ts'

/** What an address of a file leads to. */
export type FoundFile = {
  readonly provinceId: number
  readonly path: string
  readonly of: ThingKind
  readonly name: string
  readonly kind: string
  readonly sha256: string
  readonly shown: string | undefined
  readonly small: string | undefined
  readonly removed: boolean
}

/** The file of an address, within the scope of the transaction. A content that was destroyed is not found. */
export async function findFile(tx: Tx, linkId: string): Promise<FoundFile | undefined> {
  const row = await tx
    .selectFrom('disclosure_file as f')
    .innerJoin('file_content as c', (on) => on.onRef('c.province_id', '=', 'f.province_id').onRef('c.sha256', '=', 'f.sha256'))
    .select(['f.province_id', 'f.path', 'f.of_kind', 'f.name', 'f.removed_at', 'c.kind', 'c.sha256', 'c.shown_sha256', 'c.small_sha256'])
    .where('f.link_id', '=', linkId)
    .where('c.erased_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      provinceId: row.province_id,
      path: row.path,
      of: row.of_kind as ThingKind,
      name: row.name,
      kind: row.kind,
      sha256: row.sha256,
      shown: row.shown_sha256 ?? undefined,
      small: row.small_sha256 ?? undefined,
      removed: row.removed_at !== null,
    }
  )
}

/**
 * Whether an officer may see a file that is not for everyone: whoever may follow how the unit discloses, or what its people
 * decide; what a citizen sent with a request, only those who answer it.
 */
export function mayOpen(officer: Officer, file: Pick<FoundFile, 'of' | 'path'>, today: CalendarDate): boolean {
  const act = file.of === 'request' ? 'answer-request' : file.of === 'decision' || file.of === 'execution' ? 'read-deliberation' : 'read-disclosure'
  // An office reads on in the units that went whole into its own.
  if (may(officer, act, file.path, today)) return true
  return knows(officer.kind, act) && officer.reads.some((path) => (act === 'answer-request' ? path === file.path : file.path.startsWith(path)))
}

/**
 * Whether everyone may see the file today: it is public, was not removed, and what it belongs to is shown: a posting that was not
 * withdrawn and whose web copy has not ended, a showing that was not struck, a notice that was announced, a decision of the people.
 * What citizens send with a request is never public. Of a posting that names citizens only the files of its present wording are.
 */
export async function isPublic(tx: Tx, linkId: string, today: CalendarDate): Promise<boolean> {
  const file = await tx
    .selectFrom('disclosure_file')
    .select(['province_id', 'of_kind', 'of_id', 'version', 'hamlet_id', 'public', 'removed_at'])
    .where('link_id', '=', linkId)
    .executeTakeFirst()
  if (!file?.public || file.removed_at !== null || file.of_kind === 'request') return false
  // What the people decided and how it is carried out is told to them for good.
  if (file.of_kind === 'decision' || file.of_kind === 'execution') return true
  const postingId = file.of_kind === 'showing' ? await postingOfShowing(tx, file.province_id, file.of_id) : file.of_id
  if (postingId === undefined) return false
  const posting = await tx
    .selectFrom('posting')
    .select(['state', 'web_until', 'names_citizens', 'version'])
    .where('province_id', '=', file.province_id)
    .where('posting_id', '=', postingId)
    .executeTakeFirst()
  if (posting?.state !== 'posted' || (posting.web_until !== null && posting.web_until < today)) return false
  if (file.of_kind === 'notice') return (await announced(tx, file.province_id, file.of_id, file.hamlet_id)) && !posting.names_citizens
  return file.version === null || file.version === posting.version || !posting.names_citizens
}

async function postingOfShowing(tx: Tx, provinceId: number, showingId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('showing')
    .select('posting_id')
    .where('province_id', '=', provinceId)
    .where('showing_id', '=', showingId)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return row?.posting_id
}

async function announced(tx: Tx, provinceId: number, postingId: string, hamletId: number | null): Promise<boolean> {
  const row = await tx
    .selectFrom('hamlet_notice')
    .select('announced_on')
    .where('province_id', '=', provinceId)
    .where('posting_id', '=', postingId)
    .where('hamlet_id', '=', hamletId ?? 0)
    .executeTakeFirst()
  return row !== undefined && row.announced_on !== null
}
