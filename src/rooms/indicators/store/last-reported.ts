import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'

/** The end of the last period that a unit has figures of: in whatever state, and sent to the level above. Null: none. */
export async function lastReported(
  tx: Tx, unitId: number,
): Promise<{ readonly entered: CalendarDate | null; readonly sent: CalendarDate | null }> {
  const { rows } = await sql<{ entered: CalendarDate | null; sent: CalendarDate | null }>`
    select max(p.to_date) as entered, max(p.to_date) filter (where s.state <> 'draft') as sent
    from submission s join reporting_period p using (period_id)
    where s.unit_id = ${unitId}`.execute(tx)
  return rows[0]!
}
