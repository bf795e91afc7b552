import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Duty } from '../index.ts'
import { dutyOf } from './stored-records.ts'

/** Something disclosed under a duty, as far as a list tells. */
export type DutyAnswer = { readonly postingId: string; readonly code: string; readonly firstDay: CalendarDate }

/** A duty, and what was disclosed under it and not withdrawn, the first of it first. */
export type DutyLine = Duty & { readonly answers: readonly DutyAnswer[] }

export type DutyQuestion = {
  /** Every unit whose path begins so; row-level security holds it again. */
  readonly pathPrefix?: string | undefined
  /** One unit, and what it took over. */
  readonly holderId?: number | undefined
  /** Days on which it was decided, both inclusive. */
  readonly from?: CalendarDate | undefined
  readonly to?: CalendarDate | undefined
  readonly dutyId?: string | undefined
  readonly limit?: number | undefined
}

/** Duties, the earliest deadline first; cancelled ones among them. */
export async function listDuties(tx: Tx, { pathPrefix, holderId, from, to, dutyId, limit }: DutyQuestion): Promise<DutyLine[]> {
  let query = tx.selectFrom('disclosure_duty').selectAll().orderBy('due').orderBy('duty_id').limit(limit ?? 5000)
  if (pathPrefix !== undefined) query = query.where('path', 'like', `${pathPrefix}%`)
  if (holderId !== undefined) query = query.where('holder_id', '=', holderId)
  if (from !== undefined) query = query.where('event_date', '>=', from)
  if (to !== undefined) query = query.where('event_date', '<=', to)
  if (dutyId !== undefined) query = query.where('duty_id', '=', dutyId)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const answers = await tx
    .selectFrom('posting').select(['duty_id', 'posting_id', 'code', 'first_day'])
    .where('duty_id', 'in', rows.map((row) => row.duty_id)).where('state', '=', 'posted')
    .orderBy('first_day')
    .execute()
  const byDuty = Map.groupBy(answers, (answer) => answer.duty_id!)
  return rows.map((row) => ({
    ...dutyOf(row),
    answers: (byDuty.get(row.duty_id) ?? []).map(({ posting_id, code, first_day }) => ({ postingId: posting_id, code, firstDay: first_day as CalendarDate })),
  }))
}

/** One duty by its id, of whichever province. */
export async function findDuty(tx: Tx, dutyId: string): Promise<DutyLine | undefined> {
  return (await listDuties(tx, { dutyId }))[0]
}
