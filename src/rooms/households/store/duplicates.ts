import type { CalendarDate } from '#foundation/calendar-date.ts'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { alikePairs, type Likeness } from '../likeness.ts'
import type { Household } from '../records.ts'
import { mergeHouseholds, strikeHousehold } from './change.ts'
import { type HouseholdHand, noteHouseholds } from './enrol.ts'
import { findHousehold, rollUnder } from './households.ts'

export type Pair = { readonly left: Household; readonly right: Household; readonly likeness: Likeness }

/** Households below a path that may be one written down twice, without those that were found to be two; the surest first. */
export async function probableDuplicates(tx: Tx, path: string, day: CalendarDate): Promise<readonly Pair[]> {
  const pairs = alikePairs(await rollUnder(tx, path, day))
  if (pairs.length === 0) return []
  const distinct = await tx.selectFrom('household_distinct').select(['left_id', 'right_id']).where('province_id', '=', provinceOf(path)).execute()
  const known = new Set(distinct.map(({ left_id, right_id }) => `${left_id} ${right_id}`))
  return pairs.filter(({ left, right }) => !known.has(ordered(left.householdId, right.householdId).join(' ')))
}

/**
 * Two households that look like one are two: nobody is asked again.
 *
 * Refuses `households.not-found`, `households.not-yours`, `households.merge-with-itself`.
 */
export async function tellApart(tx: Tx, hand: HouseholdHand, pair: { readonly left: string; readonly right: string }, why: string, now: Date): Promise<Result<true>> {
  if (pair.left === pair.right) return refuse({ code: 'households.merge-with-itself' })
  const [leftId, rightId] = ordered(pair.left, pair.right)
  const [left, right] = [await findHousehold(tx, leftId, dayInVietNam(now)), await findHousehold(tx, rightId, dayInVietNam(now))]
  if (!left || !right) return refuse({ code: 'households.not-found' })
  if (!hand.allows('manage-households', left.path) || !hand.allows('manage-households', right.path)) return refuse({ code: 'households.not-yours' })
  // A path ends in the number of its unit and a slash.
  const path = left.path === right.path ? left.path : left.path.replace(/[^/]+\/$/, '')
  await tx
    .insertInto('household_distinct')
    .values({ province_id: left.provinceId, left_id: leftId, right_id: rightId, path, why: cleanText(why).slice(0, 500), recorded_at: now, recorded_by: hand.by.accountId })
    .onConflict((conflict) => conflict.doNothing()).execute()
  await noteHouseholds(tx, hand, { unitId: left.hamletId, path: left.path }, 'households.tell-apart', { households: [leftId, rightId] }, now)
  return accept(true)
}

/**
 * One household was written down twice: one of the two is kept, the other ends today with a link to it; one that came only today never counted.
 *
 * Refuses as `mergeHouseholds`.
 */
export async function keepOne(
  tx: Tx, hand: HouseholdHand, pair: { readonly keep: string; readonly drop: string; readonly dropRevision: number; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const today = dayInVietNam(now)
  const [keep, drop] = [await findHousehold(tx, pair.keep, today), await findHousehold(tx, pair.drop, today)]
  if (!keep || !drop) return refuse({ code: 'households.not-found' })
  if (!hand.allows('manage-households', keep.path)) return refuse({ code: 'households.not-yours' })
  const of = { householdId: pair.drop, revision: pair.dropRevision }
  return drop.from >= today ? strikeHousehold(tx, hand, of, { why: pair.why }, now) : mergeHouseholds(tx, hand, { ...of, on: today }, pair.keep, now)
}

function ordered(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one]
}
