import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Act } from '#rooms/offices/index.ts'
import type { NewRow } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import type { DecisionRecord } from './decision-record.ts'
import { findDecision } from './read-decisions.ts'

/** A decision as the page showed it: whoever changes it says which state of it they saw. */
export type OfDecision = { readonly provinceId: number; readonly decisionId: string; readonly revision: number }

/**
 * The decision, held until the transaction ends, for a hand that may do one of the acts.
 *
 * Refuses `decisions.not-found`, `decisions.not-yours`, `decisions.conflict` where it has changed since the page was shown.
 */
export async function openDecision(tx: Tx, hand: DeliberationHand, of: OfDecision, acts: readonly Act[]): Promise<Result<DecisionRecord>> {
  const held = await tx
    .selectFrom('decision').select('decision_id').where('province_id', '=', of.provinceId).where('decision_id', '=', of.decisionId).forUpdate().executeTakeFirst()
  const record = held && (await findDecision(tx, of.decisionId))
  if (!record) return refuse({ code: 'decisions.not-found' })
  if (!acts.some((act) => hand.allows(act, record.path))) return refuse({ code: 'decisions.not-yours' })
  if (record.revision !== of.revision) return refuse({ code: 'decisions.conflict' })
  return accept(record)
}

/** Refuses `decisions.covenant-road` where a covenant rests on the decision: that is sent, recognised and made public by itself. @law 61/2023/NĐ-CP Đ11, Đ12, Đ15 */
export function checkOwnRoad({ covenantId }: DecisionRecord): Result<true> {
  return covenantId === undefined ? accept(true) : refuse({ code: 'decisions.covenant-road' })
}

/** Writes what changed and the line of the journal. */
export async function writeDecision(
  tx: Tx, hand: DeliberationHand, record: DecisionRecord, change: Partial<NewRow<'decision'>>, act: `deliberation.${string}`, subject: Readonly<Record<string, unknown>>, now: Date,
): Promise<void> {
  await tx
    .updateTable('decision')
    .set({ ...change, revision: record.revision + 1 } as never)
    .where('province_id', '=', record.provinceId)
    .where('decision_id', '=', record.decisionId)
    .execute()
  await noteDeliberation(tx, hand.by, { unitId: record.holderId, path: record.path }, act, { decision: record.decisionId, title: record.matter.title, ...subject }, now)
}

/**
 * Whether something can have happened on that day: not before what came before it, not after today.
 *
 * Refuses `decisions.day-ahead`, `decisions.day-before`.
 */
export function checkDay(on: CalendarDate, notBefore: CalendarDate, now: Date, field = 'on'): Result<true> {
  if (on > dayInVietNam(now)) return refuse({ code: 'decisions.day-ahead', field, date: shortDate(on) })
  return on < notBefore ? refuse({ code: 'decisions.day-before', field, date: shortDate(notBefore) }) : accept(true)
}

/** A text that must be there and no longer than it may. Refuses `decisions.<what>-needed`, `decisions.text-too-long`. */
export function checkText(text: string, what: 'reason' | 'number' | 'text', limit: number, field: string = what): Result<string> {
  const clean = cleanText(text)
  if (clean === '') return refuse({ code: `decisions.${what}-needed`, field })
  return clean.length > limit ? refuse({ code: 'decisions.text-too-long', field, limit: String(limit) }) : accept(clean)
}
