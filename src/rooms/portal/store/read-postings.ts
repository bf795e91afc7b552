import { type RawBuilder, sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import { FIRST_BODY, VIET_NAM } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type PublicPosting, visibilityOf } from '../public-posting.ts'

/** Which postings are asked for. All that is left out does not matter. */
export type PostingQuestion = {
  /** Units whose path begins so: `/1/1641/`. */
  readonly path?: string
  readonly holderId?: number
  /** For whom they arose, whoever answers for them today. */
  readonly unitId?: number
  readonly item?: string
  readonly hamletId?: number
  /** The name of a place, as it was recorded. */
  readonly place?: string
  readonly from?: CalendarDate
  readonly to?: CalendarDate
  /** Words, with or without accents. Finds no text that is not shown. */
  readonly text?: string
  /** Only what is being shown somewhere today. */
  readonly running?: boolean
  /** Only what was changed after this moment. */
  readonly changedAfter?: Date
  readonly limit: number
  readonly skip?: number
}

type PostingRow = {
  code: string
  state: string
  unit_id: number
  holder_id: number
  province_id: number
  item: string
  rule: string
  title: string
  summary: string
  version: number
  first_day: CalendarDate
  web_until: CalendarDate | null
  names_citizens: boolean
  instrument_number: string
  instrument_date: CalendarDate | null
  instrument_title: string
  duty_id: string | null
  due: CalendarDate | null
  created_at: Date
  changed_at: Date
}

/** The path of the nation: everything is below it. */
const WHOLE = `/${VIET_NAM}/`

/** What communes and provinces disclose to the people; what bodies disclose to their staff is not among it. */
const PUBLIC = sql`p.holder_id < ${sql.lit(FIRST_BODY)}`

/** As `foldText` folds the letters of a title: one word is sought at a time, so that what stands between words is left alone. */
const FOLDED_TITLE = sql`lower(translate(regexp_replace(normalize(v.title, nfd), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dd'))`

/** The postings asked for, newest first. */
export async function readPostings(tx: Tx, asked: PostingQuestion, today: CalendarDate): Promise<PublicPosting[]> {
  const { rows } = await sql<PostingRow>`
    select p.code, p.state, p.unit_id, p.holder_id, p.province_id, p.item, p.rule, v.title, v.summary, p.version, p.first_day, p.web_until,
      p.names_citizens, v.instrument_number, v.instrument_date, v.instrument_title, p.duty_id, d.due, p.created_at, p.changed_at
    from (select * from posting p where ${conditions(asked, today)}
      order by p.first_day desc, p.posting_id desc limit ${asked.limit} offset ${asked.skip ?? 0}) p
    join posting_version v on (v.province_id, v.posting_id, v.version) = (p.province_id, p.posting_id, p.version)
    left join disclosure_duty d on (d.province_id, d.duty_id) = (p.province_id, p.duty_id)
    order by p.first_day desc, p.posting_id desc`.execute(tx)
  return rows.map((row) => toPosting(row, today))
}

/** How many there are, up to `most`: beyond it nobody counts. */
export async function countPostings(tx: Tx, asked: Omit<PostingQuestion, 'limit'>, today: CalendarDate, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from posting p where ${conditions({ ...asked, limit: 0 }, today)} limit ${most}) found`.execute(tx)
  return rows[0]!.count
}

/** How many postings a unit has under each item, newest day of each. */
export async function countByItem(tx: Tx, asked: Omit<PostingQuestion, 'limit'>, today: CalendarDate) {
  const { rows } = await sql<{ item: string; count: number; newest: CalendarDate }>`
    select p.item, count(*) as count, max(p.first_day) as newest from posting p
    where ${conditions({ ...asked, limit: 0 }, today)} group by p.item`.execute(tx)
  return new Map(rows.map((row) => [row.item, { count: row.count, newest: row.newest }]))
}

/** The months in which a unit disclosed something, newest first: `2026-11`. */
export async function countByMonth(tx: Tx, asked: Omit<PostingQuestion, 'limit'>, today: CalendarDate) {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(p.first_day, 'YYYY-MM') as month, count(*) as count from posting p
    where ${conditions({ ...asked, limit: 0 }, today)} group by 1 order by 1 desc limit 24`.execute(tx)
  return rows
}

/** The places at which a unit shows its postings: hamlets by number, announced or shown there; others by their recorded name. */
export async function countByPlace(tx: Tx, asked: Omit<PostingQuestion, 'limit'>, today: CalendarDate) {
  const { rows } = await sql<{ hamlet_id: number | null; place: string; name: string | null; count: number }>`
    select at.hamlet_id, at.place, (select u.name from unit_span u where u.unit_id = at.hamlet_id order by u.valid_to desc limit 1) as name,
      count(distinct p.posting_id) as count
    from posting p cross join lateral (
      select s.hamlet_id, case when s.hamlet_id is null then s.place else '' end as place from showing s
      where (s.province_id, s.posting_id) = (p.province_id, p.posting_id) and s.cancelled_at is null and (s.hamlet_id is not null or s.place <> '')
      union all
      select n.hamlet_id, '' from hamlet_notice n where (n.province_id, n.posting_id) = (p.province_id, p.posting_id) and n.announced_on is not null
    ) at
    where ${conditions({ ...asked, limit: 0 }, today)}
    group by 1, 2 order by count desc, 3, 2 limit 60`.execute(tx)
  return rows
}

function conditions(asked: PostingQuestion, today: CalendarDate): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [PUBLIC]
  if (asked.path !== undefined && asked.path !== WHOLE) all.push(sql`p.path ^@ ${asked.path}`)
  if (asked.holderId !== undefined) all.push(sql`p.holder_id = ${asked.holderId}`)
  if (asked.unitId !== undefined) all.push(sql`p.unit_id = ${asked.unitId}`)
  if (asked.item !== undefined) all.push(sql`p.item = ${asked.item}`)
  if (asked.from !== undefined) all.push(sql`p.first_day >= ${asked.from}`)
  if (asked.to !== undefined) all.push(sql`p.first_day <= ${asked.to}`)
  if (asked.changedAfter !== undefined) all.push(sql`p.changed_at > ${asked.changedAfter}`)
  if (asked.hamletId !== undefined) {
    all.push(sql`(exists (select from showing s where (s.province_id, s.posting_id) = (p.province_id, p.posting_id)
        and s.hamlet_id = ${asked.hamletId} and s.cancelled_at is null)
      or exists (select from hamlet_notice n where (n.province_id, n.posting_id) = (p.province_id, p.posting_id)
        and n.hamlet_id = ${asked.hamletId} and n.announced_on is not null))`)
  }
  if (asked.place !== undefined) {
    all.push(sql`exists (select from showing s where (s.province_id, s.posting_id) = (p.province_id, p.posting_id)
      and s.place = ${asked.place} and s.hamlet_id is null and s.cancelled_at is null)`)
  }
  if (asked.running) {
    all.push(sql`p.state = 'posted' and exists (select from showing s where (s.province_id, s.posting_id) = (p.province_id, p.posting_id)
      and s.cancelled_at is null and s.from_date <= ${today} and coalesce(s.to_date, 'infinity') >= ${today}
      and not (s.place_kind = 'website' and s.link = '' and coalesce(p.web_until, 'infinity') < ${today}))`)
  }
  if (asked.text !== undefined) {
    const like = foldText(asked.text).split(' ').slice(0, 8).filter(Boolean).map((word) => `%${word}%`)
    // Words of a text that is not shown find nothing: that a name is found would tell that it stood there. Its title is shown.
    all.push(sql`case when p.state = 'posted' and coalesce(p.web_until, 'infinity') >= ${today} then p.search like all(${like}::text[])
      else (select ${FOLDED_TITLE} like all(${like}::text[]) from posting_version v
        where (v.province_id, v.posting_id, v.version) = (p.province_id, p.posting_id, p.version)) end`)
  }
  return sql.join(all, sql` and `)
}

function toPosting(row: PostingRow, today: CalendarDate): PublicPosting {
  const visibility = visibilityOf({ state: row.state, webUntil: row.web_until }, today)
  return {
    code: row.code,
    visibility,
    unitId: row.unit_id,
    holderId: row.holder_id,
    provinceId: row.province_id,
    dutyId: row.duty_id,
    item: row.item,
    rule: row.rule,
    title: row.title,
    summary: visibility === 'shown' ? row.summary : '',
    version: row.version,
    firstDay: row.first_day,
    webUntil: row.web_until,
    namesCitizens: row.names_citizens,
    instrument: { number: row.instrument_number, date: row.instrument_date, title: row.instrument_title },
    due: row.due,
    postedAt: row.created_at,
    changedAt: row.changed_at,
  }
}
