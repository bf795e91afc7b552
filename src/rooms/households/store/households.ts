import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Household } from '../records.ts'

type HouseholdRow = {
  provinceId: number; householdId: string; hamletId: number; path: string; number: number; code: string; name: string; address: string; from: CalendarDate
  to: CalendarDate | null; cameBy: Household['cameBy']; leftBy: Household['leftBy'] | null; revision: number
}

const COLUMNS = sql`h.province_id as "provinceId", h.household_id as "householdId", h.hamlet_id as "hamletId", h.path, h.number, h.code, s.name, s.address, h.from_day as "from",
  h.to_day as "to", h.came_by as "cameBy", h.left_by as "leftBy", h.revision`

/** Whether a household counts on a day: it was there, and was not written down by mistake. */
const countsOn = (day: CalendarDate) => sql`h.from_day <= ${day}::date and (h.to_day is null or h.to_day >= ${day}::date) and h.left_by is distinct from 'mistake'`
const spanOn = (day: CalendarDate) => sql`s.from_day <= ${day}::date and (s.to_day is null or s.to_day >= ${day}::date)`

/**
 * The households of a hamlet as they are on a day, each with its one representative, in the order of the list.
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function rollAsAt(tx: Tx, hamletId: number, day: CalendarDate): Promise<readonly Household[]> {
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household h join household_span s on (s.province_id, s.household_id) = (h.province_id, h.household_id) and ${spanOn(day)}
    where h.hamlet_id = ${hamletId} and ${countsOn(day)} order by h.number, h.household_id`.execute(tx)
  return rows.map(householdOf)
}

/** How many households a hamlet has on a day. */
export async function countAsAt(tx: Tx, hamletId: number, day: CalendarDate): Promise<number> {
  const { rows } = await sql<{ all: number }>`select count(*)::int as all from household h where h.hamlet_id = ${hamletId} and ${countsOn(day)}`.execute(tx)
  return rows[0]!.all
}

/** How many households each hamlet below a path has on a day. */
export async function countsUnder(tx: Tx, path: string, day: CalendarDate): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ hamletId: number; all: number }>`
    select h.hamlet_id as "hamletId", count(*)::int as all from household h where h.path ^@ ${path} and ${countsOn(day)} group by h.hamlet_id`.execute(tx)
  return new Map(rows.map(({ hamletId, all }) => [hamletId, all]))
}

/** A household as it is on a day or, where it has ended, as it was last. */
export async function findHousehold(tx: Tx, householdId: string, day: CalendarDate): Promise<Household | undefined> {
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household h join household_span s on (s.province_id, s.household_id) = (h.province_id, h.household_id)
    where h.household_id = ${householdId} order by ${spanOn(day)} desc, s.from_day desc limit 1`.execute(tx)
  return rows[0] && householdOf(rows[0])
}

function householdOf(row: HouseholdRow): Household {
  return { ...row, to: row.to ?? undefined, leftBy: row.leftBy ?? undefined }
}
