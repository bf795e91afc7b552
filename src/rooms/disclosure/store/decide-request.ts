import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, mustAccept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { informationDeadline } from '../information-clock.ts'
import { checkExtension, groundArticle, isGround } from '../information-request.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { loadWorkingDays } from './load-working-days.ts'

/** A request, and the revision of it that the officer had before them. */
export type OfRequest = { readonly provinceId: number; readonly requestId: string; readonly revision: number }

const ANSWER_LENGTH = 20_000

/**
 * Answers a request, or directs it to whoever has what was asked for.
 *
 * Refuses `requests.not-found`, `requests.not-yours`, `requests.stale`, `requests.answered-already`, `requests.answer-needed`,
 * `requests.answer-too-long`.
 *
 * @law 10/2022/QH15 Đ14.2; 01/2026/QH16 Đ26
 */
export async function answerRequest(
  tx: Tx, hand: DisclosureHand, input: OfRequest & { readonly answer: string; readonly forwarded?: boolean }, now: Date,
): Promise<Result<true>> {
  const held = await lockRequest(tx, hand, input)
  if (!held.ok) return held
  const answer = checkAnswer(input.answer)
  if (!answer.ok) return answer
  return close(tx, hand, held.value, input.forwarded ? 'forwarded' : 'answered', answer.value, '', now)
}

/**
 * Refuses the information, with the ground in the law and the reason in words.
 *
 * Refuses as `answerRequest`, and `requests.ground-needed`.
 *
 * @law 01/2026/QH16 Đ26.2, Đ27
 */
export async function refuseRequest(
  tx: Tx, hand: DisclosureHand, input: OfRequest & { readonly ground: string; readonly answer: string }, now: Date,
): Promise<Result<true>> {
  const held = await lockRequest(tx, hand, input)
  if (!held.ok) return held
  if (!isGround(input.ground)) return refuse({ code: 'requests.ground-needed', field: 'ground' })
  const answer = checkAnswer(input.answer)
  if (!answer.ok) return answer
  return close(tx, hand, held.value, 'refused', answer.value, groundArticle(input.ground, dayInVietNam(held.value.received_at)), now)
}

/**
 * Lengthens the time, once and with a reason that the citizen reads.
 *
 * Refuses `requests.not-found`, `requests.not-yours`, `requests.stale`, and as `checkExtension`.
 *
 * @law 01/2026/QH16 Đ26.3
 */
export async function extendRequest(
  tx: Tx, hand: DisclosureHand, input: OfRequest & { readonly to: CalendarDate; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const held = await lockRequest(tx, hand, input)
  if (!held.ok) return held
  const row = held.value
  const { prolonged } = mustAccept(informationDeadline(dayInVietNam(row.received_at), loadWorkingDays()))
  const clock = { due: row.due as CalendarDate, extendedTo: row.extended_to as CalendarDate | null, answered: null }
  const checked = checkExtension(clock, input.to, input.why, prolonged, dayInVietNam(now))
  if (!checked.ok) return checked
  const why = cleanText(input.why)
  await change(tx, row, { extended_to: input.to, extended_why: why })
  await note(tx, hand, row, 'request.extend', { from: row.due, until: input.to, reason: why }, now)
  return accept(true)
}

async function lockRequest(tx: Tx, hand: DisclosureHand, { provinceId, requestId, revision }: OfRequest): Promise<Result<Row<'information_request'>>> {
  const row = await tx
    .selectFrom('information_request').selectAll().where('province_id', '=', provinceId).where('request_id', '=', requestId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'requests.not-found' })
  if (!hand.allows('answer-request', row.path)) return refuse({ code: 'requests.not-yours' })
  if (row.state !== 'received') return refuse({ code: 'requests.answered-already' })
  return row.revision === revision ? accept(row) : refuse({ code: 'requests.stale' })
}

function checkAnswer(text: string): Result<string> {
  const answer = cleanText(text)
  if (answer === '') return refuse({ code: 'requests.answer-needed', field: 'answer' })
  return answer.length > ANSWER_LENGTH ? refuse({ code: 'requests.answer-too-long', field: 'answer', max: String(ANSWER_LENGTH) }) : accept(answer)
}

async function close(
  tx: Tx, hand: DisclosureHand, row: Row<'information_request'>, state: 'answered' | 'refused' | 'forwarded', answer: string, ground: string, now: Date,
): Promise<Result<true>> {
  await change(tx, row, { state, answer, ground, answered_at: now, answered_by: hand.by.accountId })
  const act = { answered: 'request.answer', refused: 'request.refuse', forwarded: 'request.forward' }[state]
  await note(tx, hand, row, act, { due: row.extended_to ?? row.due, ...(ground === '' ? {} : { ground }) }, now)
  return accept(true)
}

async function change(tx: Tx, row: Row<'information_request'>, values: Partial<Row<'information_request'>>): Promise<void> {
  await tx
    .updateTable('information_request').set({ ...values, revision: row.revision + 1 })
    .where('province_id', '=', row.province_id).where('request_id', '=', row.request_id).execute()
}

/** What was answered stays out of the journal, which forgets nothing: it may speak of a citizen. */
async function note(
  tx: Tx, hand: DisclosureHand, row: Row<'information_request'>, act: string, subject: Readonly<Record<string, unknown>>, now: Date,
): Promise<void> {
  await noteAct(tx, hand.by, { unitId: row.unit_id, path: row.path }, act, { request: row.request_id, ...subject }, now)
}
