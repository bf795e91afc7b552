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
  return (await rollsAsAt(tx, [hamletId], day)).get(hamletId) ?? []
}

/** The households of several hamlets as they are on a day, by hamlet; a hamlet without any is left out. */
export async function rollsAsAt(tx: Tx, hamletIds: readonly number[], day: CalendarDate): Promise<ReadonlyMap<number, readonly Household[]>> {
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household h join household_span s on (s.province_id, s.household_id) = (h.province_id, h.household_id) and ${spanOn(day)}
    where h.hamlet_id = any (${hamletIds}::int[]) and ${countsOn(day)} order by h.number, h.household_id`.execute(tx)
  return Map.groupBy(rows.map(householdOf), ({ hamletId }) => hamletId)
}

/** The households of all hamlets below a path as they are on a day. */
export async function rollUnder(tx: Tx, path: string, day: CalendarDate): Promise<readonly Household[]> {
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household h join household_span s on (s.province_id, s.household_id) = (h.province_id, h.household_id) and ${spanOn(day)}
    where h.path ^@ ${path} and ${countsOn(day)} order by h.hamlet_id, h.number, h.household_id`.execute(tx)
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

/** Who stood for a household, and where it lived, from the first on. */
export type HouseholdSpan = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly name: string; readonly address: string; readonly why: string }
/** Where a household came from or went to. */
export type HouseholdLink = { readonly kind: 'split' | 'merged' | 'moved'; readonly on: CalendarDate; readonly way: 'from' | 'to'; readonly householdId: string; readonly name: string }

/** What became of a household from its first day on. */
export async function historyOf(tx: Tx, householdId: string): Promise<{ readonly spans: readonly HouseholdSpan[]; readonly links: readonly HouseholdLink[] }> {
  const { rows: spans } = await sql<HouseholdSpan>`
    select from_day as "from", to_day as "to", name, address, why from household_span where household_id = ${householdId} order by from_day`.execute(tx)
  const { rows: links } = await sql<HouseholdLink>`
    select l.kind, l.on_day as "on", case when l.from_id = ${householdId} then 'to' else 'from' end as way, o.id as "householdId", coalesce(s.name, '') as name
    from household_link l
    cross join lateral (select case when l.from_id = ${householdId} then l.to_id else l.from_id end as id) o
    left join lateral (select name from household_span where household_id = o.id order by from_day desc limit 1) s on true
    where ${householdId} in (l.from_id, l.to_id) order by l.on_day`.execute(tx)
  return { spans, links }
}
