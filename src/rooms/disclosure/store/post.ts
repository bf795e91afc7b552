import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Posting, webUntil } from '../index.ts'
import { findDiscloser } from './find-discloser.ts'
import { findRule, ruleOfRecord, type WantedItem } from './find-rule.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { newPostingCode } from './posting-code.ts'
import { checkShown, lockPosting, type OfPosting, type ShowingInput, showingRow } from './show.ts'
import { postingOf } from './stored-records.ts'
import { checkWording, type CheckedWording, searchText, type Wording } from './wording.ts'

/** Something to be disclosed, under a duty or freely, and where it is shown. */
export type PostingInput = WantedItem & Wording & {
  readonly unitId: number
  /** The duty that it answers. */
  readonly duty?: { readonly provinceId: number; readonly dutyId: string } | undefined
  readonly showings: readonly ShowingInput[]
}

/**
 * Discloses something: its first version, and where and since when it is shown.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.no-rule`, `disclosure.showing-needed`,
 * `disclosure.not-found` (no such duty), `disclosure.cancelled-already`, `disclosure.duty-posted-already`, and as `checkWording` and
 * `checkShown`.
 *
 * @law 10/2022/QH15 Đ11, Đ13, Đ14
 */
export async function post(tx: Tx, hand: DisclosureHand, input: PostingInput, now: Date): Promise<Result<Posting>> {
  const today = dayInVietNam(now)
  const unit = await findDiscloser(tx, input.unitId, today)
  if (!unit) return refuse({ code: 'disclosure.not-a-discloser' })
  if (!hand.allows('post', unit.path)) return refuse({ code: 'disclosure.not-yours' })
  const duty = input.duty && (await openDuty(tx, input.duty, unit.unitId))
  if (duty && !duty.ok) return duty
  const [first] = input.showings.map(({ from }) => from).toSorted()
  if (first === undefined) return refuse({ code: 'disclosure.showing-needed', field: 'showings' })
  const decided = input.instrument?.date ?? duty?.value.eventDate ?? null
  const held = duty && (await ruleOfRecord(tx, { rule: duty.value.rule, unitId: duty.value.unitId }))
  const rule = held ? accept(held) : await findRule(tx, unit, input, decided ?? first)
  if (!rule.ok) return rule
  const { namesCitizens } = rule.value
  const text = checkWording(input, namesCitizens, today)
  if (!text.ok) return text
  for (const showing of input.showings) {
    const checked = checkShown(showing, decided, today)
    if (!checked.ok) return checked
  }
  const of = { provinceId: duty?.value.provinceId ?? unit.provinceId, postingId: newId(now.getTime()), path: unit.path }
  const row = await tx
    .insertInto('posting')
    .values({
      province_id: of.provinceId, posting_id: of.postingId, code: newPostingCode(), unit_id: duty?.value.unitId ?? unit.unitId, holder_id: unit.unitId,
      path: unit.path, duty_id: duty?.value.dutyId ?? null, rule: rule.value.id, item: rule.value.item, version: 1, state: 'posted', first_day: first,
      web_until: webUntil(rule.value, first) ?? null, names_citizens: namesCitizens, revision: 1, created_at: now, created_by: hand.by.accountId,
      changed_at: now, withdrawn_at: null, withdrawn_by: null, withdrawn_why: null, search: searchText(text.value),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeVersion(tx, of, 1, text.value, '', hand, now)
  await tx.insertInto('showing').values(input.showings.map((showing) => showingRow(of, showing, hand, now))).execute()
  const posting = postingOf(row)
  const subject = {
    posting: posting.postingId, code: posting.code, item: posting.item, title: text.value.title, since: first, forms: [...new Set(input.showings.map(({ form }) => form))],
    ...(duty ? { duty: duty.value.dutyId } : {}), ...(input.acknowledged?.length ? { acknowledged: input.acknowledged } : {}),
  }
  await noteAct(tx, hand.by, unit, 'disclosure.post', subject, now)
  return accept(posting)
}

async function openDuty(
  tx: Tx, of: { readonly provinceId: number; readonly dutyId: string }, holder: number,
): Promise<Result<{ provinceId: number; dutyId: string; unitId: number; rule: string; eventDate: CalendarDate }>> {
  const row = await tx
    .selectFrom('disclosure_duty').selectAll().where('province_id', '=', of.provinceId).where('duty_id', '=', of.dutyId).forUpdate().executeTakeFirst()
  if (!row || row.holder_id !== holder) return refuse({ code: 'disclosure.not-found' })
  if (row.cancelled_at) return refuse({ code: 'disclosure.cancelled-already' })
  const posted = await tx
    .selectFrom('posting').select('posting_id').where('province_id', '=', of.provinceId).where('duty_id', '=', of.dutyId).where('state', '=', 'posted').executeTakeFirst()
  if (posted) return refuse({ code: 'disclosure.duty-posted-already', posting: posted.posting_id })
  return accept({ provinceId: row.province_id, dutyId: row.duty_id, unitId: row.unit_id, rule: row.rule, eventDate: row.event_date as CalendarDate })
}

export type CorrectionInput = OfPosting & Wording & {
  /** The revision of the posting that the official had before them. */
  readonly revision: number
  readonly why: string
}

/**
 * Writes a new version with the reason for it; the old one stays readable.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `disclosure.posting-stale` with the `version` of
 * today where somebody else changed it meanwhile, `disclosure.why-needed`, `disclosure.nothing-changed`, and as `checkWording`.
 *
 * @law 10/2022/QH15 Đ14.1
 */
export async function correctPosting(tx: Tx, hand: DisclosureHand, input: CorrectionInput, now: Date): Promise<Result<{ readonly version: number }>> {
  const found = await lockPosting(tx, hand, input, 'correct-posting')
  if (!found.ok) return found
  const posting = found.value
  if (posting.revision !== input.revision) return refuse({ code: 'disclosure.posting-stale', revision: posting.revision, version: posting.version })
  const text = checkWording(input, posting.names_citizens, dayInVietNam(now))
  if (!text.ok) return text
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'disclosure.why-needed', field: 'why' })
  if (why.length > 1000) return refuse({ code: 'disclosure.why-too-long', field: 'why' })
  const before = await tx
    .selectFrom('posting_version').selectAll()
    .where('province_id', '=', input.provinceId).where('posting_id', '=', input.postingId).where('version', '=', posting.version)
    .executeTakeFirstOrThrow()
  if ((Object.keys(text.value) as (keyof CheckedWording)[]).every((field) => before[field] === text.value[field])) return refuse({ code: 'disclosure.nothing-changed' })
  const version = posting.version + 1
  await writeVersion(tx, { ...input, path: posting.path }, version, text.value, why, hand, now)
  await tx
    .updateTable('posting')
    .set({ version, revision: posting.revision + 1, changed_at: now, search: searchText(text.value) })
    .where('province_id', '=', input.provinceId)
    .where('posting_id', '=', input.postingId)
    .execute()
  const subject = { posting: input.postingId, item: posting.item, title: text.value.title, version, reason: why }
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'disclosure.correct', subject, now)
  return accept({ version })
}

/**
 * Withdraws a posting. It stays visible as withdrawn, with the reason; its showings end on the day.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `disclosure.why-needed`.
 */
export async function withdrawPosting(tx: Tx, hand: DisclosureHand, input: OfPosting & { readonly why: string }, now: Date): Promise<Result<true>> {
  const found = await lockPosting(tx, hand, input, 'withdraw-posting')
  if (!found.ok) return found
  const posting = found.value
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'disclosure.why-needed', field: 'why' })
  if (why.length > 1000) return refuse({ code: 'disclosure.why-too-long', field: 'why' })
  await tx
    .updateTable('posting')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_by: hand.by.accountId, withdrawn_why: why, changed_at: now, revision: posting.revision + 1 })
    .where('province_id', '=', input.provinceId)
    .where('posting_id', '=', input.postingId)
    .execute()
  const today = dayInVietNam(now)
  await tx
    .updateTable('showing')
    .set({ to_date: today })
    .where('province_id', '=', input.provinceId)
    .where('posting_id', '=', input.postingId)
    .where('cancelled_at', 'is', null)
    .where('from_date', '<=', today)
    .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>', today)]))
    .execute()
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'disclosure.withdraw', { posting: input.postingId, item: posting.item, reason: why }, now)
  return accept(true)
}

async function writeVersion(
  tx: Tx, of: OfPosting & { readonly path: string }, version: number, text: CheckedWording, why: string, hand: DisclosureHand, now: Date,
): Promise<void> {
  await tx
    .insertInto('posting_version')
    .values({ province_id: of.provinceId, posting_id: of.postingId, version, path: of.path, ...text, why, at: now, author: hand.by.accountId })
    .execute()
}
