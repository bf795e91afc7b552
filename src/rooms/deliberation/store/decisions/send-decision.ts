import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { decisionStep, inForceFrom, recogniserOf } from '../../index.ts'
import type { DeliberationHand } from '../hand.ts'
import { checkDay, checkOwnRoad, type OfDecision, openDecision, writeDecision } from './open-decision.ts'

/**
 * Says that a decision went to the people's committee and the Front of the commune. Late is late, and still written down.
 *
 * Refuses as `openDecision`, `checkOwnRoad`, `checkDay` and `decisionStep` (what was not adopted is not sent).
 *
 * @law 10/2022/QH15 Đ20.3
 */
export async function sendDecision(
  tx: Tx, hand: DeliberationHand, of: OfDecision, sent: { readonly on: CalendarDate; readonly number: string }, now: Date,
): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['record-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const own = checkOwnRoad(record)
  if (!own.ok) return own
  const step = decisionStep(record.state, 'send')
  if (!step.ok) return step
  const day = checkDay(sent.on, record.decidedOn, now)
  if (!day.ok) return day
  const number = cleanText(sent.number).slice(0, 100)
  await writeDecision(tx, hand, record, { state: step.value, sent_on: sent.on, sent_to: 'both', number: number || record.number }, 'deliberation.send-decision', { on: sent.on, to: 'both' }, now)
  return accept(true)
}

/**
 * Says that the commune has it: the days to answer run from here. What needs no recognition is from now on one of those in force,
 * from the day on which it was adopted; what the commune sets the day of waits for it.
 *
 * Refuses as `openDecision` (the hamlet cannot say what others received), `checkOwnRoad`, `checkDay` and `decisionStep`.
 *
 * @law 10/2022/QH15 Đ21.2
 */
export async function receiveDecision(tx: Tx, hand: DeliberationHand, of: OfDecision, received: { readonly on: CalendarDate }, now: Date): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['record-decision', 'recognise-decision', 'recognise-board'])
  if (!opened.ok) return opened
  const record = opened.value
  const own = checkOwnRoad(record)
  if (!own.ok) return own
  const step = decisionStep(record.state, 'receive')
  if (!step.ok) return step
  const day = checkDay(received.on, record.sentOn ?? record.decidedOn, now)
  if (!day.ok) return day
  const { item, scope } = record.matter
  const atOnce = recogniserOf({ item, scope }) === 'none'
  await writeDecision(
    tx, hand, record,
    { state: atOnce ? 'in-force' : step.value, received_on: received.on, ...(atOnce ? { in_force_from: inForceFrom({ item, scope, passedOn: record.decidedOn }) ?? null } : {}) },
    'deliberation.receive-decision', { on: received.on }, now,
  )
  return accept(true)
}
