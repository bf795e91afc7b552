import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Scope } from '../records.ts'

/** Where people deliberate: a hamlet, or a commune for what concerns all its hamlets. As it is on a day. */
export type Forum = {
  readonly unitId: number
  readonly provinceId: number
  readonly path: string
  readonly name: string
  readonly scope: Scope
  /** The commune: of a hamlet the one above, of a commune itself. */
  readonly communeId: number
}

/** The hamlet or commune as it is on the day; undefined where there is none, or the unit is of another level. */
export async function findForum(tx: Tx, unitId: number, day: CalendarDate): Promise<Forum | undefined> {
  const row = await tx
    .selectFrom('unit_span as s')
    .innerJoin('unit as u', 'u.unit_id', 's.unit_id')
    .select(['s.unit_id', 's.province_id', 's.path', 's.name', 's.parent_id', 'u.level'])
    .where('s.unit_id', '=', unitId)
    .where('s.valid_from', '<=', day)
    .where('s.valid_to', '>=', day)
    .where('u.level', 'in', ['hamlet', 'commune'])
    .executeTakeFirst()
  if (!row) return undefined
  const hamlet = row.level === 'hamlet'
  return {
    unitId: row.unit_id, provinceId: row.province_id, path: row.path, name: row.name, scope: hamlet ? 'hamlet' : 'commune',
    communeId: hamlet ? row.parent_id! : row.unit_id,
  }
}
