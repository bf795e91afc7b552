import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Act } from '#rooms/offices/index.ts'
import type { NewRow, Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Broadcast, type PlaceKind, type Showing, webUntil } from '../index.ts'
import { ruleOfRecord } from './find-rule.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { showingOf } from './stored-records.ts'

/** That something is shown, as it is recorded. */
export type ShowingInput = {
  readonly form: string
  readonly place: PlaceKind
  readonly placeName?: string | undefined
  readonly hamletId?: number | undefined
  readonly from: CalendarDate
  /** The last day; null or absent while it goes on. */
  readonly to?: CalendarDate | null | undefined
  readonly link?: string | undefined
  readonly note?: string | undefined
  readonly broadcasts?: readonly Broadcast[] | undefined
}

export type OfPosting = { readonly provinceId: number; readonly postingId: string }
export type OfShowing = OfPosting & { readonly showingId: string }

/**
 * What is wrong with a showing by itself.
 *
 * Refuses `disclosure.form-needed`, `disclosure.showing-before-decision`, `disclosure.showing-ends-before`,
 * `disclosure.showing-ahead` (begins more than thirty days from now), `disclosure.place-too-long`, `disclosure.broadcast-outside`.
 */
export function checkShown(input: ShowingInput, decided: CalendarDate | null, today: CalendarDate): Result<true> {
  if (!/^\p{Ll}{1,2}$/u.test(input.form)) return refuse({ code: 'disclosure.form-needed', field: 'form' })
  if (decided !== null && input.from < decided) return refuse({ code: 'disclosure.showing-before-decision', field: 'from', from: shortDate(input.from), decided: shortDate(decided) })
  if (input.to && input.to < input.from) return refuse({ code: 'disclosure.showing-ends-before', field: 'to', from: shortDate(input.from), to: shortDate(input.to) })
  if (daysAhead(today, input.from) > 30) return refuse({ code: 'disclosure.showing-ahead', field: 'from', from: shortDate(input.from) })
  if (cleanText(input.placeName ?? '').length > 300) return refuse({ code: 'disclosure.place-too-long', field: 'placeName' })
  const outside = input.broadcasts?.find(({ date }) => date < input.from || (input.to != null && date > input.to) || date > today)
  if (outside) return refuse({ code: 'disclosure.broadcast-outside', field: 'date', date: shortDate(outside.date) })
  return accept(true)
}

function daysAhead(today: CalendarDate, day: CalendarDate): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}

export function showingRow(of: OfPosting & { readonly path: string }, input: ShowingInput, hand: DisclosureHand, now: Date): NewRow<'showing'> {
  return {
    province_id: of.provinceId, posting_id: of.postingId, path: of.path, showing_id: newId(now.getTime()), form: input.form, place_kind: input.place,
    place: cleanText(input.placeName ?? ''), hamlet_id: input.hamletId ?? null, from_date: input.from, to_date: input.to ?? null,
    link: cleanText(input.link ?? ''), note: cleanText(input.note ?? ''), broadcasts: JSON.stringify(input.broadcasts ?? []),
    recorded_at: now, recorded_by: hand.by.accountId, cancelled_at: null, cancelled_by: null, cancelled_why: null,
  }
}

/**
 * Records one more showing of a posting.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, and as `checkShown`.
 *
 * @law 10/2022/QH15 Đ13.5
 */
export async function addShowing(tx: Tx, hand: DisclosureHand, input: OfPosting & ShowingInput, now: Date): Promise<Result<Showing>> {
  const posting = await lockPosting(tx, hand, input, 'post')
  if (!posting.ok) return posting
  const checked = checkShown(input, await decidedOn(tx, posting.value), dayInVietNam(now))
  if (!checked.ok) return checked
  const row = await tx.insertInto('showing').values(showingRow({ ...input, path: posting.value.path }, input, hand, now)).returningAll().executeTakeFirstOrThrow()
  const { posting_id: id, holder_id: unitId, path } = posting.value
  await renewFirstDay(tx, posting.value, now)
  await noteAct(tx, hand.by, { unitId, path }, 'disclosure.show', { posting: id, form: input.form, place: input.place, from: input.from, until: input.to ?? null }, now)
  return accept(showingOf(row))
}

/**
 * Sets the last day of a showing: a later one extends it, none lets it go on, an earlier one ends it.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `disclosure.cancelled-already`,
 * `disclosure.showing-ends-before`, `disclosure.nothing-changed`.
 */
export async function setShowingEnd(
  tx: Tx, hand: DisclosureHand, input: OfShowing & { readonly to: CalendarDate | null; readonly note?: string | undefined }, now: Date,
): Promise<Result<true>> {
  const found = await lockShowing(tx, hand, input, 'extend-posting')
  if (!found.ok) return found
  const { posting, showing } = found.value
  if (input.to !== null && input.to < showing.from_date) {
    return refuse({ code: 'disclosure.showing-ends-before', field: 'to', from: shortDate(showing.from_date as CalendarDate), to: shortDate(input.to) })
  }
  if (input.to === showing.to_date) return refuse({ code: 'disclosure.nothing-changed', field: 'to' })
  await tx
    .updateTable('showing')
    .set({ to_date: input.to, ...(input.note ? { note: cleanText(input.note).slice(0, 1000) } : {}) })
    .where('province_id', '=', input.provinceId)
    .where('showing_id', '=', input.showingId)
    .execute()
  const act = input.to === null || (showing.to_date !== null && input.to > showing.to_date) ? 'disclosure.extend' : 'disclosure.end-showing'
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, act, { posting: posting.posting_id, form: showing.form, place: showing.place_kind, old: showing.to_date, new: input.to }, now)
  return accept(true)
}

/**
 * Strikes a showing that was recorded by mistake; it stays readable with the reason and counts no more.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.why-needed`, `disclosure.cancelled-already`.
 */
export async function cancelShowing(tx: Tx, hand: DisclosureHand, input: OfShowing & { readonly why: string }, now: Date): Promise<Result<true>> {
  const found = await lockShowing(tx, hand, input, 'correct-posting')
  if (!found.ok) return found
  const { posting, showing } = found.value
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'disclosure.why-needed', field: 'why' })
  await tx
    .updateTable('showing')
    .set({ cancelled_at: now, cancelled_by: hand.by.accountId, cancelled_why: why })
    .where('province_id', '=', input.provinceId)
    .where('showing_id', '=', input.showingId)
    .execute()
  await renewFirstDay(tx, posting, now)
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'disclosure.cancel-showing', { posting: posting.posting_id, form: showing.form, place: showing.place_kind, reason: why }, now)
  return accept(true)
}

/**
 * Writes one time over the loudspeaker into the log of a showing.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `disclosure.cancelled-already`,
 * `disclosure.broadcast-form` (a time that is none, or not a minute long), `disclosure.broadcast-outside`.
 *
 * @law 10/2022/QH15 Đ13.3
 */
export async function logBroadcast(tx: Tx, hand: DisclosureHand, input: OfShowing & { readonly broadcast: Broadcast }, now: Date): Promise<Result<true>> {
  const found = await lockShowing(tx, hand, input, 'post')
  if (!found.ok) return found
  const { posting, showing } = found.value
  const { broadcast } = input
  if (showing.place_kind !== 'loudspeaker') return refuse({ code: 'disclosure.not-found' })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(broadcast.time)) return refuse({ code: 'disclosure.broadcast-form', field: 'time' })
  if (!Number.isInteger(broadcast.minutes) || broadcast.minutes < 1 || broadcast.minutes > 600) return refuse({ code: 'disclosure.broadcast-form', field: 'minutes' })
  const shown = showingOf(showing)
  const checked = checkShown({ ...shown, broadcasts: [broadcast] }, null, dayInVietNam(now))
  if (!checked.ok) return checked
  const broadcasts = [...shown.broadcasts, broadcast].toSorted((a, b) => (`${a.date}${a.time}` < `${b.date}${b.time}` ? -1 : 1))
  await tx
    .updateTable('showing')
    .set({ broadcasts: JSON.stringify(broadcasts) })
    .where('province_id', '=', input.provinceId)
    .where('showing_id', '=', input.showingId)
    .execute()
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'disclosure.broadcast', { posting: posting.posting_id, ...broadcast }, now)
  return accept(true)
}

/** The posting, held until the transaction ends, if the hand may do the act at it and it is not withdrawn. */
export async function lockPosting(tx: Tx, hand: DisclosureHand, of: OfPosting, act: Act): Promise<Result<Row<'posting'>>> {
  const row = await tx
    .selectFrom('posting').selectAll().where('province_id', '=', of.provinceId).where('posting_id', '=', of.postingId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'disclosure.not-found' })
  if (!hand.allows(act, row.path)) return refuse({ code: 'disclosure.not-yours' })
  return row.state === 'withdrawn' ? refuse({ code: 'disclosure.withdrawn-already' }) : accept(row)
}

async function lockShowing(
  tx: Tx, hand: DisclosureHand, of: OfShowing, act: Act,
): Promise<Result<{ readonly posting: Row<'posting'>; readonly showing: Row<'showing'> }>> {
  const posting = await lockPosting(tx, hand, of, act)
  if (!posting.ok) return posting
  const showing = await tx
    .selectFrom('showing').selectAll()
    .where('province_id', '=', of.provinceId).where('posting_id', '=', of.postingId).where('showing_id', '=', of.showingId)
    .executeTakeFirst()
  if (!showing) return refuse({ code: 'disclosure.not-found' })
  return showing.cancelled_at ? refuse({ code: 'disclosure.cancelled-already' }) : accept({ posting: posting.value, showing })
}

/** The day of the decision that the newest version names, or of its duty. */
async function decidedOn(tx: Tx, posting: Row<'posting'>): Promise<CalendarDate | null> {
  const version = await tx
    .selectFrom('posting_version').select('instrument_date')
    .where('province_id', '=', posting.province_id).where('posting_id', '=', posting.posting_id).where('version', '=', posting.version)
    .executeTakeFirst()
  return (version?.instrument_date ?? null) as CalendarDate | null
}

/** The first day and the end of the web copy follow the showings that count. */
async function renewFirstDay(tx: Tx, posting: Row<'posting'>, now: Date): Promise<void> {
  const { first } = await tx
    .selectFrom('showing')
    .select((select) => select.fn.min('from_date').as('first'))
    .where('province_id', '=', posting.province_id).where('posting_id', '=', posting.posting_id).where('cancelled_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (first === null || first === posting.first_day) return
  const rule = await ruleOfRecord(tx, { rule: posting.rule, unitId: posting.unit_id })
  await tx
    .updateTable('posting')
    .set({ first_day: first, web_until: rule ? (webUntil(rule, first as CalendarDate) ?? null) : posting.web_until, changed_at: now })
    .where('province_id', '=', posting.province_id)
    .where('posting_id', '=', posting.posting_id)
    .execute()
}
