import { sql } from 'kysely'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { isStatusKind, type StatusKind } from '../status.ts'
import { type Hamlet, type HouseholdHand, noteHouseholds } from './enrol.ts'
import { findHousehold } from './households.ts'

export type Status = {
  readonly statusId: string
  readonly householdId: string
  readonly number: number
  readonly name: string
  readonly kind: StatusKind
  readonly detail: string
  readonly from: CalendarDate
  readonly to: CalendarDate | null
}

/** The sensitive statuses of a hamlet's households that hold on a day. Refuses `households.status-not-yours`. */
export async function readStatuses(tx: Tx, hand: HouseholdHand, hamlet: Hamlet, day: CalendarDate): Promise<Result<readonly Status[]>> {
  if (!hand.allows('read-household-status', hamlet.path)) return refuse({ code: 'households.status-not-yours' })
  const { rows } = await sql<Status>`
    select t.status_id as "statusId", t.household_id as "householdId", h.number, s.name, t.kind, t.detail, t.from_day as "from", t.to_day as "to"
    from household_status t
    join household h on (h.province_id, h.household_id) = (t.province_id, t.household_id)
    join lateral (select name from household_span where (province_id, household_id) = (t.province_id, t.household_id) order by from_day desc limit 1) s on true
    where h.hamlet_id = ${hamlet.unitId} and t.from_day <= ${day}::date and (t.to_day is null or t.to_day >= ${day}::date)
    order by t.kind, h.number`.execute(tx)
  return accept(rows)
}

/**
 * A household has a status from a day on. The journal has that something was recorded, not what.
 *
 * Refuses `households.status-not-yours`, `households.not-found`, `households.status-kind-needed`, `households.text-too-long`, `households.from-ahead`,
 * `households.status-already`.
 */
export async function addStatus(
  tx: Tx, hand: HouseholdHand, input: { readonly householdId: string; readonly kind: string; readonly detail: string; readonly from: CalendarDate }, now: Date,
): Promise<Result<true>> {
  const household = await findHousehold(tx, input.householdId, dayInVietNam(now))
  if (!household) return refuse({ code: 'households.not-found', field: 'household' })
  if (!hand.allows('manage-household-status', household.path)) return refuse({ code: 'households.status-not-yours' })
  const detail = cleanText(input.detail)
  if (!isStatusKind(input.kind)) return refuse({ code: 'households.status-kind-needed', field: 'kind' })
  if (detail.length > 200) return refuse({ code: 'households.text-too-long', field: 'detail' })
  if (input.from > dayInVietNam(now)) return refuse({ code: 'households.from-ahead', field: 'from', date: shortDate(input.from) })
  const { provinceId, householdId, path } = household
  const there = await tx
    .selectFrom('household_status').select('status_id').where('province_id', '=', provinceId).where('household_id', '=', householdId)
    .where('kind', '=', input.kind).where('to_day', 'is', null).executeTakeFirst()
  if (there) return refuse({ code: 'households.status-already', field: 'kind' })
  await tx
    .insertInto('household_status')
    .values({
      province_id: provinceId, status_id: newId(now.getTime()), household_id: householdId, path, kind: input.kind, detail, from_day: input.from, recorded_at: now,
      recorded_by: hand.by.accountId,
    })
    .execute()
  await noteHouseholds(tx, hand, { unitId: household.hamletId, path }, 'households.status', { household: householdId }, now)
  return accept(true)
}

/** A status no longer holds from today on. Refuses `households.not-found`, `households.status-not-yours`. */
export async function endStatus(tx: Tx, hand: HouseholdHand, statusId: string, now: Date): Promise<Result<true>> {
  const row = await tx.selectFrom('household_status').selectAll().where('status_id', '=', statusId).where('to_day', 'is', null).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'households.not-found' })
  if (!hand.allows('manage-household-status', row.path)) return refuse({ code: 'households.status-not-yours' })
  await tx.updateTable('household_status').set({ to_day: dayInVietNam(now) }).where('province_id', '=', row.province_id).where('status_id', '=', statusId).execute()
  const household = await findHousehold(tx, row.household_id, dayInVietNam(now))
  await noteHouseholds(tx, hand, { unitId: household!.hamletId, path: row.path }, 'households.status', { household: row.household_id, ended: true }, now)
  return accept(true)
}
