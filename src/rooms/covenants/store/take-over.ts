import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { noteDeliberation } from '#rooms/deliberation/store/index.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'

const ALONG = ['covenant', 'covenant_event', 'covenant_article', 'covenant_opinion'] as const

/**
 * A hamlet that goes on under another commune takes its covenants along, also between adoption and recognition: the clocks run on
 * and the new commune answers. Those of a hamlet that ended stay where they are. Done again it finds nothing to do. Run it over all paths.
 *
 * @law 61/2023/NĐ-CP Đ11.1
 */
export async function takeOverCovenants(tx: Tx, today: CalendarDate, now: Date): Promise<number> {
  const { rows } = await sql<{ unit_id: number; was: string; path: string }>`
    select distinct c.unit_id, c.path as was, s.path from covenant c
    join unit_span s on s.unit_id = c.unit_id and s.valid_from <= ${today} and s.valid_to >= ${today}
    where s.path <> c.path order by c.unit_id`.execute(tx)
  for (const { unit_id: unitId, was, path } of rows) {
    for (const table of ALONG) await sql`update ${sql.table(table)} set path = ${path} where path = ${was}`.execute(tx)
    await noteDeliberation(tx, SYSTEM_ACTOR, { unitId, path }, 'covenants.take-over', { former: was }, now)
  }
  return rows.length
}
