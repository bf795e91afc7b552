import { sql } from 'kysely'
import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { foldText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import type { ParentUnit } from '../plan-body.ts'
import { BODY_ROLL, type Roll } from '../roll.ts'
import type { UnitId } from '../unit.ts'

/** A unit found for a body to stand under, as it is on the day asked for. */
export type FoundParent = ParentUnit & { readonly code: string }

export type ParentFinder = (given: string, day: CalendarDate, reaches: (path: string) => boolean) => Result<FoundParent>

type Row = { unitId: number; kind: string; name: string; code: string; path: string; from: string; to: string }

/**
 * Reads the units once and finds, for any number of bodies, the province, district or commune that is meant on a day by
 * its code, its number, or its name (with or without its kind and accents), among those within reach.
 *
 * The finder refuses `bodies.parent-unknown` or `hamlets.parent-unknown`, and `bodies.parent-many` for a name that several bear.
 */
export async function parentFinder(tx: Tx, roll: Roll = BODY_ROLL): Promise<ParentFinder> {
  const { rows } = await sql<Row>`
    select s.unit_id as "unitId", s.kind, s.name, s.code, s.path, s.valid_from as "from", s.valid_to as "to"
    from unit u join unit_span s using (unit_id)
    where u.level = any(${[...roll.parents]}::text[])
    order by s.unit_id, s.valid_from`.execute(tx)
  const w = words('vi')
  const nameOf = (row: Row): string => w(`places.name.${row.kind}`, { name: row.name })
  const [byNumber, byName, byUnit] = [new Map<string, Row[]>(), new Map<string, Row[]>(), new Map<UnitId, Row[]>()]
  const note = <K>(map: Map<K, Row[]>, key: K, row: Row): void => {
    const list = map.get(key)
    if (!list) map.set(key, [row])
    else if (list.at(-1) !== row) list.push(row)
  }
  for (const row of rows) {
    note(byUnit, row.unitId, row)
    for (const key of [row.code, String(row.unitId)]) note(byNumber, key, row)
    for (const key of [foldText(row.name), foldText(nameOf(row))]) note(byName, key, row)
  }
  return (given, day, reaches) => {
    const known = (/^\d+$/.test(given) ? byNumber.get(given) : byName.get(foldText(given))) ?? []
    const meant = known.filter((row) => row.from <= day && day <= row.to && reaches(row.path))
    // The kind that was written decides: “Xã Kbang” is not Huyện Kbang. So does writing with accents.
    const exact = meant.filter((row) => nameOf(row).toLowerCase() === given.toLowerCase())
    const found = exact.length === 1 ? exact : meant
    const [row] = found
    if (!row) return refuse({ code: `${roll.name}.parent-unknown`, field: 'parent', given, date: shortDate(day) })
    if (found.length > 1) {
      const units = found.slice(0, NAMED).map((each) => w('places.with-code', { unit: nameOf(each), code: each.code })).join('; ')
      return refuse({ code: 'bodies.parent-many', field: 'parent', given, units })
    }
    return accept({ unitId: row.unitId, name: nameOf(row), code: row.code, stretches: byUnit.get(row.unitId)!.map(stretch) })
  }
}

/** How many of the units that bear a name are named. */
const NAMED = 6

/** The days on which a unit is there. */
export async function stretchesOf(tx: Tx, unitId: UnitId): Promise<ParentUnit['stretches']> {
  const rows = await tx
    .selectFrom('unit_span')
    .select(['valid_from as from', 'valid_to as to'])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .execute()
  return rows.map(stretch)
}

/** Days as text sort as days, `-infinity` before and `infinity` after all of them. */
function stretch({ from, to }: { from: string; to: string }): ParentUnit['stretches'][number] {
  return { from: from === '-infinity' ? null : (from as CalendarDate), to: to === 'infinity' ? null : (to as CalendarDate) }
}
