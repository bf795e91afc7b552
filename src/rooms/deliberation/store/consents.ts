import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { countAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { consentStanding, neededVotes } from '../index.ts'
import type { Matter } from '../records.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { findMatter, moveMatter } from './matters.ts'

export type ConsentPurpose = 'initiative' | 'online-method'
export type ConsentMeans = 'meeting' | 'writing' | 'message' | 'online' | 'other'

/** A household's consent, as it is kept. */
export type Consent = {
  readonly consentId: string
  readonly hamletId: number
  readonly householdId: string
  readonly givenOn: CalendarDate
  readonly means: ConsentMeans
  readonly note: string
}

export type ConsentInput = {
  readonly matterId: string
  readonly purpose: ConsentPurpose
  readonly householdId: string
  readonly givenOn: CalendarDate
  readonly means: ConsentMeans
  readonly note: string
}

/** The consents that were not withdrawn. */
export async function consentsOf(tx: Tx, matterId: string, purpose: ConsentPurpose, hamletId?: number): Promise<readonly Consent[]> {
  let query = tx.selectFrom('matter_consent').selectAll().where('matter_id', '=', matterId).where('purpose', '=', purpose).where('withdrawn_at', 'is', null)
  if (hamletId !== undefined) query = query.where('hamlet_id', '=', hamletId)
  const rows = await query.orderBy('given_on').orderBy('consent_id').execute()
  return rows.map((row) => ({
    consentId: row.consent_id, hamletId: row.hamlet_id, householdId: row.household_id, givenOn: row.given_on as CalendarDate,
    means: row.means as ConsentMeans, note: row.note,
  }))
}

/** How the consents with an initiative stand today, against a tenth of all households. */
export async function initiativeStanding(tx: Tx, matter: Matter, today: CalendarDate) {
  const consents = await consentsOf(tx, matter.matterId, 'initiative')
  const all = await countAsAt(tx, matter.unitId, today)
  return { ...consentStanding(consents, all, today), all }
}

/**
 * How many households agreed to vote online, of all: more than half are needed. Such a consent does not run out; it is for one matter.
 *
 * @law 59/2023/NĐ-CP Đ5.2.c
 */
export async function onlineStanding(tx: Tx, matter: Matter, today: CalendarDate) {
  const valid = (await consentsOf(tx, matter.matterId, 'online-method')).length
  const all = await countAsAt(tx, matter.unitId, today)
  const needed = neededVotes({ numerator: 1, denominator: 2, strict: true }, all)
  return { valid, needed, enough: all > 0 && valid >= needed, expiresNext: undefined, all }
}

/**
 * Records that a household consents. Recorded twice it stays one consent, with the first day.
 *
 * Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.no-consents-now` (the matter gathers none),
 * `deliberation.consent-ahead`, `deliberation.household-elsewhere` (not of this hamlet on that day).
 *
 * @law 10/2022/QH15 Đ16.3; 59/2023/NĐ-CP Đ5.2.c
 */
export async function giveConsent(tx: Tx, hand: DeliberationHand, input: ConsentInput, now: Date): Promise<Result<true>> {
  const matter = await findMatter(tx, input.matterId)
  if (!matter) return refuse({ code: 'deliberation.not-found' })
  const gathers = input.purpose === 'initiative' ? matter.state === 'gathering-consents' : matter.state === 'proposed' && matter.item === 6
  if (!gathers) return refuse({ code: 'deliberation.no-consents-now' })
  if (input.givenOn > dayInVietNam(now)) return refuse({ code: 'deliberation.consent-ahead', field: 'givenOn', date: shortDate(input.givenOn) })
  const household = await tx.selectFrom('household').selectAll().where('household_id', '=', input.householdId).executeTakeFirst()
  const stands = household && household.from_day <= input.givenOn && (household.to_day === null || household.to_day >= input.givenOn)
  if (!stands || !household.path.startsWith(matter.path)) return refuse({ code: 'deliberation.household-elsewhere', field: 'household' })
  if (!hand.allows('propose', household.path)) return refuse({ code: 'deliberation.not-yours' })
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('matter_consent')
    .values({
      province_id: matter.provinceId, consent_id: newId(now.getTime()), matter_id: matter.matterId, hamlet_id: household.hamlet_id,
      household_id: household.household_id, path: household.path, purpose: input.purpose, given_on: input.givenOn, means: input.means,
      note: cleanText(input.note).slice(0, 300), recorded_at: now, recorded_by: hand.by.accountId,
    })
    .onConflict((on) => on.columns(['province_id', 'matter_id', 'purpose', 'household_id']).where('withdrawn_at', 'is', null).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return accept(true)
  const at = { unitId: household.hamlet_id, path: household.path }
  await noteDeliberation(tx, hand.by, at, 'deliberation.give-consent', { matter: matter.matterId, household: household.household_id, purpose: input.purpose, on: input.givenOn }, now)
  return accept(true)
}

/** Takes a consent back; it stays readable with the reason. Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.no-consents-now`. */
export async function withdrawConsent(
  tx: Tx, hand: DeliberationHand, asked: { readonly matterId: string; readonly consentId: string; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const row = await tx
    .selectFrom('matter_consent').selectAll().where('matter_id', '=', asked.matterId).where('consent_id', '=', asked.consentId).where('withdrawn_at', 'is', null).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'deliberation.not-found' })
  if (!hand.allows('propose', row.path)) return refuse({ code: 'deliberation.not-yours' })
  const matter = await findMatter(tx, asked.matterId)
  if (row.purpose === 'initiative' && matter?.state !== 'gathering-consents') return refuse({ code: 'deliberation.no-consents-now' })
  await tx
    .updateTable('matter_consent')
    .set({ withdrawn_at: now, withdrawn_why: cleanText(asked.why).slice(0, 300) })
    .where('province_id', '=', row.province_id)
    .where('consent_id', '=', row.consent_id)
    .execute()
  await noteDeliberation(tx, hand.by, { unitId: row.hamlet_id, path: row.path }, 'deliberation.withdraw-consent', { matter: row.matter_id, household: row.household_id, purpose: row.purpose }, now)
  return accept(true)
}

/**
 * Puts an initiative forward: by the consents of a tenth of all households that are valid today, or, under a tenth, because it
 * is useful and the Front's work board agreed.
 *
 * Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.no-consents-now`, `deliberation.consents-short`.
 *
 * @law 10/2022/QH15 Đ16.3
 */
export async function putForward(tx: Tx, hand: DeliberationHand, matterId: string, now: Date): Promise<Result<true>> {
  const matter = await findMatter(tx, matterId)
  if (!matter) return refuse({ code: 'deliberation.not-found' })
  if (!hand.allows('propose', matter.path)) return refuse({ code: 'deliberation.not-yours' })
  if (matter.state !== 'gathering-consents') return refuse({ code: 'deliberation.no-consents-now' })
  const { valid, needed, enough } = await initiativeStanding(tx, matter, dayInVietNam(now))
  const useful = matter.usefulWhy !== '' && matter.agreed !== undefined
  if (!enough && !useful) return refuse({ code: 'deliberation.consents-short', valid, needed })
  await moveMatter(tx, hand, matter, 'proposed', now)
  return accept(true)
}
