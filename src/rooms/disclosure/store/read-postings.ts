import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Posting, PostingVersion, Showing } from '../index.ts'
import type { OfPosting } from './show.ts'
import { postingOf, showingOf, versionOf } from './stored-records.ts'

/** A posting with its newest version and its showings. */
export type PostingLine = Posting & { readonly text: PostingVersion; readonly showings: readonly Showing[] }

export type PostingQuestion = {
  readonly pathPrefix?: string | undefined
  readonly holderId?: number | undefined
  readonly item?: string | undefined
  readonly state?: 'posted' | 'withdrawn' | undefined
  /** First days, both inclusive. */
  readonly from?: CalendarDate | undefined
  readonly to?: CalendarDate | undefined
  readonly postingIds?: readonly string[] | undefined
  /** Words to be found, with or without accents. */
  readonly words?: string | undefined
  readonly limit?: number | undefined
}

/** Postings, the newest first. */
export async function listPostings(tx: Tx, question: PostingQuestion): Promise<PostingLine[]> {
  const { pathPrefix, holderId, item, state, from, to, postingIds, words, limit } = question
  let query = tx.selectFrom('posting').selectAll().orderBy('first_day', 'desc').orderBy('posting_id', 'desc').limit(limit ?? 5000)
  if (pathPrefix !== undefined) query = query.where('path', 'like', `${pathPrefix}%`)
  if (holderId !== undefined) query = query.where('holder_id', '=', holderId)
  if (item !== undefined) query = query.where('item', '=', item)
  if (state !== undefined) query = query.where('state', '=', state)
  if (from !== undefined) query = query.where('first_day', '>=', from)
  if (to !== undefined) query = query.where('first_day', '<=', to)
  if (postingIds !== undefined) query = query.where('posting_id', 'in', [...postingIds, '00000000-0000-0000-0000-000000000000'])
  for (const word of foldText(words ?? '').split(' ').filter((each) => each !== '')) query = query.where('search', 'like', `%${word}%`)
  return withTexts(tx, await query.execute())
}

async function withTexts(tx: Tx, rows: readonly Row<'posting'>[]): Promise<PostingLine[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.posting_id)
  const versions = await sql<Row<'posting_version'>>`
    select v.* from posting_version v join posting p using (province_id, posting_id, version) where p.posting_id = any(${ids}::uuid[])`.execute(tx)
  const showings = await tx.selectFrom('showing').selectAll().where('posting_id', 'in', ids).orderBy('from_date').orderBy('showing_id').execute()
  const texts = new Map(versions.rows.map((row) => [row.posting_id, versionOf(row)]))
  const shown = Map.groupBy(showings, (row) => row.posting_id)
  return rows.map((row) => ({ ...postingOf(row), text: texts.get(row.posting_id)!, showings: (shown.get(row.posting_id) ?? []).map(showingOf) }))
}

/** What a head of a hamlet was sent, and said. */
export type NoticeLine = {
  readonly hamletId: number
  readonly sentAt: Date
  readonly announcedOn: CalendarDate | null
  readonly means: readonly string[]
  readonly households: number | null
  readonly note: string
  readonly confirmedAt: Date | null
}

export type FullPosting = PostingLine & {
  /** The newest first. */
  readonly versions: readonly (PostingVersion & { readonly author: string | null })[]
  readonly notices: readonly NoticeLine[]
  readonly createdAt: Date
  readonly createdBy: string | null
}

/** All that is kept of one posting; undefined where there is none, or none for this reader. */
export async function readPosting(tx: Tx, provinceId: number, postingId: string): Promise<FullPosting | undefined> {
  const row = await tx.selectFrom('posting').selectAll().where('province_id', '=', provinceId).where('posting_id', '=', postingId).executeTakeFirst()
  if (!row) return undefined
  const [line] = await withTexts(tx, [row])
  const versions = await tx
    .selectFrom('posting_version').selectAll().where('province_id', '=', provinceId).where('posting_id', '=', postingId).orderBy('version', 'desc').execute()
  const notices = await tx
    .selectFrom('hamlet_notice').selectAll().where('province_id', '=', provinceId).where('posting_id', '=', postingId).orderBy('hamlet_id').execute()
  return {
    ...line!,
    versions: versions.map((version) => ({ ...versionOf(version), author: version.author })),
    notices: notices.map((notice) => ({
      hamletId: notice.hamlet_id, sentAt: notice.sent_at, announcedOn: notice.announced_on as CalendarDate | null, means: notice.means,
      households: notice.households, note: notice.note, confirmedAt: notice.confirmed_at,
    })),
    createdAt: row.created_at,
    createdBy: row.created_by,
  }
}

/** Where a posting is kept, by its id alone: it may have arisen in a province of before. */
export async function findPostingPlace(tx: Tx, postingId: string): Promise<OfPosting | undefined> {
  const row = await tx.selectFrom('posting').select(['province_id', 'posting_id']).where('posting_id', '=', postingId).executeTakeFirst()
  return row && { provinceId: row.province_id, postingId: row.posting_id }
}
