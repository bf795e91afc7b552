import { refuse, type Result } from '#foundation/result.ts'
import { type Duty, type DutyState, dutyState } from '#rooms/disclosure/index.ts'
import { findDuty, issueDuty } from '#rooms/disclosure/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Item, Era } from '../../index.ts'
import type { DeliberationHand } from '../hand.ts'
import type { DecisionRecord } from './decision-record.ts'
import { checkOwnRoad, type OfDecision, openDecision, writeDecision } from './open-decision.ts'
import { effectiveFrom } from './standing.ts'

/**
 * Under which item of the law a decision of the people is made public: what they contribute, as money raised from them; all
 * else as "other matters under the law", since the law names no item for it.
 *
 * @law 10/2022/QH15 Đ11.5, Đ11.14, Đ23.2
 * @law 34/2007/PL-UBTVQH11 Đ5.4, Đ5.11
 */
export function disclosureItemOf({ item, era }: { readonly item: Item; readonly era: Era }): string {
  const contribution = item === 1 || item === 2
  if (era === 'ordinance-2007') return contribution ? '4' : '11'
  return contribution ? '5' : '14'
}

/** The commune in which a decision was made: the step of its path below the province (of the time of districts: below the district). */
export function communeOf(record: Pick<DecisionRecord, 'path' | 'hamletId'>): number {
  return Number(record.path.split('/').at(record.hamletId === undefined ? -2 : -3))
}

/**
 * Gives the commune the duty to make the decision public, with its deadline.
 *
 * Refuses as `openDecision` and `issueDuty`, `decisions.not-in-force`, `decisions.published-already`.
 *
 * @law 10/2022/QH15 Đ11, Đ12.3, Đ23.2
 */
export async function publishDecision(tx: Tx, hand: DeliberationHand, of: OfDecision, now: Date): Promise<Result<Duty>> {
  const opened = await openDecision(tx, hand, of, ['record-decision'])
  if (!opened.ok) return opened
  const record = opened.value
  const own = checkOwnRoad(record)
  if (!own.ok) return own
  if (effectiveFrom(record) === undefined || record.ended) return refuse({ code: 'decisions.not-in-force' })
  const before = record.dutyId === undefined ? undefined : await findDuty(tx, record.dutyId)
  if (before && !before.cancelled) return refuse({ code: 'decisions.published-already' })
  const eventDate = record.answeredOn ?? record.decidedOn
  const era: Era = eventDate < '2023-07-01' ? 'ordinance-2007' : 'law-2022'
  const duty = await issueDuty(
    tx, hand,
    { unitId: communeOf(record), item: disclosureItemOf({ item: record.matter.item, era }), title: record.matter.title, eventDate, instrumentNumber: record.number },
    now,
  )
  if (!duty.ok) return duty
  await writeDecision(tx, hand, record, { duty_id: duty.value.dutyId }, 'deliberation.publish-decision', { duty: duty.value.dutyId }, now)
  return duty
}

/** How the duty to make it public stands, and the public address of what answers it. */
export type Publication = {
  readonly dutyId: string
  /** Undefined where the one who asks does not read the commune's duties. */
  readonly known: { readonly due: CalendarDate; readonly state: DutyState; readonly code: string | undefined } | undefined
}

/** Undefined where no duty was given, or it was taken back. */
export async function readPublication(tx: Tx, record: DecisionRecord, today: CalendarDate): Promise<Publication | undefined> {
  const { dutyId } = record
  if (dutyId === undefined) return undefined
  const duty = await findDuty(tx, dutyId)
  if (!duty) return { dutyId, known: undefined }
  if (duty.cancelled) return undefined
  const [answer] = duty.answers
  return { dutyId, known: { due: duty.due, state: dutyState(duty, [answer?.firstDay], today), code: answer?.code } }
}
