import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import { type PlaceRegister, pathsOfPredecessors } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { noteAct } from './issue-duty.ts'

export type TakenOver = {
  /** Units whose duties and postings passed to another. */
  readonly units: number
  readonly duties: number
  readonly postings: number
  /** Units that ended and were divided, or whose territory went nobody knows where: their records stay with them. */
  readonly left: readonly number[]
}

type Holder = { holder_id: number; path: string; here: string | null }

/**
 * What a unit that ended answered for passes to the one that its whole territory went into, over any number of steps,
 * with all its history: for whom it arose, its key and its public address stay. A unit that only stands elsewhere in the
 * tree takes its records along. Done again it finds nothing to do. Run it over all paths.
 */
export async function takeOverDisclosure(tx: Tx, places: PlaceRegister, today: CalendarDate, now: Date, only?: readonly number[]): Promise<TakenOver> {
  const { rows } = await sql<Holder>`
    select distinct r.holder_id, r.path, s.path as here
    from (select holder_id, path from disclosure_duty union select holder_id, path from posting) r
    left join unit_span s on s.unit_id = r.holder_id and s.valid_from <= ${today} and s.valid_to >= ${today}
    where (s.path is null or s.path <> r.path) and (${only ?? null}::int[] is null or r.holder_id = any(${only ?? null}::int[]))
    order by r.holder_id`.execute(tx)
  if (rows.length === 0) return { units: 0, duties: 0, postings: 0, left: [] }
  await sql`select pg_advisory_xact_lock(482)`.execute(tx)
  const done = { units: new Set<number>(), duties: 0, postings: 0, left: new Set<number>() }
  for (const { holder_id: from, path, here } of rows) {
    const to = here !== null ? from : successorOf(places, from, today)
    const at = here ?? (to === undefined ? undefined : await pathOf(tx, to, today))
    if (to === undefined || at === undefined) {
      done.left.add(from)
      continue
    }
    const duties = await sql`update disclosure_duty set holder_id = ${to}, path = ${at} where holder_id = ${from} and path = ${path}`.execute(tx)
    const postings = await sql`update posting set holder_id = ${to}, path = ${at} where holder_id = ${from} and path = ${path}`.execute(tx)
    await sql`update showing s set path = p.path from posting p
      where p.province_id = s.province_id and p.posting_id = s.posting_id and p.holder_id = ${to} and s.path = ${path}`.execute(tx)
    await sql`update disclosure_file set path = ${at} where path = ${path} and of_kind in ('posting', 'showing')`.execute(tx)
    if (to === from) continue
    const count = { duties: Number(duties.numAffectedRows ?? 0), postings: Number(postings.numAffectedRows ?? 0) }
    done.units.add(from)
    done.duties += count.duties
    done.postings += count.postings
    await noteAct(tx, SYSTEM_ACTOR, { unitId: to, path: at }, 'disclosure.take-over', { ended: from, ...count }, now)
  }
  return { units: done.units.size, duties: done.duties, postings: done.postings, left: [...done.left] }
}

/** The units whose records a unit may have to take over: those that went into it whole, at any time. */
export function predecessorsOf(places: PlaceRegister, unitId: number): number[] {
  return [...new Set(pathsOfPredecessors(places, unitId).map((path) => Number(path.split('/').at(-2))))]
}

/** The unit of today that the whole territory of one that ended went into. */
export function successorOf(places: PlaceRegister, unitId: number, today: CalendarDate): number | undefined {
  const seen = new Set([unitId])
  for (let at = unitId; ; ) {
    if (!places.find(at)) return undefined
    if (at !== unitId && places.spanAt(at, today)) return at
    const step = places.successors(at).find((one) => one.share === 'whole' && one.to !== null && one.date <= today && !seen.has(one.to))
    if (!step) return undefined
    at = step.to!
    seen.add(at)
  }
}

export async function pathOf(tx: Tx, unitId: number, today: CalendarDate): Promise<string | undefined> {
  const row = await tx
    .selectFrom('unit_span').select('path').where('unit_id', '=', unitId).where('valid_from', '<=', today).where('valid_to', '>=', today).executeTakeFirst()
  return row?.path
}
