import { sql } from 'kysely'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { DisclosureHand } from '#rooms/disclosure/store/index.ts'
import type { JournalEntry } from '#rooms/journal/index.ts'
import { appendJournal, appendJournalLines } from '#rooms/journal/store/index.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CameBy } from '../records.ts'

/** Who works on the roll: who is named in the journal, and what may be done at a path. */
export type HouseholdHand = DisclosureHand

export type Hamlet = { readonly unitId: number; readonly path: string }

/** A household as it is enrolled. Without a number it comes last in the list. */
export type NewHousehold = { readonly name: string; readonly address: string; readonly number?: number | undefined; readonly code?: string | undefined }

export type Enrolled = { readonly householdId: string; readonly number: number }

/** What comes to one hamlet. */
export type HamletList = { readonly hamlet: Hamlet; readonly households: readonly NewHousehold[] }

type Row = Enrolled & { readonly hamlet: Hamlet; readonly name: string; readonly address: string; readonly code: string }

/**
 * Enrols households of a hamlet from a day on.
 *
 * Refuses as `enrolLists`.
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function enrolHouseholds(
  tx: Tx, hand: HouseholdHand, hamlet: Hamlet, households: readonly NewHousehold[], from: CalendarDate, now: Date, cameBy: CameBy = 'enrolled',
): Promise<Result<readonly Enrolled[]>> {
  return enrolLists(tx, hand, [{ hamlet, households }], from, now, cameBy)
}

/**
 * Enrols the households of several hamlets, each hamlet once, from a day on: all or none, in as many statements whatever their number, with one line of
 * the journal for each hamlet. Answers them in the order given.
 *
 * Refuses `households.not-yours`, `households.from-ahead`, and with `hamlet` and `row` (from 1, in the list of that hamlet): `households.name-needed`,
 * `households.text-too-long`, `households.number-wrong`, `households.number-twice` (in the list, or of a household that lives there).
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function enrolLists(
  tx: Tx, hand: HouseholdHand, lists: readonly HamletList[], from: CalendarDate, now: Date, cameBy: CameBy = 'enrolled',
): Promise<Result<readonly Enrolled[]>> {
  if (lists.some(({ hamlet }) => !hand.allows('manage-households', hamlet.path))) return refuse({ code: 'households.not-yours' })
  if (from > dayInVietNam(now)) return refuse({ code: 'households.from-ahead', field: 'from', date: shortDate(from) })
  const taken = await numbersTaken(tx, lists.map(({ hamlet }) => hamlet.unitId), from)
  const rows: Row[] = []
  for (const list of lists) {
    const numbered = numberRows(list, taken.get(list.hamlet.unitId) ?? new Set(), now)
    if (!numbered.ok) return numbered
    rows.push(...numbered.value)
  }
  if (rows.length === 0) return accept([])
  const ids = rows.map(({ householdId }) => householdId)
  const provinces = rows.map(({ hamlet }) => provinceOf(hamlet.path))
  const paths = rows.map(({ hamlet }) => hamlet.path)
  await sql`
    insert into household (province_id, household_id, hamlet_id, path, number, code, from_day, came_by, revision, recorded_at, recorded_by)
    select province_id, id, hamlet_id, path, number, code, ${from}::date, ${cameBy}, 1, ${now}, ${hand.by.accountId}::uuid
    from unnest(${provinces}::int[], ${ids}::uuid[], ${rows.map(({ hamlet }) => hamlet.unitId)}::int[], ${paths}::text[], ${rows.map(({ number }) => number)}::int[],
      ${rows.map(({ code }) => code)}::text[]) as row (province_id, id, hamlet_id, path, number, code)`.execute(tx)
  await sql`
    insert into household_span (province_id, household_id, path, from_day, name, address, recorded_at, recorded_by)
    select province_id, id, path, ${from}::date, name, address, ${now}, ${hand.by.accountId}::uuid
    from unnest(${provinces}::int[], ${ids}::uuid[], ${paths}::text[], ${rows.map(({ name }) => name)}::text[], ${rows.map(({ address }) => address)}::text[])
      as row (province_id, id, path, name, address)`.execute(tx)
  const lines = [...Map.groupBy(rows, ({ hamlet }) => hamlet.unitId).values()].map((here) =>
    lineOf(hand, here[0]!.hamlet, 'households.enrol', { households: here.map(({ householdId }) => householdId), from, came: cameBy }),
  )
  for (const [provinceId, here] of Map.groupBy(lines, (line) => line.provinceId)) await appendJournalLines(tx, provinceId, here, now)
  return accept(rows.map(({ householdId, number }) => ({ householdId, number })))
}

/** The households of a list, looked over, each with its identity and its number. Those without a number come after all others. */
function numberRows({ hamlet, households }: HamletList, numbers: ReadonlySet<number>, now: Date): Result<readonly Row[]> {
  const taken = new Set(numbers)
  let last = Math.max(0, ...numbers, ...households.flatMap(({ number }) => number ?? []))
  const rows: Row[] = []
  for (const [at, given] of households.entries()) {
    const wrong = (code: string, field: string, details: Readonly<Record<string, unknown>> = {}) => refuse({ code, field, hamlet: hamlet.unitId, row: at + 1, ...details })
    const [name, address, code] = [cleanText(given.name), cleanText(given.address), cleanText(given.code ?? '')]
    if (name === '') return wrong('households.name-needed', 'name')
    if (name.length > 200 || address.length > 300 || code.length > 40) return wrong('households.text-too-long', name.length > 200 ? 'name' : address.length > 300 ? 'address' : 'code')
    if (given.number !== undefined && !(Number.isSafeInteger(given.number) && given.number >= 1 && given.number <= 100_000)) return wrong('households.number-wrong', 'number')
    const number = given.number ?? (last += 1)
    if (taken.has(number)) return wrong('households.number-twice', 'number', { number })
    taken.add(number)
    rows.push({ hamlet, householdId: newId(now.getTime()), number, name, address, code })
  }
  return accept(rows)
}

/** The numbers of households that count in a hamlet on a day or come to it later, by hamlet. */
export async function numbersTaken(tx: Tx, hamletIds: readonly number[], from: CalendarDate): Promise<ReadonlyMap<number, Set<number>>> {
  const { rows } = await sql<{ hamletId: number; number: number }>`
    select hamlet_id as "hamletId", number from household
    where hamlet_id = any (${hamletIds}::int[]) and left_by is distinct from 'mistake' and (to_day is null or to_day >= ${from}::date)`.execute(tx)
  return new Map([...Map.groupBy(rows, ({ hamletId }) => hamletId)].map(([hamletId, here]) => [hamletId, new Set(here.map(({ number }) => number))]))
}

/** One line of the journal about the roll of a hamlet. Names stay in the tables. */
export async function noteHouseholds(tx: Tx, hand: HouseholdHand, hamlet: Hamlet, act: string, subject: Readonly<Record<string, unknown>>, now: Date): Promise<void> {
  await appendJournal(tx, lineOf(hand, hamlet, act, subject), now)
}

function lineOf(hand: HouseholdHand, { unitId, path }: Hamlet, act: string, subject: Readonly<Record<string, unknown>>): JournalEntry {
  return { ...hand.by, unitId, path, provinceId: provinceOf(path), act, subject }
}
