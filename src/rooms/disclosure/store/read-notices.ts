import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { OfNotice } from './confirm-announcement.ts'

/** A notice as its hamlet has it, with what is announced. */
export type HamletNotice = OfNotice & {
  readonly path: string
  readonly hamlet: string
  readonly sentAt: Date
  readonly announcedOn: CalendarDate | null
  readonly means: readonly string[]
  readonly households: number | null
  readonly note: string
  readonly byCommune: boolean
  readonly revision: number
  readonly posting: {
    readonly code: string
    readonly holderId: number
    readonly state: 'posted' | 'withdrawn'
    readonly version: number
    readonly changedAt: Date
    readonly withdrawnWhy: string | null
    readonly title: string
    readonly summary: string
    readonly content: string
    readonly instrumentNumber: string
    readonly instrumentDate: CalendarDate | null
  }
}

/** Where notices are asked for: of hamlets, or of one posting. */
export type NoticeQuestion = { readonly hamletIds?: readonly number[]; readonly postingId?: string }

type Row = Omit<HamletNotice, 'posting'> & HamletNotice['posting']

/**
 * Notices with the newest wording of what they are about: what waits first, the oldest of it at the top; then what was
 * announced, the newest first. The texts are those that the public reads; to read them a scope over the commune is needed.
 */
export async function listNotices(tx: Tx, { hamletIds, postingId }: NoticeQuestion): Promise<HamletNotice[]> {
  const { rows } = await sql<Row>`
    select n.province_id as "provinceId", n.posting_id as "postingId", n.hamlet_id as "hamletId", n.path, h.name as hamlet, n.sent_at as "sentAt",
      n.announced_on as "announcedOn", n.means, n.households, n.note, n.by_commune as "byCommune", n.revision,
      p.code, p.holder_id as "holderId", p.state, p.version, p.changed_at as "changedAt", p.withdrawn_why as "withdrawnWhy",
      v.title, v.summary, v.content, v.instrument_number as "instrumentNumber", v.instrument_date as "instrumentDate"
    from hamlet_notice n
    join posting p using (province_id, posting_id)
    join posting_version v using (province_id, posting_id, version)
    cross join lateral (select name from unit_span s where s.unit_id = n.hamlet_id order by s.valid_from desc limit 1) h
    where ${hamletIds === undefined ? sql`true` : sql`n.hamlet_id = any(${[...hamletIds]}::int[])`}
      and ${postingId === undefined ? sql`true` : sql`n.posting_id = ${postingId}`}
    order by n.announced_on is null desc, case when n.announced_on is null then n.sent_at end, n.announced_on desc, n.posting_id, n.hamlet_id`.execute(tx)
  return rows.map(({ code, holderId, state, version, changedAt, withdrawnWhy, title, summary, content, instrumentNumber, instrumentDate, ...notice }) => ({
    ...notice,
    posting: { code, holderId, state, version, changedAt, withdrawnWhy, title, summary, content, instrumentNumber, instrumentDate },
  }))
}
