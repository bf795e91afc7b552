import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import { unitFullName } from './unit-full-name.ts'

export type OfficeUnit = {
  readonly unitId: number
  readonly level: 'nation' | 'province' | 'district' | 'commune' | 'body'
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

/** The unit that holds a code on the day, below a path. Undefined where none does. */
export async function findUnitByCode(tx: Tx, code: string, below: string, day: CalendarDate): Promise<OfficeUnit | undefined> {
  const { rows } = await sql<Row>`
    select u.unit_id as "unitId", u.level, s.kind, s.valid_to as until, s.name, s.code, s.path
    from unit u join unit_span s using (unit_id)
    where s.code = ${code} and s.path ^@ ${below} and s.valid_from <= ${day} and s.valid_to >= ${day}
    order by u.unit_id limit 1`.execute(tx)
  return named(rows[0], day)
}

function named(row: Row | undefined, day: CalendarDate): OfficeUnit | undefined {
  if (!row) return undefined
  const { kind, until, ...unit } = row
  return { ...unit, name: unitFullName({ kind, name: row.name, until }, day) }
}
