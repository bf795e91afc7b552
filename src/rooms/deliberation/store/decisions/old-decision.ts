import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { newCode } from '../code.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type DocumentKind, type Item, judgeVote, kindsOf, type MatterKind, thresholdFor } from '../../index.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { loadDeliberationRules } from '../load-deliberation-rules.ts'
import { checkText } from './open-decision.ts'

/** From this day on the law of 2022 governs: what was decided before is of the Ordinance's time. */
export const FIRST_DAY_OF_LAW = '2023-07-01' as CalendarDate

/** Of what was decided before it no rule is known here. */
const FIRST_DAY_OF_ORDINANCE = '2007-07-01' as CalendarDate

/** A decision made under the Ordinance, as its paper has it. */
export type OldDecisionInput = {
  readonly hamletId: number
  readonly item: Item
  readonly kind: MatterKind
  readonly title: string
  readonly text: string
  readonly on: CalendarDate
  readonly method: 'meeting' | 'ballot'
  readonly documentKind: DocumentKind
  readonly number: string
  readonly all: number
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly value: { readonly cash: number; readonly labourDays: number; readonly landM2: number }
  /** The paper by which the authority of that time recognised it; blank where it needed none, or none is known. */
  readonly recognised: { readonly on: CalendarDate; readonly number: string } | undefined
}

/**
 * Writes down today what a community decided before the law of 2022, judged by the rule of that time. That rule was read in no
 * official text: the judgement says so, and whoever reads it is told.
 *
 * Refuses `decisions.not-found`, `decisions.not-yours`, `decisions.not-of-old` from the law's first day on, `decisions.before-ordinance`, `decisions.recognised-before-vote`,
 * `decisions.text-needed`, `decisions.text-too-long`, and as `checkCount`.
 *
 * @law 34/2007/PL-UBTVQH11 Đ10, Đ12, Đ16
 */
export async function recordOldDecision(tx: Tx, hand: DeliberationHand, input: OldDecisionInput, now: Date): Promise<Result<{ readonly decisionId: string; readonly passed: boolean }>> {
  const place = await tx.selectFrom('unit_span').select(['path', 'unit_id']).where('unit_id', '=', input.hamletId).orderBy('valid_from', 'desc').executeTakeFirst()
  if (!place) return refuse({ code: 'decisions.not-found' })
  if (!hand.allows('record-decision', place.path)) return refuse({ code: 'decisions.not-yours' })
  if (input.on >= FIRST_DAY_OF_LAW) return refuse({ code: 'decisions.not-of-old', field: 'on', date: shortDate(FIRST_DAY_OF_LAW) })
  if (input.on < FIRST_DAY_OF_ORDINANCE) return refuse({ code: 'decisions.before-ordinance', field: 'on', date: shortDate(FIRST_DAY_OF_ORDINANCE) })
  const title = checkText(input.title, 'text', 500, 'title')
  if (!title.ok) return title
  const { item, kind, all, present, inFavour, against, other } = input
  if (!kindsOf(item).includes(kind)) return refuse({ code: 'decisions.not-found' })
  if (input.recognised && input.recognised.on < input.on) return refuse({ code: 'decisions.recognised-before-vote', field: 'recognisedOn', date: shortDate(input.on) })
  const threshold = thresholdFor(loadDeliberationRules(), { item, kind, scope: 'hamlet', on: input.on })
  const judged = judgeVote(threshold, { all, present, inFavour, against, other, invalid: 0 })
  if (!judged.ok) return judged
  const { passed } = judged.value
  const [matterId, decisionId] = [newId(now.getTime()), newId(now.getTime())]
  const where = { province_id: provinceOf(place.path), unit_id: input.hamletId, holder_id: input.hamletId, path: place.path }
  const made = { revision: 1, created_at: now, created_by: hand.by.accountId }
  await tx
    .insertInto('matter')
    .values({
      ...where, ...made, matter_id: matterId, code: newCode(), scope: 'hamlet', item, kind, era: 'ordinance-2007', title: title.value, content: cleanText(input.text),
      proposed_by: 'head', cash: input.value.cash, labour_days: input.value.labourDays, land_m2: input.value.landM2, state: 'decided', changed_at: now,
    })
    .execute()
  const recognised = passed ? input.recognised : undefined
  await tx
    .insertInto('decision')
    .values({
      ...where, ...made, decision_id: decisionId, code: newCode(), matter_id: matterId, gathering_id: null, hamlet_id: input.hamletId, round: 1, decided_on: input.on,
      method: input.method, document_kind: input.documentKind, number: cleanText(input.number).slice(0, 100), judgement: JSON.stringify(judged.value), passed,
      text: cleanText(input.text), state: !passed ? 'not-passed' : recognised ? 'recognised' : 'in-force',
      answered_on: recognised?.on ?? null, answer_number: recognised?.number.slice(0, 100) ?? '', in_force_from: passed ? (recognised?.on ?? input.on) : null,
    })
    .execute()
  await noteDeliberation(
    tx, hand.by, { unitId: input.hamletId, path: place.path }, 'deliberation.record-old-decision',
    { matter: matterId, decision: decisionId, title: title.value, on: input.on, all, present, inFavour, against, other, passed }, now,
  )
  return accept({ decisionId, passed })
}
