import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Act } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkRecogniser, decisionStep, inForceFrom, recogniserOf } from '../../index.ts'
import type { DeliberationHand } from '../hand.ts'
import type { DecisionRecord } from './decision-record.ts'
import { checkDay, checkOwnRoad, checkText, type OfDecision, openDecision, writeDecision } from './open-decision.ts'

/** The body that answers: the people's committee of the commune, or its Front. */
export type Recogniser = 'commune-committee' | 'front'

/** The act by which each body answers. */
export const ACT_OF_BODY: Readonly<Record<Recogniser, Act>> = { 'commune-committee': 'recognise-decision', front: 'recognise-board' }

/**
 * Whether the body recognises such a matter. Of a matter of the commune no hamlet's part is recognised.
 *
 * Refuses `decisions.wrong-recogniser-` with the body that is right: `commune-committee`, `front`, `none`, `sets-day`.
 */
function rightBody({ matter: { item, scope } }: DecisionRecord, body: Recogniser): Result<true> {
  const right = checkRecogniser({ item, scope }, body)
  return right.ok ? right : refuse({ code: `decisions.wrong-recogniser-${recogniserOf({ item, scope })}` })
}

export type AnswerInput = { readonly body: Recogniser; readonly on: CalendarDate; readonly number: string }

/**
 * Recognises a decision; it is in force from the day of the recognition.
 *
 * Refuses as `openDecision`, `rightBody` (the other body, or nobody, recognises such a matter), `checkDay`, `decisionStep`,
 * and `decisions.number-needed`.
 *
 * @law 10/2022/QH15 Đ21.2
 * @law 59/2023/NĐ-CP Đ8, Đ9.3
 */
export async function recogniseDecision(tx: Tx, hand: DeliberationHand, of: OfDecision, answer: AnswerInput, now: Date): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, [ACT_OF_BODY[answer.body]])
  if (!opened.ok) return opened
  const record = opened.value
  const { item, scope } = record.matter
  const own = checkOwnRoad(record)
  if (!own.ok) return own
  const right = rightBody(record, answer.body)
  if (!right.ok) return right
  const step = decisionStep(record.state, 'recognise')
  if (!step.ok) return step
  const day = checkDay(answer.on, record.receivedOn ?? record.sentOn ?? record.decidedOn, now)
  if (!day.ok) return day
  const number = checkText(answer.number, 'number', 100)
  if (!number.ok) return number
  const from = inForceFrom({ item, scope, passedOn: record.decidedOn, recognisedOn: answer.on })
  await writeDecision(
    tx, hand, record,
    { state: step.value, received_on: record.receivedOn ?? answer.on, answered_on: answer.on, answer_number: number.value, in_force_from: from ?? answer.on },
    'deliberation.recognise-decision', { body: answer.body, on: answer.on, number: number.value }, now,
  )
  return accept(true)
}

/**
 * Answers in writing that a decision is not recognised, and why.
 *
 * Refuses as `recogniseDecision`, and `decisions.reason-needed`.
 *
 * @law 10/2022/QH15 Đ21.2
 */
export async function refuseDecision(tx: Tx, hand: DeliberationHand, of: OfDecision, answer: AnswerInput & { readonly reason: string }, now: Date): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, [ACT_OF_BODY[answer.body]])
  if (!opened.ok) return opened
  const record = opened.value
  const own = checkOwnRoad(record)
  if (!own.ok) return own
  const right = rightBody(record, answer.body)
  if (!right.ok) return right
  const step = decisionStep(record.state, 'refuse')
  if (!step.ok) return step
  const day = checkDay(answer.on, record.receivedOn ?? record.sentOn ?? record.decidedOn, now)
  if (!day.ok) return day
  const reason = checkText(answer.reason, 'reason', 2000)
  if (!reason.ok) return reason
  const number = checkText(answer.number, 'number', 100)
  if (!number.ok) return number
  await writeDecision(
    tx, hand, record,
    { state: step.value, received_on: record.receivedOn ?? answer.on, answered_on: answer.on, answer_number: number.value, answer_reason: reason.value },
    'deliberation.refuse-decision', { body: answer.body, on: answer.on, number: number.value, reason: reason.value }, now,
  )
  return accept(true)
}

/**
 * Sets the day from which a decision of the whole commune is in force.
 *
 * Refuses as `openDecision`, `checkDay`, `decisionStep`, `decisions.number-needed`, `decisions.no-day-to-set` where the law gives the
 * day itself, and `decisions.force-before-vote`.
 *
 * @law 10/2022/QH15 Đ21.2
 */
export async function setDayInForce(
  tx: Tx, hand: DeliberationHand, of: OfDecision, set: { readonly on: CalendarDate; readonly number: string; readonly from: CalendarDate }, now: Date,
): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['recognise-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const { item, scope } = record.matter
  if (record.hamletId !== undefined || scope !== 'commune') return refuse({ code: 'decisions.no-day-to-set' })
  const step = decisionStep(record.state, 'set-day')
  if (!step.ok) return step
  const day = checkDay(set.on, record.decidedOn, now)
  if (!day.ok) return day
  if (set.from < record.decidedOn) return refuse({ code: 'decisions.force-before-vote', field: 'from', date: shortDate(record.decidedOn) })
  const number = checkText(set.number, 'number', 100)
  if (!number.ok) return number
  const from = inForceFrom({ item, scope, passedOn: record.decidedOn, setDay: set.from })
  await writeDecision(
    tx, hand, record, { state: step.value, answered_on: set.on, answer_number: number.value, in_force_from: from ?? set.from },
    'deliberation.set-day-in-force', { on: set.on, number: number.value, from: set.from }, now,
  )
  return accept(true)
}
