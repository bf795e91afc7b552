import { addDays, type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Household, LeftBy } from '../records.ts'
import { enrolHouseholds, type Enrolled, type Hamlet, type HouseholdHand, type NewHousehold, noteHouseholds } from './enrol.ts'
import { findHousehold } from './households.ts'

/** Which household is changed, as it was when the page was shown, and the first day on which the change holds. */
export type ChangeOf = { readonly householdId: string; readonly revision: number; readonly on: CalendarDate }

/**
 * The household has another representative or address from a day on. Rolls that were frozen keep the former.
 *
 * Refuses as `takeHousehold`, `households.name-needed`, `households.text-too-long`, `households.nothing-changed`, `households.changed-already` where something
 * else was changed on the day or later.
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function changeRepresentative(
  tx: Tx, hand: HouseholdHand, of: ChangeOf, to: { readonly name: string; readonly address: string; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const taken = await takeHousehold(tx, hand, of, now)
  if (!taken.ok) return taken
  const household = taken.value
  const [name, address, why] = [cleanText(to.name), cleanText(to.address), cleanText(to.why)]
  if (name === '') return refuse({ code: 'households.name-needed', field: 'name' })
  if (name.length > 200 || address.length > 300 || why.length > 500) return refuse({ code: 'households.text-too-long', field: name.length > 200 ? 'name' : address.length > 300 ? 'address' : 'why' })
  if (name === household.name && address === household.address) return refuse({ code: 'households.nothing-changed', field: 'name' })
  const key = { province_id: household.provinceId, household_id: household.householdId }
  const last = await lastSpan(tx, household)
  if (last >= of.on) return refuse({ code: 'households.changed-already', field: 'on', date: shortDate(last) })
  await tx
    .updateTable('household_span').set({ to_day: addDays(of.on, -1) })
    .where('province_id', '=', key.province_id).where('household_id', '=', key.household_id).where('from_day', '=', last).execute()
  await tx.insertInto('household_span').values({ ...key, path: household.path, from_day: of.on, name, address, why, recorded_at: now, recorded_by: hand.by.accountId }).execute()
  await touch(tx, household)
  await noteHouseholds(tx, hand, hamletOf(household), 'households.change', { household: household.householdId, on: of.on }, now)
  return accept(true)
}

/** Some leave a household and are one of their own from a day on. Refuses as `takeHousehold` and `enrolHouseholds`. */
export async function splitHousehold(tx: Tx, hand: HouseholdHand, of: ChangeOf, newcomers: readonly NewHousehold[], now: Date): Promise<Result<readonly Enrolled[]>> {
  const taken = await takeHousehold(tx, hand, of, now)
  if (!taken.ok) return taken
  if (newcomers.length === 0) return refuse({ code: 'households.name-needed', field: 'name' })
  const enrolled = await enrolHouseholds(tx, hand, hamletOf(taken.value), newcomers, of.on, now, 'split')
  if (!enrolled.ok) return enrolled
  for (const { householdId } of enrolled.value) await link(tx, taken.value, householdId, 'split', of.on)
  await touch(tx, taken.value)
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.split', { household: of.householdId, into: enrolled.value.map(({ householdId }) => householdId), on: of.on }, now)
  return enrolled
}

/**
 * One household joins another from a day on; the other may be of another hamlet that the hand reaches.
 *
 * Refuses as `takeHousehold`, `households.merge-with-itself`, `households.merge-into-unknown` where the other does not count on the day.
 */
export async function mergeHouseholds(tx: Tx, hand: HouseholdHand, of: ChangeOf, into: string, now: Date): Promise<Result<true>> {
  const taken = await takeHousehold(tx, hand, of, now)
  if (!taken.ok) return taken
  if (into === of.householdId) return refuse({ code: 'households.merge-with-itself', field: 'into' })
  const other = await findHousehold(tx, into, of.on)
  if (!other || other.to !== undefined || other.from > of.on) return refuse({ code: 'households.merge-into-unknown', field: 'into' })
  if (!hand.allows('manage-households', other.path)) return refuse({ code: 'households.not-yours' })
  await end(tx, taken.value, addDays(of.on, -1), 'merged')
  await link(tx, taken.value, into, 'merged', of.on)
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.merge', { household: of.householdId, into, on: of.on }, now)
  return accept(true)
}

/**
 * The household moves to another hamlet: it ends here and begins there on the day, with the same representative.
 *
 * Refuses as `takeHousehold` and `enrolHouseholds` (the hand must reach both hamlets), `households.same-hamlet`.
 */
export async function moveHousehold(tx: Tx, hand: HouseholdHand, of: ChangeOf, to: Hamlet, address: string, now: Date): Promise<Result<Enrolled>> {
  const taken = await takeHousehold(tx, hand, of, now)
  if (!taken.ok) return taken
  if (to.unitId === taken.value.hamletId) return refuse({ code: 'households.same-hamlet', field: 'hamlet' })
  const enrolled = await enrolHouseholds(tx, hand, to, [{ name: taken.value.name, address, code: taken.value.code }], of.on, now, 'moved-in')
  if (!enrolled.ok) return enrolled
  await end(tx, taken.value, addDays(of.on, -1), 'moved-out')
  await link(tx, taken.value, enrolled.value[0]!.householdId, 'moved', of.on)
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.move', { household: of.householdId, to: to.unitId, on: of.on }, now)
  return accept(enrolled.value[0]!)
}

/** The household is no more from a day on. Refuses as `takeHousehold`, `households.why-needed`. */
export async function dissolveHousehold(tx: Tx, hand: HouseholdHand, of: ChangeOf, given: { readonly why: string }, now: Date): Promise<Result<true>> {
  const taken = await takeHousehold(tx, hand, of, now)
  if (!taken.ok) return taken
  const why = cleanText(given.why)
  if (why === '') return refuse({ code: 'households.why-needed', field: 'why' })
  await end(tx, taken.value, addDays(of.on, -1), 'dissolved')
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.end', { household: of.householdId, how: 'dissolved', on: of.on, reason: why }, now)
  return accept(true)
}

/**
 * The household was written down by mistake: it never counted, on no day. Rolls that were frozen keep it.
 *
 * Refuses as `holdHousehold`, `households.why-needed`.
 */
export async function strikeHousehold(tx: Tx, hand: HouseholdHand, of: Omit<ChangeOf, 'on'>, given: { readonly why: string }, now: Date): Promise<Result<true>> {
  const taken = await holdHousehold(tx, hand, of, dayInVietNam(now))
  if (!taken.ok) return taken
  const why = cleanText(given.why)
  if (why === '') return refuse({ code: 'households.why-needed', field: 'why' })
  await end(tx, taken.value, dayInVietNam(now), 'mistake')
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.end', { household: of.householdId, how: 'mistake', reason: why }, now)
  return accept(true)
}

/**
 * The name or the address was written wrongly from its first day: it is put right, with no new representative. Rolls that were frozen keep what they had.
 *
 * Refuses as `holdHousehold`, `households.name-needed`, `households.text-too-long`, `households.nothing-changed`.
 */
export async function correctHousehold(
  tx: Tx, hand: HouseholdHand, of: Omit<ChangeOf, 'on'>, to: { readonly name: string; readonly address: string }, now: Date,
): Promise<Result<true>> {
  const taken = await holdHousehold(tx, hand, of, dayInVietNam(now))
  if (!taken.ok) return taken
  const { provinceId, householdId, name: formerName, address: formerAddress } = taken.value
  const [name, address] = [cleanText(to.name), cleanText(to.address)]
  if (name === '') return refuse({ code: 'households.name-needed', field: 'name' })
  if (name.length > 200 || address.length > 300) return refuse({ code: 'households.text-too-long', field: name.length > 200 ? 'name' : 'address' })
  if (name === formerName && address === formerAddress) return refuse({ code: 'households.nothing-changed', field: 'name' })
  const last = await lastSpan(tx, taken.value)
  await tx
    .updateTable('household_span').set({ name, address })
    .where('province_id', '=', provinceId).where('household_id', '=', householdId).where('from_day', '=', last).execute()
  await touch(tx, taken.value)
  await noteHouseholds(tx, hand, hamletOf(taken.value), 'households.correct', { household: householdId }, now)
  return accept(true)
}

/** As `holdHousehold`. Refuses `households.on-ahead`, `households.before-it-came` where it did not count on the day before. */
async function takeHousehold(tx: Tx, hand: HouseholdHand, of: ChangeOf, now: Date): Promise<Result<Household>> {
  const held = await holdHousehold(tx, hand, of, of.on)
  if (!held.ok) return held
  if (of.on > dayInVietNam(now)) return refuse({ code: 'households.on-ahead', field: 'on', date: shortDate(of.on) })
  if (of.on <= held.value.from) return refuse({ code: 'households.before-it-came', field: 'on', date: shortDate(held.value.from) })
  return held
}

/**
 * The household with its row held, as it is on a day. Refuses `households.not-found`, `households.not-yours`, `households.stale` where somebody changed
 * it meanwhile, `households.ended-already`.
 */
async function holdHousehold(tx: Tx, hand: HouseholdHand, of: Omit<ChangeOf, 'on'>, day: CalendarDate): Promise<Result<Household>> {
  const row = await tx.selectFrom('household').select(['path', 'revision', 'to_day']).where('household_id', '=', of.householdId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'households.not-found' })
  if (!hand.allows('manage-households', row.path)) return refuse({ code: 'households.not-yours' })
  if (row.to_day !== null) return refuse({ code: 'households.ended-already' })
  if (row.revision !== of.revision) return refuse({ code: 'households.stale' })
  return accept((await findHousehold(tx, of.householdId, day))!)
}

/** The first day of the last span. */
async function lastSpan(tx: Tx, { provinceId, householdId }: Household): Promise<CalendarDate> {
  const last = await tx
    .selectFrom('household_span').select('from_day').where('province_id', '=', provinceId).where('household_id', '=', householdId)
    .orderBy('from_day', 'desc').executeTakeFirstOrThrow()
  return last.from_day as CalendarDate
}

async function end(tx: Tx, { provinceId, householdId, revision }: Household, lastDay: CalendarDate, leftBy: LeftBy): Promise<void> {
  await tx
    .updateTable('household').set({ to_day: lastDay, left_by: leftBy, revision: revision + 1 })
    .where('province_id', '=', provinceId).where('household_id', '=', householdId).execute()
}

async function touch(tx: Tx, { provinceId, householdId, revision }: Household): Promise<void> {
  await tx.updateTable('household').set({ revision: revision + 1 }).where('province_id', '=', provinceId).where('household_id', '=', householdId).execute()
}

async function link(tx: Tx, { provinceId, householdId, path }: Household, toId: string, kind: 'split' | 'merged' | 'moved', on: CalendarDate): Promise<void> {
  await tx.insertInto('household_link').values({ province_id: provinceId, from_id: householdId, to_id: toId, path, kind, on_day: on }).execute()
}

function hamletOf({ hamletId, path }: Household): Hamlet {
  return { unitId: hamletId, path }
}
