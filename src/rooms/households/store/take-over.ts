import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { provinceOf, SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'

/** What is of a household today; rolls that were frozen and links stay where they were written, and the successor reads them. */
const ALONG = ['household', 'household_span', 'household_status'] as const

/**
 * A hamlet that goes on under another commune takes its households along, so that the commune that it lies in now keeps its roll. `under`: the path
 * below which its hamlets are looked at. Done again it finds nothing to do. Run it over all paths.
 */
export async function takeOverHouseholds(tx: Tx, under: string, today: CalendarDate, now: Date): Promise<number> {
  const { rows } = await sql<{ unit_id: number; was: string; path: string }>`
    select distinct s.unit_id, f.path as was, s.path from unit_span s
    join unit_span f on f.unit_id = s.unit_id and f.path <> s.path
    where s.path ^@ ${under} and s.valid_from <= ${today}::date and s.valid_to >= ${today}::date and exists (select from household h where h.path = f.path)
    order by s.unit_id`.execute(tx)
  for (const { unit_id: unitId, was, path } of rows) {
    for (const table of ALONG) await sql`update ${sql.table(table)} set path = ${path} where path = ${was}`.execute(tx)
    await appendJournal(tx, { ...SYSTEM_ACTOR, unitId, path, provinceId: provinceOf(path), act: 'households.take-over', subject: { former: was } }, now)
  }
  return rows.length
}
