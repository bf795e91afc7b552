import { sql } from 'kysely'
import { type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import type { JudgedDuty } from '#rooms/disclosure/index.ts'
import { readJudgedDuties } from '#rooms/disclosure/store/compliance.ts'
import { FIRST_BODY } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { OpenDuty } from '../open-duty.ts'

const [EVER, FOR_GOOD] = [calendarDate('1900-01-01'), calendarDate('9999-12-31')]

/**
 * The duties of communes and provinces below a path, each with what became of it, in the order in which they are due: by the
 * same rule as the desk of the officials and the reports of compliance. What bodies owe their staff is not among them.
 */
export async function readPublicDuties(tx: Tx, path: string, today: CalendarDate): Promise<JudgedDuty[]> {
  const judged = await readJudgedDuties(tx, { under: [path], from: EVER, to: FOR_GOOD }, today)
  return judged.filter(({ duty, state }) => duty.holderId < FIRST_BODY && state !== 'cancelled')
}

/** The same of single duties, by their ids. */
export async function readStates(tx: Tx, dutyIds: readonly string[], today: CalendarDate): Promise<ReadonlyMap<string, JudgedDuty['state']>> {
  if (dutyIds.length === 0) return new Map()
  const judged = await readJudgedDuties(tx, { under: ['/'], from: EVER, to: FOR_GOOD, dutyIds }, today)
  return new Map(judged.map(({ duty, state }) => [duty.dutyId, state]))
}

/** When each of the duties was issued. */
export async function readIssued(tx: Tx, dutyIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (dutyIds.length === 0) return new Map()
  const rows = await tx.selectFrom('disclosure_duty').select(['duty_id', 'issued_at']).where('duty_id', 'in', dutyIds).execute()
  return new Map(rows.map((row) => [row.duty_id, row.issued_at]))
}

/** Duties below a path with the first posting that answers each, newest decision first: open data. */
export async function readOpenDuties(
  tx: Tx, asked: { path: string; item?: string; from?: CalendarDate; to?: CalendarDate; limit: number; skip: number }, today: CalendarDate,
): Promise<OpenDuty[]> {
  const { rows } = await sql<Omit<OpenDuty, 'state'> & { dutyId: string }>`
    select d.duty_id as "dutyId", d.holder_id as "holderId", d.item, d.rule, d.title, d.event_date as "eventDate", d.due, f.first_day as "firstDay", f.code
    from disclosure_duty d
    left join lateral (select p.first_day, p.code from posting p
      where (p.province_id, p.duty_id) = (d.province_id, d.duty_id) and p.state = 'posted' order by p.first_day, p.posting_id limit 1) f on true
    where d.path ^@ ${asked.path} and d.holder_id < ${sql.lit(FIRST_BODY)} and d.cancelled_at is null
      and (${asked.item ?? null}::text is null or d.item = ${asked.item ?? null})
      and (${asked.from ?? null}::date is null or d.event_date >= ${asked.from ?? null}::date)
      and (${asked.to ?? null}::date is null or d.event_date <= ${asked.to ?? null}::date)
    order by d.event_date desc, d.duty_id desc limit ${asked.limit} offset ${asked.skip}`.execute(tx)
  const states = await readStates(tx, rows.map(({ dutyId }) => dutyId), today)
  return rows.map(({ dutyId, ...row }) => ({ ...row, state: states.get(dutyId)! }))
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
