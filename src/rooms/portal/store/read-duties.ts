import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { FIRST_BODY } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Compliance, NO_DUTIES } from '../compliance.ts'
import type { OpenDuty } from '../open-duty.ts'
import type { OverdueDuty } from '../public-posting.ts'

/** No posting that still stands answers the duty. */
const UNANSWERED = sql`not exists (select from posting p where (p.province_id, p.duty_id) = (d.province_id, d.duty_id) and p.state = 'posted')`

/** Duties below a path whose day has passed without a posting, oldest first. */
export async function readOverdue(tx: Tx, path: string, today: CalendarDate, limit: number): Promise<OverdueDuty[]> {
  const { rows } = await sql<{
    unit_id: number
    holder_id: number
    item: string
    rule: string
    title: string
    event_date: CalendarDate
    due: CalendarDate
    instrument_number: string
  }>`
    select d.unit_id, d.holder_id, d.item, d.rule, d.title, d.event_date, d.due, d.instrument_number from disclosure_duty d
    where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null and d.due < ${today} and ${UNANSWERED}
    order by d.due, d.duty_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    unitId: row.unit_id,
    holderId: row.holder_id,
    item: row.item,
    rule: row.rule,
    title: row.title,
    eventDate: row.event_date,
    due: row.due,
    instrumentNumber: row.instrument_number,
  }))
}

/** Duties below a path that are still to be met, nearest day first. */
export async function readWaiting(tx: Tx, path: string, today: CalendarDate, limit: number): Promise<(OverdueDuty & { readonly dutyId: string; readonly issuedAt: Date })[]> {
  const { rows } = await sql<{
    duty_id: string
    unit_id: number
    holder_id: number
    item: string
    rule: string
    title: string
    event_date: CalendarDate
    due: CalendarDate
    instrument_number: string
    issued_at: Date
  }>`
    select d.duty_id, d.issued_at, d.unit_id, d.holder_id, d.item, d.rule, d.title, d.event_date, d.due, d.instrument_number from disclosure_duty d
    where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null and d.due >= ${today} and ${UNANSWERED}
    order by d.due, d.duty_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    dutyId: row.duty_id,
    issuedAt: row.issued_at,
    unitId: row.unit_id,
    holderId: row.holder_id,
    item: row.item,
    rule: row.rule,
    title: row.title,
    eventDate: row.event_date,
    due: row.due,
    instrumentNumber: row.instrument_number,
  }))
}

/**
 * How each unit below a path has kept its duties of the year up to the day: those decided in it, which nothing can answer before
 * they were decided. Units without duties are not among them.
 */
export async function readCompliance(tx: Tx, path: string, today: CalendarDate): Promise<Map<number, Compliance>> {
  const { rows } = await sql<{ holder_id: number; in_time: number; late: number; overdue: number; waiting: number }>`
    select holder_id,
      count(*) filter (where first_day <= due) as in_time,
      count(*) filter (where first_day > due) as late,
      count(*) filter (where first_day is null and due < ${today}) as overdue,
      count(*) filter (where first_day is null and due >= ${today}) as waiting
    from (
      select d.holder_id, d.due, p.first_day from disclosure_duty d
      left join (select province_id, duty_id, min(first_day) as first_day from posting
        where state = 'posted' and duty_id is not null and path ^@ ${path} and first_day >= date_trunc('year', ${today}::date) group by 1, 2) p on (p.province_id, p.duty_id) = (d.province_id, d.duty_id)
      where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null
        and d.event_date >= date_trunc('year', ${today}::date)
    ) each group by holder_id`.execute(tx)
  return new Map(rows.map((row) => [row.holder_id, { ...NO_DUTIES, inTime: row.in_time, late: row.late, overdue: row.overdue, waiting: row.waiting }]))
}

/** Duties below a path with the first posting that answers each, newest decision first: open data. */
export async function readOpenDuties(tx: Tx, asked: { path: string; item?: string; from?: CalendarDate; to?: CalendarDate; limit: number; skip: number }): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`
    select d.holder_id as "holderId", d.item, d.rule, d.title, d.event_date as "eventDate", d.due, f.first_day as "firstDay", f.code
    from disclosure_duty d
    left join lateral (select p.first_day, p.code from posting p
      where (p.province_id, p.duty_id) = (d.province_id, d.duty_id) and p.state = 'posted' order by p.first_day, p.posting_id limit 1) f on true
    where d.path ^@ ${asked.path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null
      and (${asked.item ?? null}::text is null or d.item = ${asked.item ?? null})
      and (${asked.from ?? null}::date is null or d.event_date >= ${asked.from ?? null}::date)
      and (${asked.to ?? null}::date is null or d.event_date <= ${asked.to ?? null}::date)
    order by d.event_date desc, d.duty_id desc limit ${asked.limit} offset ${asked.skip}`.execute(tx)
  return rows
}

/** The last days of what is shown now at places, from the day on. */
export async function readEnds(tx: Tx, path: string, today: CalendarDate, limit: number): Promise<{ code: string; title: string; day: CalendarDate; at: Date }[]> {
  const { rows } = await sql<{ code: string; title: string; day: CalendarDate; at: Date }>`
    select p.code, v.title, s.to_date as day, max(s.recorded_at) as at from posting p
    join posting_version v on (v.province_id, v.posting_id, v.version) = (p.province_id, p.posting_id, p.version)
    join showing s on (s.province_id, s.posting_id) = (p.province_id, p.posting_id) and s.cancelled_at is null and s.to_date >= ${today}
    where p.path ^@ ${path} and p.holder_id < ${sql.lit(FIRST_BODY)} and p.state = 'posted'
    group by 1, 2, 3 order by 3, 1 limit ${limit}`.execute(tx)
  return rows
}

/** The provinces under which anything stands, old ones too: a step of the index for each. */
export async function readProvinces(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ province_id: number }>`
    with recursive step (province_id) as (
      (select province_id from posting order by province_id limit 1)
      union all
      select (select p.province_id from posting p where p.province_id > s.province_id order by p.province_id limit 1) from step s where s.province_id is not null
    ) select province_id from step where province_id is not null`.execute(tx)
  return rows.map((row) => row.province_id)
}
