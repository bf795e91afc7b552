import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { type Actor, provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { deadline, type Deadline, type Duty, type DutyRule, findSecretMark } from '../index.ts'
import { type DisclosingUnit, findDiscloser } from './find-discloser.ts'
import { findRule, type WantedItem } from './find-rule.ts'
import type { DisclosureHand } from './hand.ts'
import { loadWorkingDays } from './load-working-days.ts'
import { dutyOf } from './stored-records.ts'

/** A duty as it is wanted: something was decided, and the people must be told. */
export type DutyInput = WantedItem & {
  readonly unitId: number
  readonly title: string
  /** The day of the decision or document. */
  readonly eventDate: CalendarDate
  readonly instrumentNumber?: string | undefined
  readonly instrumentTitle?: string | undefined
  /** The other reading of the law, by its id; the stricter one where none is named. */
  readonly reading?: string | undefined
  readonly planLine?: string | undefined
}

export type WorkedOutDuty = { readonly unit: DisclosingUnit; readonly rule: DutyRule; readonly deadline: Deadline; readonly due: CalendarDate; readonly reading: string }

/**
 * What issuing the duty would come to: its rule, and its deadline with the steps to it.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.title-needed`, `disclosure.title-too-long`,
 * `disclosure.event-ahead` (decided in the future), `disclosure.secret`, `disclosure.no-rule`, and as `deadline`.
 *
 * @law 10/2022/QH15 Đ12.3, Đ47.2, Đ65.2
 */
export async function workOutDuty(tx: Tx, hand: DisclosureHand, input: DutyInput, now: Date): Promise<Result<WorkedOutDuty>> {
  const today = dayInVietNam(now)
  const unit = await findDiscloser(tx, input.unitId, today)
  if (!unit) return refuse({ code: 'disclosure.not-a-discloser' })
  if (!hand.allows('issue-duty', unit.path)) return refuse({ code: 'disclosure.not-yours' })
  if (cleanText(input.title) === '') return refuse({ code: 'disclosure.title-needed', field: 'title' })
  if (cleanText(input.title).length > 500) return refuse({ code: 'disclosure.title-too-long', field: 'title' })
  if (input.eventDate > today) return refuse({ code: 'disclosure.event-ahead', field: 'eventDate', date: shortDate(input.eventDate) })
  const secret = findSecretMark([input.title, input.instrumentNumber ?? '', input.instrumentTitle ?? ''].join('\n'))
  if (secret) return refuse({ code: 'disclosure.secret', field: 'title', mark: secret.mark })
  const rule = await findRule(tx, unit, input, input.eventDate)
  if (!rule.ok) return rule
  const worked = deadline(rule.value, input.eventDate, loadWorkingDays())
  if (!worked.ok) return worked
  const { other } = worked.value
  const takesOther = other !== undefined && input.reading === other.readingId
  return accept({
    unit, rule: rule.value, deadline: worked.value,
    due: takesOther ? other.due : worked.value.due,
    reading: takesOther ? other.readingId : '',
  })
}

/** Issues a duty with its deadline. Refuses as `workOutDuty`. */
export async function issueDuty(tx: Tx, hand: DisclosureHand, input: DutyInput, now: Date): Promise<Result<Duty>> {
  const worked = await workOutDuty(tx, hand, input, now)
  if (!worked.ok) return worked
  const { unit, rule, due, reading } = worked.value
  const row = await tx
    .insertInto('disclosure_duty')
    .values({
      province_id: unit.provinceId, duty_id: newId(now.getTime()), unit_id: unit.unitId, holder_id: unit.unitId, path: unit.path,
      rule: rule.id, local: input.local ?? false, item: rule.item, title: cleanText(input.title), event_date: input.eventDate,
      instrument_number: cleanText(input.instrumentNumber ?? ''), instrument_title: cleanText(input.instrumentTitle ?? ''),
      due, reading, plan_line: input.planLine ?? null, revision: 1, issued_at: now, issued_by: hand.by.accountId,
      cancelled_at: null, cancelled_by: null, cancelled_why: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const duty = dutyOf(row)
  await noteAct(tx, hand.by, unit, 'disclosure.issue-duty', { duty: duty.dutyId, item: duty.item, title: duty.title, event: duty.eventDate, due }, now)
  return accept(duty)
}

/**
 * Cancels a duty that was issued by mistake; it stays readable with the reason.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.why-needed`, `disclosure.cancelled-already`, and
 * `disclosure.duty-posted-already` where something was disclosed under it.
 */
export async function cancelDuty(
  tx: Tx, hand: DisclosureHand, input: { readonly provinceId: number; readonly dutyId: string; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const row = await tx
    .selectFrom('disclosure_duty').selectAll().where('province_id', '=', input.provinceId).where('duty_id', '=', input.dutyId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'disclosure.not-found' })
  if (!hand.allows('issue-duty', row.path)) return refuse({ code: 'disclosure.not-yours' })
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'disclosure.why-needed', field: 'why' })
  if (row.cancelled_at) return refuse({ code: 'disclosure.cancelled-already' })
  const posted = await tx
    .selectFrom('posting').select('posting_id').where('province_id', '=', input.provinceId).where('duty_id', '=', input.dutyId).where('state', '=', 'posted').executeTakeFirst()
  if (posted) return refuse({ code: 'disclosure.duty-posted-already' })
  await tx
    .updateTable('disclosure_duty')
    .set({ cancelled_at: now, cancelled_by: hand.by.accountId, cancelled_why: why, revision: row.revision + 1 })
    .where('province_id', '=', input.provinceId)
    .where('duty_id', '=', input.dutyId)
    .execute()
  await noteAct(tx, hand.by, { unitId: row.holder_id, path: row.path }, 'disclosure.cancel-duty', { duty: row.duty_id, item: row.item, title: row.title, reason: why }, now)
  return accept(true)
}

/** One line of the journal about a unit's disclosure, in the chain of the province that its path lies in. */
export async function noteAct(
  tx: Tx, by: Actor, at: { readonly unitId: number; readonly path: string }, act: string, subject: Readonly<Record<string, unknown>>, now: Date,
): Promise<void> {
  const { unitId, path } = at
  await appendJournal(tx, { ...by, unitId, path, provinceId: provinceOf(path), act, subject }, now)
}
