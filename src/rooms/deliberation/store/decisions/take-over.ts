import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { pathOf, successorOf } from '#rooms/disclosure/store/take-over.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { noteDeliberation } from '../hand.ts'

export type TakenOverDecisions = {
  /** Units (hamlets that lie elsewhere now, communes that ended) whose records went along or passed on. */
  readonly units: number
  readonly decisions: number
  /** Units that ended and were divided, or of which nobody knows where they went: their records stay with them. */
  readonly left: readonly number[]
}

/** What bears the path of its hamlet and may be changed. What was counted stays where it was; the successor reads it. */
const ALONG = ['gathering', 'gathering_matter', 'matter_consent', 'attendance', 'slip_issue', 'count_sheet', 'head_election'] as const

/**
 * What was decided in a commune that ended is answered by the one its whole territory went into: between a vote and its
 * recognition too. A hamlet goes on under the successor and takes its matters and decisions along; the matters of the whole commune
 * pass to the successor with their history. Done again it finds nothing to do. Run it over all paths.
 */
export async function takeOverDecisions(tx: Tx, places: PlaceRegister, today: CalendarDate, now: Date, only?: readonly number[]): Promise<TakenOverDecisions> {
  const { rows } = await sql<{ holder_id: number; path: string; here: string | null; commune: number }>`
    select distinct r.holder_id, r.path, s.path as here, r.commune
    from (
      select holder_id, path, case when scope = 'hamlet' then split_part(path, '/', -3)::int else holder_id end as commune from matter
      union select holder_id, path, case when hamlet_id is null then holder_id else split_part(path, '/', -3)::int end from decision
      union select hamlet_id, path, split_part(path, '/', -3)::int from gathering
      union select hamlet_id, path, split_part(path, '/', -3)::int from head_election
    ) r
    left join unit_span s on s.unit_id = r.holder_id and s.valid_from <= ${today} and s.valid_to >= ${today}
    where (s.path is null or s.path <> r.path) and (${only ?? null}::int[] is null or r.commune = any(${only ?? null}::int[]))
    order by r.holder_id`.execute(tx)
  if (rows.length === 0) return { units: 0, decisions: 0, left: [] }
  await sql`select pg_advisory_xact_lock(483)`.execute(tx)
  const done = { units: new Set<number>(), decisions: 0, left: new Set<number>() }
  for (const { holder_id: from, path, here } of rows) {
    const to = here !== null ? from : successorOf(places, from, today)
    const at = here ?? (to === undefined ? undefined : await pathOf(tx, to, today))
    if (to === undefined || at === undefined) {
      done.left.add(from)
      continue
    }
    await sql`update matter set holder_id = ${to}, path = ${at} where holder_id = ${from} and path = ${path}`.execute(tx)
    const decisions = await sql`update decision set holder_id = ${to}, path = ${at} where holder_id = ${from} and path = ${path}`.execute(tx)
    for (const table of ALONG) await sql`update ${sql.table(table)} set path = ${at} where path = ${path}`.execute(tx)
    await sql`update disclosure_file set path = ${at} where path = ${path} and of_kind in ('decision', 'execution')`.execute(tx)
    const count = Number(decisions.numAffectedRows ?? 0)
    done.units.add(from)
    done.decisions += count
    await noteDeliberation(tx, SYSTEM_ACTOR, { unitId: to, path: at }, 'deliberation.take-over', { from, former: path, decisions: count }, now)
  }
  return { units: done.units.size, decisions: done.decisions, left: [...done.left] }
}
