import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { pathOf, successorOf } from './take-over.ts'

/**
 * Requests to a unit that ended are answered by the one that its whole territory went into, within the time that was running;
 * notices go where their hamlets are. Done again it finds nothing to do. Run it over all paths.
 *
 * @law 01/2026/QH16 Đ31.1
 */
export async function takeOverAsked(tx: Tx, places: PlaceRegister, today: CalendarDate): Promise<{ readonly requests: number; readonly notices: number }> {
  const moved = await sql`
    update hamlet_notice n set path = s.path from unit_span s
    where s.unit_id = n.hamlet_id and s.valid_from <= ${today} and s.valid_to >= ${today} and n.path <> s.path`.execute(tx)
  await sql`
    update showing w set path = s.path from unit_span s
    where w.place_kind = 'hamlet' and s.unit_id = w.hamlet_id and s.valid_from <= ${today} and s.valid_to >= ${today}
      and w.path <> s.path and w.path in (select o.path from unit_span o where o.unit_id = w.hamlet_id)`.execute(tx)
  await sql`
    update disclosure_file f set path = s.path from unit_span s
    where f.of_kind = 'notice' and s.unit_id = f.hamlet_id and s.valid_from <= ${today} and s.valid_to >= ${today} and f.path <> s.path`.execute(tx)
  const { rows } = await sql<{ path: string }>`
    select distinct r.path from information_request r
    where not exists (select from unit_span s where s.path = r.path and s.valid_from <= ${today} and s.valid_to >= ${today})`.execute(tx)
  let requests = 0
  for (const { path } of rows) {
    const unit = Number(path.split('/').at(-2))
    const to = (await pathOf(tx, unit, today)) === undefined ? successorOf(places, unit, today) : unit
    const at = to === undefined ? undefined : await pathOf(tx, to, today)
    if (at === undefined) continue
    const done = await sql`update information_request set path = ${at} where path = ${path}`.execute(tx)
    await sql`update disclosure_file set path = ${at} where path = ${path} and of_kind = 'request'`.execute(tx)
    requests += Number(done.numAffectedRows ?? 0)
  }
  return { requests, notices: Number(moved.numAffectedRows ?? 0) }
}
