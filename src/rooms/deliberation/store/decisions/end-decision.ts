import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import { decisionStep } from '../../index.ts'
import type { DeliberationHand } from '../hand.ts'
import { findDecision } from './read-decisions.ts'
import { checkDay, checkText, type OfDecision, openDecision, writeDecision } from './open-decision.ts'
import { effectiveFrom } from './standing.ts'

export type EndInput = { readonly on: CalendarDate; readonly number: string; readonly reason: string }

/**
 * The commune asks the community to amend or replace its decision, where it was not made as the law orders. It stays in force.
 *
 * Refuses as `openDecision`, `checkDay`, `decisionStep`, `decisions.reason-needed`, `decisions.number-needed`.
 *
 * @law 10/2022/QH15 Đ22.2
 */
export async function askToAmend(tx: Tx, hand: DeliberationHand, of: OfDecision, asked: EndInput, now: Date): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['annul-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const step = decisionStep(record.state, 'ask-to-amend')
  if (!step.ok) return step
  const day = checkDay(asked.on, record.decidedOn, now)
  if (!day.ok) return day
  const reason = checkText(asked.reason, 'reason', 2000)
  if (!reason.ok) return reason
  const number = checkText(asked.number, 'number', 100)
  if (!number.ok) return number
  await writeDecision(
    tx, hand, record, { state: step.value, asked_on: asked.on, asked_number: number.value, asked_reason: reason.value },
    'deliberation.ask-to-amend', { on: asked.on, number: number.value, reason: reason.value }, now,
  )
  return accept(true)
}

/**
 * The commune annuls a decision: what is against the law or good custom it must, what was made the wrong way it may.
 *
 * Refuses as `askToAmend`.
 *
 * @law 10/2022/QH15 Đ22.1, Đ22.2
 */
export async function annulDecision(
  tx: Tx, hand: DeliberationHand, of: OfDecision, ended: EndInput & { readonly ground: 'unlawful' | 'procedure' }, now: Date,
): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['annul-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const step = decisionStep(record.state, 'annul')
  if (!step.ok) return step
  const day = checkDay(ended.on, record.asked?.on ?? record.decidedOn, now)
  if (!day.ok) return day
  const reason = checkText(ended.reason, 'reason', 2000)
  if (!reason.ok) return reason
  const number = checkText(ended.number, 'number', 100)
  if (!number.ok) return number
  await writeDecision(
    tx, hand, record, { state: step.value, ended_on: ended.on, end_ground: ended.ground, end_reason: reason.value, end_number: number.value },
    'deliberation.annul-decision', { on: ended.on, ground: ended.ground, number: number.value, reason: reason.value }, now,
  )
  return accept(true)
}

/** How a later decision of the same community touches this one. */
export type Supersession = 'amended' | 'replaced' | 'annulled'

/**
 * A later decision of the same community, on a matter put to it for that, amends, replaces or annuls this one. Both stay readable.
 *
 * Refuses as `openDecision`, `decisionStep`, `decisions.not-its-successor` where the later one is not about this one, and
 * `decisions.successor-not-in-force`.
 *
 * @law 10/2022/QH15 Đ22.1.c, Đ22.3
 */
export async function supersedeDecision(
  tx: Tx, hand: DeliberationHand, of: OfDecision, by: { readonly decisionId: string; readonly how: Supersession }, now: Date,
): Promise<Result<true>> {
  const opened = await openDecision(tx, hand, of, ['record-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const later = await findDecision(tx, by.decisionId)
  if (!later || later.matter.aboutDecision !== record.decisionId || later.provinceId !== record.provinceId) {
    return refuse({ code: 'decisions.not-its-successor', field: 'by' })
  }
  const from = effectiveFrom(later)
  if (from === undefined) return refuse({ code: 'decisions.successor-not-in-force', field: 'by' })
  const step = decisionStep(record.state, by.how === 'amended' ? 'amend' : by.how === 'replaced' ? 'replace' : 'annul')
  if (!step.ok) return step
  await writeDecision(
    tx, hand, record,
    { state: step.value, ended_on: from, end_ground: 'community', end_reason: later.matter.title.slice(0, 2000), end_number: later.number, succeeded_by: later.decisionId },
    'deliberation.supersede-decision', { how: by.how, by: later.decisionId, on: from }, now,
  )
  return accept(true)
}
