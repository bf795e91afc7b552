import { type Kysely, sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Tables } from '#storage/tables.ts'
import type { Lang } from '#words/words.ts'
import type { Officer, OfficeKind } from '../officer.ts'
import { scopeOf } from '../scope.ts'
import { unitFullName } from './unit-full-name.ts'

type Row = {
  officeId: string
  kind: OfficeKind
  unitId: number
  unitKind: string
  unitUntil: string
  unitName: string
  unitPath: string
  paths: string[]
  from: CalendarDate
  to: CalendarDate | null
}

/** Paths beyond the unit's own that an office at it may read: those of the units it came from. */
export type PathsOfPredecessors = (unitId: number) => readonly string[]

/** The offices that an account holds on a day, each as the officer it makes of the person; its unit is named in `lang`. */
export async function officesOf(
  tx: Tx | Kysely<Tables>,
  account: { accountId: string; name: string },
  day: CalendarDate,
  pathsOfPredecessors: PathsOfPredecessors = () => [],
  lang: Lang = 'vi',
): Promise<readonly Officer[]> {
  const { rows } = await sql<Row>`
    select o.office_id as "officeId", o.kind, o.unit_id as "unitId", o.valid_from as "from", o.valid_to as "to",
           s.kind as "unitKind", s.valid_to as "unitUntil", s.name as "unitName", s.path as "unitPath",
           (select array_agg(distinct p.path) from unit_span p where p.unit_id = o.unit_id) as paths
    from office o
    cross join lateral (
      select kind, valid_to, name, path from unit_span u where u.unit_id = o.unit_id
      order by u.valid_from <= ${day} desc, u.valid_from desc limit 1) s
    where o.account_id = ${account.accountId} and o.valid_from <= ${day} and (o.valid_to is null or o.valid_to >= ${day})
    order by o.valid_from, o.office_id`.execute(tx)
  return rows.map(({ paths, unitKind, unitUntil, ...row }) => {
    const own = scopeOf(row.kind, paths)
    const reads = own.reads.length > 0 ? [...new Set([...own.reads, ...pathsOfPredecessors(row.unitId)])] : []
    const unitName = unitFullName({ kind: unitKind, name: row.unitName, until: unitUntil }, day, lang)
    return { accountId: account.accountId, name: account.name, ...row, unitName, reads, writes: own.writes }
  })
}
