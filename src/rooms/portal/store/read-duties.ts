import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { FIRST_BODY } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Compliance, NO_DUTIES } from '../compliance.ts'
import type { OverdueDuty } from '../public-posting.ts'

/** The first day on which a duty was met by any posting that still stands. */
const FIRST_DAY = sql`(select min(p.first_day) from posting p
  where (p.province_id, p.duty_id) = (d.province_id, d.duty_id) and p.state = 'posted')`

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
    where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null and d.due < ${today} and ${FIRST_DAY} is null
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
export async function readWaiting(tx: Tx, path: string, today: CalendarDate, limit: number): Promise<(OverdueDuty & { dutyId: string })[]> {
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
  }>`
    select d.duty_id, d.unit_id, d.holder_id, d.item, d.rule, d.title, d.event_date, d.due, d.instrument_number from disclosure_duty d
    where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null and d.due >= ${today} and ${FIRST_DAY} is null
    order by d.due, d.duty_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    dutyId: row.duty_id,
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

/** How each unit below a path has kept its duties of the year up to the day. Units without duties are not among them. */
export async function readCompliance(tx: Tx, path: string, today: CalendarDate): Promise<Map<number, Compliance>> {
  const { rows } = await sql<{ holder_id: number; in_time: number; late: number; overdue: number; waiting: number }>`
    select holder_id,
      count(*) filter (where first_day <= due) as in_time,
      count(*) filter (where first_day > due) as late,
      count(*) filter (where first_day is null and due < ${today}) as overdue,
      count(*) filter (where first_day is null and due >= ${today}) as waiting
    from (
      select d.holder_id, d.due, ${FIRST_DAY} as first_day from disclosure_duty d
      where d.path ^@ ${path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null
        and d.event_date >= date_trunc('year', ${today}::date)
    ) each group by holder_id`.execute(tx)
  return new Map(rows.map((row) => [row.holder_id, { ...NO_DUTIES, inTime: row.in_time, late: row.late, overdue: row.overdue, waiting: row.waiting }]))
}
