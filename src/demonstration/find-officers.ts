import { sql } from 'kysely'
import { calendarDate } from '#foundation/calendar-date.ts'
import type { Officer, OfficeKind } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'

/** The accounts of the demonstration by their logins, each acting under its first office at a unit of 2026. */
export async function findOfficers(tx: Tx): Promise<Map<string, Officer>> {
  const { rows } = await sql<{ login: string; account_id: string; name: string; office_id: string; kind: OfficeKind; unit_id: number; unit_name: string; path: string }>`
    select distinct on (a.login) a.login, a.account_id, a.name, o.office_id, o.kind, o.unit_id, s.name as unit_name, s.path
    from account a join office o using (account_id) join unit_span s using (unit_id)
    where s.valid_from <= '2026-01-01' and s.valid_to >= '2026-12-31'
    order by a.login, o.office_id`.execute(tx)
  return new Map(rows.map((row) => [row.login, {
    accountId: row.account_id, name: row.name, officeId: row.office_id, kind: row.kind, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.path,
    reads: [row.path], writes: [row.path], from: calendarDate('2019-01-01'), to: null,
  }]))
}
