import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { type DeliberationHand, noteDeliberation } from '#rooms/deliberation/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { OfCovenant } from './covenant-record.ts'

export type Opinion = {
  readonly opinionId: string
  readonly saidOn: CalendarDate
  readonly article: number | undefined
  readonly text: string
  readonly saidBy: string
  readonly answer: string
  readonly answeredOn: CalendarDate | undefined
  readonly takenUp: boolean | undefined
}

/** What people said about the draft, in the order in which they did. */
export async function listOpinions(tx: Tx, of: OfCovenant): Promise<Opinion[]> {
  const rows = await tx
    .selectFrom('covenant_opinion').selectAll().where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).orderBy('said_on').orderBy('opinion_id').execute()
  return rows.map((row) => ({
    opinionId: row.opinion_id, saidOn: row.said_on as CalendarDate, article: row.article ?? undefined, text: row.text, saidBy: row.said_by, answer: row.answer,
    answeredOn: (row.answered_on ?? undefined) as CalendarDate | undefined, takenUp: row.taken_up ?? undefined,
  }))
}

export type OpinionInput = { readonly on: CalendarDate; readonly article: number | undefined; readonly text: string; readonly saidBy: string }

/**
 * Writes an opinion on the draft down.
 *
 * Refuses `covenants.not-found`, `covenants.not-yours`, `covenants.wrong-state` where nothing hangs out, `covenants.opinion-needed`,
 * `covenants.ahead`.
 *
 * @law 61/2023/NĐ-CP Đ9.2
 */
export async function addOpinion(tx: Tx, hand: DeliberationHand, of: OfCovenant, input: OpinionInput, now: Date): Promise<Result<true>> {
  const row = await tx.selectFrom('covenant').selectAll().where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).executeTakeFirst()
  if (!row) return refuse({ code: 'covenants.not-found' })
  if (!hand.allows('draft-covenant', row.path)) return refuse({ code: 'covenants.not-yours' })
  if (!['drafting', 'posted', 'not-adopted'].includes(row.state)) return refuse({ code: 'covenants.wrong-state', act: 'opinion', state: row.state })
  const text = input.text.trim().slice(0, 5000)
  if (text === '') return refuse({ code: 'covenants.opinion-needed', field: 'text' })
  if (input.on > dayInVietNam(now)) return refuse({ code: 'covenants.ahead', field: 'on', date: shortDate(input.on) })
  const opinionId = newId(now.getTime())
  await tx
    .insertInto('covenant_opinion')
    .values({
      province_id: of.provinceId, opinion_id: opinionId, covenant_id: of.covenantId, path: row.path, said_on: input.on, article: input.article ?? null, text,
      said_by: cleanText(input.saidBy).slice(0, 200), recorded_at: now, recorded_by: hand.by.accountId,
    })
    .execute()
  await noteDeliberation(tx, hand.by, { unitId: row.holder_id, path: row.path }, 'covenants.opinion', { covenant: row.covenant_id, title: row.title, opinion: opinionId }, now)
  return accept(true)
}

/**
 * Answers an opinion: taken up or not, and why.
 *
 * Refuses `covenants.not-found`, `covenants.not-yours`, `covenants.answer-needed`.
 *
 * @law 61/2023/NĐ-CP Đ9.4
 */
export async function answerOpinion(
  tx: Tx, hand: DeliberationHand, of: OfCovenant, input: { readonly opinionId: string; readonly answer: string; readonly takenUp: boolean }, now: Date,
): Promise<Result<true>> {
  const row = await tx.selectFrom('covenant_opinion').selectAll().where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).where('opinion_id', '=', input.opinionId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'covenants.not-found' })
  if (!hand.allows('draft-covenant', row.path)) return refuse({ code: 'covenants.not-yours' })
  const answer = input.answer.trim().slice(0, 5000)
  if (answer === '') return refuse({ code: 'covenants.answer-needed', field: `answer-${input.opinionId}` })
  await tx
    .updateTable('covenant_opinion').set({ answer, taken_up: input.takenUp, answered_on: dayInVietNam(now) })
    .where('province_id', '=', of.provinceId).where('opinion_id', '=', input.opinionId).execute()
  const { unit_id: unitId, title } = await tx.selectFrom('covenant').select(['unit_id', 'title']).where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).executeTakeFirstOrThrow()
  await noteDeliberation(tx, hand.by, { unitId, path: row.path }, 'covenants.answer-opinion', { covenant: of.covenantId, title, opinion: input.opinionId, takenUp: input.takenUp }, now)
  return accept(true)
}
