import { sql } from 'kysely'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { DisclosureHand } from '#rooms/disclosure/store/index.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CameBy } from '../records.ts'

/** Who works on the roll: who is named in the journal, and what may be done at a path. */
export type HouseholdHand = DisclosureHand

export type Hamlet = { readonly unitId: number; readonly path: string }

/** A household as it is enrolled. Without a number it comes last in the list. */
export type NewHousehold = { readonly name: string; readonly address: string; readonly number?: number | undefined; readonly code?: string | undefined }

export type Enrolled = { readonly householdId: string; readonly number: number }

/**
 * Enrols households of a hamlet from a day on, in one statement whatever their number.
 *
 * Refuses `households.not-yours`, `households.from-ahead`, and with `row` (from 1): `households.name-needed`, `households.text-too-long`,
 * `households.number-wrong`, `households.number-twice` (in the list, or of a household that lives there).
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function enrolHouseholds(
  tx: Tx, hand: HouseholdHand, hamlet: Hamlet, households: readonly NewHousehold[], from: CalendarDate, now: Date, cameBy: CameBy = 'enrolled',
): Promise<Result<readonly Enrolled[]>> {
  if (!hand.allows('manage-households', hamlet.path)) return refuse({ code: 'households.not-yours' })
  if (from > dayInVietNam(now)) return refuse({ code: 'households.from-ahead', field: 'from', date: shortDate(from) })
  const taken = await numbersTaken(tx, hamlet.unitId, from)
  let last = Math.max(0, ...taken)
  const rows: { householdId: string; number: number; name: string; address: string; code: string }[] = []
  for (const [at, given] of households.entries()) {
    const wrong = (code: string, field: string) => refuse({ code, field, row: at + 1 })
    const [name, address, code] = [cleanText(given.name), cleanText(given.address), cleanText(given.code ?? '')]
    if (name === '') return wrong('households.name-needed', 'name')
    if (name.length > 200 || address.length > 300 || code.length > 40) return wrong('households.text-too-long', name.length > 200 ? 'name' : address.length > 300 ? 'address' : 'code')
    if (given.number !== undefined && !(Number.isSafeInteger(given.number) && given.number >= 1 && given.number <= 100_000)) return wrong('households.number-wrong', 'number')
    const number = given.number ?? last + 1
    if (taken.has(number)) return refuse({ code: 'households.number-twice', field: 'number', row: at + 1, number })
    taken.add(number)
    last = Math.max(last, number)
    rows.push({ householdId: newId(now.getTime()), number, name, address, code })
  }
  if (rows.length === 0) return accept([])
  const provinceId = provinceOf(hamlet.path)
  const ids = rows.map(({ householdId }) => householdId)
  await sql`
    insert into household (province_id, household_id, hamlet_id, path, number, code, from_day, came_by, revision, recorded_at, recorded_by)
    select ${provinceId}, id, ${hamlet.unitId}, ${hamlet.path}, number, code, ${from}::date, ${cameBy}, 1, ${now}, ${hand.by.accountId}::uuid
    from unnest(${ids}::uuid[], ${rows.map(({ number }) => number)}::int[], ${rows.map(({ code }) => code)}::text[]) as row (id, number, code)`.execute(tx)
  await sql`
    insert into household_span (province_id, household_id, path, from_day, name, address, recorded_at, recorded_by)
    select ${provinceId}, id, ${hamlet.path}, ${from}::date, name, address, ${now}, ${hand.by.accountId}::uuid
    from unnest(${ids}::uuid[], ${rows.map(({ name }) => name)}::text[], ${rows.map(({ address }) => address)}::text[]) as row (id, name, address)`.execute(tx)
  await noteHouseholds(tx, hand, hamlet, 'households.enrol', { households: ids, from, came: cameBy }, now)
  return accept(rows.map(({ householdId, number }) => ({ householdId, number })))
}

/** The numbers of households that count in a hamlet on a day or come to it later. */
async function numbersTaken(tx: Tx, hamletId: number, from: CalendarDate): Promise<Set<number>> {
  const { rows } = await sql<{ number: number }>`
    select number from household where hamlet_id = ${hamletId} and left_by is distinct from 'mistake' and (to_day is null or to_day >= ${from}::date)`.execute(tx)
  return new Set(rows.map(({ number }) => number))
}

/** One line of the journal about the roll of a hamlet. Names stay in the tables. */
export async function noteHouseholds(tx: Tx, hand: HouseholdHand, hamlet: Hamlet, act: string, subject: Readonly<Record<string, unknown>>, now: Date): Promise<void> {
  await appendJournal(tx, { ...hand.by, unitId: hamlet.unitId, path: hamlet.path, provinceId: provinceOf(hamlet.path), act, subject }, now)
}
