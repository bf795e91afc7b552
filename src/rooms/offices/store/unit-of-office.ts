import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'

export type OfficeUnit = {
  readonly unitId: number
  readonly level: 'nation' | 'province' | 'district' | 'commune' | 'body'
  readonly name: string
  readonly code: string
  readonly path: string
}

/** A unit as it is on the day, or as it last was before it. */
export async function findOfficeUnit(tx: Tx, unitId: number, day: CalendarDate): Promise<OfficeUnit | undefined> {
  const { rows } = await sql<OfficeUnit>`
    select u.unit_id as "unitId", u.level, s.name, s.code, s.path
    from unit u join unit_span s using (unit_id)
    where u.unit_id = ${unitId}
    order by s.valid_from <= ${day} desc, s.valid_from desc limit 1`.execute(tx)
  return rows[0]
}

/** Units with this code below a path, as they are on the day or last were. The same code may have had several holders. */
export async function findUnitsByCode(tx: Tx, code: string, below: string, day: CalendarDate): Promise<readonly OfficeUnit[]> {
  const { rows } = await sql<OfficeUnit>`
    select distinct on (u.unit_id) u.unit_id as "unitId", u.level, s.name, s.code, s.path
    from unit u join unit_span s using (unit_id)
    where s.code = ${code} and s.path ^@ ${below}
    order by u.unit_id, s.valid_from <= ${day} desc, s.valid_from desc`.execute(tx)
  return rows.toSorted((a, b) => b.unitId - a.unitId)
}
