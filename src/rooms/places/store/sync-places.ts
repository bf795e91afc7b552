import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { BodyKind } from '../body.ts'
import { datedPaths, type DatedPath } from '../dated-paths.ts'
import { passOn } from '../pass-on.ts'
import type { PlaceRegister } from '../register.ts'
import { levelOf } from '../unit.ts'
import { allBodies } from './find-bodies.ts'
import { lockUnits, renewTree, writeSpans } from './write-body.ts'

/**
 * Brings the units of `data/places/` into the database, if it does not hold these very ones yet. Local bodies
 * (agencies, enterprises) and hamlets stay, under the path that the unit above them now has; the hamlets of a commune that
 * went whole into another go on under that one.
 */
export async function syncPlaces(tx: Tx, places: PlaceRegister): Promise<{ readonly changed: boolean }> {
  await lockUnits(tx)
  const stretches = datedPaths(places, places.units.keys())
  const sha256 = createHash('sha256').update(JSON.stringify(stretches)).digest('hex')
  const held = await tx.selectFrom('data_version').select('sha256').where('name', '=', 'places').executeTakeFirst()
  if (held?.sha256 === sha256) return { changed: false }
  const ids = [...new Set(stretches.map((stretch) => stretch.unit))]
  await sql`
    insert into unit (unit_id, level, source)
    select u.unit_id, u.level, 'places' from unnest(${ids}::int[], ${ids.map(levelOf)}::text[]) as u (unit_id, level)
    on conflict (unit_id) do nothing`.execute(tx)
  await sql`delete from unit_span s using unit u where u.unit_id = s.unit_id and u.source = 'places'`.execute(tx)
  await insertStretches(tx, stretches)
  await replantBodies(tx, places)
  await sql`
    insert into data_version (name, sha256) values ('places', ${sha256})
    on conflict (name) do update set sha256 = excluded.sha256`.execute(tx)
  return { changed: true }
}

/** A body or hamlet as the data of a demonstration have it. */
export type LoadedBody = {
  readonly unitId: number
  readonly kind: BodyKind
  readonly code: string
  readonly name: string
  readonly parentId: number
  readonly from: string
  /** Null while it lasts. */
  readonly to: string | null
}

/** Brings in bodies and hamlets with their numbers, as often as one likes, cut to the time of the unit that they stand under. */
export async function loadBodies(tx: Tx, bodies: readonly LoadedBody[]): Promise<void> {
  if (bodies.length === 0) return
  await lockUnits(tx)
  await sql`
    insert into unit (unit_id, level, source)
    select u.unit_id, u.level, 'local'
    from unnest(${bodies.map((body) => body.unitId)}::int[], ${bodies.map((body) => levelOf(body.unitId))}::text[]) as u (unit_id, level)
    on conflict (unit_id) do nothing`.execute(tx)
  for (const { unitId, kind, code, name, parentId, from, to } of bodies) {
    const written = await writeSpans(tx, unitId, [{ from: from as CalendarDate, to: to as CalendarDate | null, code, name, kind, parent: parentId }])
    mustAccept(written)
  }
  await renewTree(tx, bodies)
}

/** The units above may have other paths and other times now: the bodies go where their parents are. */
async function replantBodies(tx: Tx, places: PlaceRegister): Promise<void> {
  for (const { unitId, spans } of await allBodies(tx)) {
    mustAccept(await writeSpans(tx, unitId, levelOf(unitId) === 'hamlet' ? passOn(unitId, spans, places) : spans))
  }
}

async function insertStretches(tx: Tx, stretches: readonly DatedPath[]): Promise<void> {
  const column = <T>(pick: (stretch: DatedPath) => T): T[] => stretches.map(pick)
  await sql`
    insert into unit_span (unit_id, valid_from, valid_to, code, name, kind, parent_id, province_id, path)
    select * from unnest(${column((s) => s.unit)}::int[], ${column((s) => s.from ?? '-infinity')}::date[],
      ${column((s) => s.to ?? 'infinity')}::date[], ${column((s) => s.code)}::text[], ${column((s) => s.name)}::text[],
      ${column((s) => s.kind)}::text[], ${column((s) => s.parent)}::int[], ${column((s) => s.province)}::int[],
      ${column((s) => s.path)}::text[])`.execute(tx)
}
