import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Announcement, type AnnouncementTyped, checkAnnouncement } from '../announcement.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'

export type OfNotice = { readonly provinceId: number; readonly postingId: string; readonly hamletId: number }

export type ConfirmInput = OfNotice & AnnouncementTyped & {
  /** The day of the decision that is announced, where there is one. */
  readonly decided: CalendarDate | null
  /** Absent for the first word; the revision that was seen, to put right what was said. */
  readonly revision?: number | undefined
}

/**
 * Keeps the word that something was announced in a hamlet: of its head, or of the commune for a head without a telephone,
 * which is marked. The hamlet is from then on a place where it was shown.
 *
 * Refuses `notices.not-found`, `notices.not-yours`, `notices.confirmed-already` with the day, `notices.stale` (somebody else put it
 * right meanwhile), `notices.nothing-changed`, and as `checkAnnouncement`.
 *
 * @law 10/2022/QH15 Đ13.4
 */
export async function confirmAnnouncement(tx: Tx, hand: DisclosureHand, input: ConfirmInput, now: Date): Promise<Result<Announcement>> {
  const held = await tx
    .selectFrom('hamlet_notice').selectAll()
    .where('province_id', '=', input.provinceId).where('posting_id', '=', input.postingId).where('hamlet_id', '=', input.hamletId)
    .forUpdate().executeTakeFirst()
  if (!held) return refuse({ code: 'notices.not-found' })
  if (!hand.allows('confirm-announcement', held.path)) return refuse({ code: 'notices.not-yours' })
  if (input.revision === undefined && held.announced_on !== null) {
    return refuse({ code: 'notices.confirmed-already', date: shortDate(held.announced_on as CalendarDate) })
  }
  if (input.revision !== undefined && input.revision !== held.revision) return refuse({ code: 'notices.stale' })
  const checked = checkAnnouncement(input, input.decided, dayInVietNam(now))
  if (!checked.ok) return checked
  const said = checked.value
  if (held.announced_on !== null && same(held, said)) return refuse({ code: 'notices.nothing-changed' })
  const byCommune = hand.by.unitId !== null && hand.by.unitId !== input.hamletId
  await tx
    .updateTable('hamlet_notice')
    .set({
      announced_on: said.on, means: [...said.means], households: said.households, note: said.note, confirmed_at: now, confirmed_by: hand.by.accountId,
      by_commune: byCommune, revision: held.revision + 1,
    })
    .where('province_id', '=', input.provinceId).where('posting_id', '=', input.postingId).where('hamlet_id', '=', input.hamletId)
    .execute()
  await keepShowing(tx, held, said, hand, now)
  const subject = {
    posting: input.postingId, on: said.on, means: said.means, households: said.households, byCommune,
    ...(held.announced_on === null ? {} : { before: { on: held.announced_on, means: held.means, households: held.households } }),
  }
  const act = held.announced_on === null ? 'notice.confirm' : 'notice.correct'
  await noteAct(tx, hand.by, { unitId: input.hamletId, path: held.path }, act, subject, now)
  return accept(said)
}

function same(held: Row<'hamlet_notice'>, said: Announcement): boolean {
  return held.announced_on === said.on && held.households === said.households && held.note === said.note
    && held.means.length === said.means.length && said.means.every((each) => held.means.includes(each))
}

/** An announcement is a showing in the form of Đ12.1.d, on one day, in the hamlet. What is put right is shown then, not twice. */
async function keepShowing(tx: Tx, held: Row<'hamlet_notice'>, { on }: Announcement, hand: DisclosureHand, now: Date): Promise<void> {
  if (held.announced_on !== null) {
    await tx
      .updateTable('showing').set({ from_date: on, to_date: on })
      .where('province_id', '=', held.province_id).where('posting_id', '=', held.posting_id).where('hamlet_id', '=', held.hamlet_id).where('path', '=', held.path)
      .where('place_kind', '=', 'hamlet').where('from_date', '=', held.announced_on).where('cancelled_at', 'is', null)
      .execute()
    return
  }
  const hamlet = await tx
    .selectFrom('unit_span').select('name').where('unit_id', '=', held.hamlet_id).orderBy('valid_from', 'desc').limit(1).executeTakeFirst()
  await tx
    .insertInto('showing')
    .values({
      province_id: held.province_id, showing_id: newId(now.getTime()), posting_id: held.posting_id, path: held.path, form: 'd', place_kind: 'hamlet',
      place: hamlet?.name ?? '', hamlet_id: held.hamlet_id, from_date: on, to_date: on, link: '', broadcasts: '[]', note: '', recorded_at: now,
      recorded_by: hand.by.accountId, cancelled_at: null, cancelled_by: null, cancelled_why: null,
    })
    .execute()
}
