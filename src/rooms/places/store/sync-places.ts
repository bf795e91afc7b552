import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'
import { datedPaths, type DatedPath } from '../dated-paths.ts'
import type { PlaceRegister } from '../register.ts'
import { levelOf } from '../unit.ts'

/**
 * Brings the units of `data/places/` into the database, if it does not hold these very ones yet. Local bodies
 * (agencies, enterprises) stay, under the path that the unit above them now has.
 */
export async function syncPlaces(tx: Tx, places: PlaceRegister): Promise<{ readonly changed: boolean }> {
  await sql`select pg_advisory_xact_lock(481)`.execute(tx)
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
  await replantBodies(tx)
  await sql`
    insert into data_version (name, sha256) values ('places', ${sha256})
    on conflict (name) do update set sha256 = excluded.sha256`.execute(tx)
  return { changed: true }
}

/** A local body that reports beside the communes: an agency or an enterprise, under a unit, for a time. */
export type Body = {
  readonly unitId: number
  readonly kind: 'agency' | 'enterprise'
  readonly code: string
  readonly name: string
  readonly parentId: number
  readonly from: string
  readonly to: string
}

/** Registers bodies under units that exist for the whole of their time. */
export async function registerBodies(tx: Tx, bodies: readonly Body[]): Promise<void> {
  if (bodies.length === 0) return
  await sql`
    insert into unit (unit_id, level, source)
    select u, 'body', 'local' from unnest(${bodies.map((body) => body.unitId)}::int[]) as u
    on conflict (unit_id) do nothing`.execute(tx)
  await plantBodies(tx, bodies)
  const sha256 = createHash('sha256').update(JSON.stringify(bodies)).digest('hex')
  await sql`
    insert into data_version (name, sha256) values (${`bodies-${sha256.slice(0, 16)}`}, ${sha256})
    on conflict (name) do nothing`.execute(tx)
}

async function plantBodies(tx: Tx, bodies: readonly Body[]): Promise<void> {
  for (const body of bodies) {
    await sql`
      insert into unit_span (unit_id, valid_from, valid_to, code, name, kind, parent_id, province_id, path)
      select ${body.unitId}, greatest(s.valid_from, ${body.from}::date), least(s.valid_to, ${body.to}::date), ${body.code},
        ${body.name}, ${body.kind}, s.unit_id, s.province_id, s.path || ${`${body.unitId}/`}
      from unit_span s
      where s.unit_id = ${body.parentId} and s.valid_from <= ${body.to}::date and s.valid_to >= ${body.from}::date
      on conflict (unit_id, valid_from) do nothing`.execute(tx)
  }
}

/** The units above may have other paths and other times now: the bodies go where their parents are. */
async function replantBodies(tx: Tx): Promise<void> {
  const { rows } = await sql<Body>`
    select s.unit_id as "unitId", s.kind, s.code, s.name, s.parent_id as "parentId",
      min(s.valid_from)::text as "from", max(s.valid_to)::text as "to"
    from unit_span s join unit u on u.unit_id = s.unit_id
    where u.source = 'local'
    group by s.unit_id, s.kind, s.code, s.name, s.parent_id`.execute(tx)
  await sql`delete from unit_span s using unit u where u.unit_id = s.unit_id and u.source = 'local'`.execute(tx)
  await plantBodies(tx, rows)
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
