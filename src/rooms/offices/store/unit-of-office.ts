import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { foldText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { unitFullName } from './unit-full-name.ts'

export type OfficeUnit = {
  readonly unitId: number
  readonly level: 'nation' | 'province' | 'district' | 'commune' | 'body' | 'hamlet'
  readonly name: string
  readonly code: string
  readonly path: string
}

type Row = OfficeUnit & { kind: string; until: string }

/** A unit as it is on the day, or as it last was before it. */
export async function findOfficeUnit(tx: Tx, unitId: number, day: CalendarDate): Promise<OfficeUnit | undefined> {
  const { rows } = await sql<Row>`
    select u.unit_id as "unitId", u.level, s.kind, s.valid_to as until, s.name, s.code, s.path
    from unit u join unit_span s using (unit_id)
    where u.unit_id = ${unitId}
    order by s.valid_from <= ${day} desc, s.valid_from desc limit 1`.execute(tx)
  return named(rows[0], day)
}

/** How many of several units are named. */
const NAMED = 8

/**
 * The unit that is meant on the day, below a path, by its code, its number, or its name (with or without its kind and
 * accents). Undefined where there is none. Refuses `offices.unit-many` where it could be several: agencies and
 * enterprises of two communes may bear one code.
 */
export async function findUnitMeant(tx: Tx, given: string, below: string, day: CalendarDate): Promise<Result<OfficeUnit | undefined>> {
  const there = sql`from unit u join unit_span s using (unit_id)
    where s.path ^@ ${below} and s.valid_from <= ${day} and s.valid_to >= ${day}`
  const columns = sql`u.unit_id as "unitId", u.level, s.kind, s.valid_to as until, s.name, s.code, s.path`
  let { rows } = await sql<Row>`select ${columns} ${there} and (s.code = ${given} or u.unit_id::text = ${given}) order by u.unit_id`.execute(tx)
  const sought = foldText(given)
  if (rows.length === 0 && sought !== '' && !/^\d+$/.test(given)) {
    rows = (await sql<Row>`select ${columns} ${there} order by u.unit_id`.execute(tx)).rows.filter((row) =>
      [row.name, named(row, day)!.name].some((name) => foldText(name) === sought),
    )
  }
  const exact = rows.filter((row) => named(row, day)!.name.toLowerCase() === given.toLowerCase())
  const meant = exact.length === 1 ? exact : rows
  if (meant.length > 1) {
    const w = words('vi')
    const units = meant.slice(0, NAMED).map((row) => w('offices.unit-number', { unit: named(row, day)!.name, number: row.unitId })).join('; ')
    return refuse({ code: 'offices.unit-many', field: 'unit', unit: given, units })
  }
  return accept(named(meant[0], day))
}

function named(row: Row | undefined, day: CalendarDate): OfficeUnit | undefined {
  if (!row) return undefined
  const { kind, until, ...unit } = row
  return { ...unit, name: unitFullName({ kind, name: row.name, until }, day) }
}
