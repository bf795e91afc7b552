import { type CalendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { judgeElection, judgeVote, thresholdFor } from '../index.ts'
import type { Decision, DocumentKind, Gathering, Matter } from '../records.ts'
import { newCode } from './code.ts'
import { atHamlet } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'
import { moveMatter } from './matters.ts'
import { roundOf } from './votes/round.ts'
import { decisionOf } from './stored-records.ts'

/** What was counted, of a whole hamlet. */
export type VoteCount = {
  /** Households on the frozen roll. */
  readonly all: number
  /** Households present at the meeting; whose slip came back; that voted online. */
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly invalid: number
  /** Votes of each candidate or alternative, by its id. */
  readonly options?: Readonly<Record<string, number>> | undefined
}

export type DecisionInput = {
  readonly gathering: Gathering
  readonly matter: Matter
  readonly count: VoteCount
  /** The day on which it was voted; that of the gathering where none is named. */
  readonly on?: CalendarDate | undefined
  readonly documentKind?: DocumentKind | undefined
  readonly text?: string | undefined
  readonly signers?: readonly string[] | undefined
}

/**
 * Judges what a hamlet voted on a matter and writes it down as its decision, passed or not. A matter of the hamlet that passed is
 * decided; one that did not may be put to the people again, in the next round. What a matter of the commune comes to is judged
 * over all its hamlets elsewhere.
 *
 * Refuses `deliberation.not-yours`, `deliberation.decided-already` in this gathering, and as `checkCount`.
 *
 * @law 10/2022/QH15 Đ20.2, Đ21.1
 */
export async function decideMatter(tx: Tx, hand: DeliberationHand, input: DecisionInput, now: Date): Promise<Result<Decision>> {
  const { gathering, matter, count, on = gathering.endsOn ?? gathering.heldOn } = input
  if (!hand.allows('record-decision', gathering.path)) return refuse({ code: 'deliberation.not-yours' })
  const done = await tx.selectFrom('decision').select('decision_id').where('gathering_id', '=', gathering.gatheringId).where('matter_id', '=', matter.matterId).executeTakeFirst()
  if (done) return refuse({ code: 'deliberation.decided-already' })
  const judged = judge(matter, count, on)
  if (!judged.ok) return judged
  const round = await roundOf(tx, matter.matterId, gathering.hamletId)
  const { passed } = judged.value
  const row = await tx
    .insertInto('decision')
    .values({
      province_id: gathering.provinceId, decision_id: newId(now.getTime()), code: newCode(), matter_id: matter.matterId, gathering_id: gathering.gatheringId,
      hamlet_id: gathering.hamletId, unit_id: gathering.hamletId, holder_id: gathering.hamletId, path: gathering.path, round, decided_on: on,
      method: gathering.kind, document_kind: input.documentKind ?? gathering.documentKind ?? 'minutes', judgement: JSON.stringify(judged.value), passed,
      text: input.text?.trim() || matter.content, signers: JSON.stringify((input.signers ?? []).map((name) => cleanText(name)).filter((name) => name !== '')),
      state: passed ? 'passed' : 'not-passed', revision: 1, created_at: now, created_by: hand.by.accountId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (passed && matter.scope === 'hamlet') await moveMatter(tx, hand, matter, 'decided', now)
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.decide', {
    decision: row.decision_id, matter: matter.matterId, gathering: gathering.gatheringId, round, passed, count,
  }, now)
  return accept(decisionOf(row))
}

function judge(matter: Matter, { options, ...count }: VoteCount, on: CalendarDate) {
  const { item, kind } = matter
  // Inside a hamlet its own households are counted, also where the matter is of the whole commune.
  const threshold = thresholdFor(loadDeliberationRules(), { item, kind, scope: 'hamlet', on })
  if (matter.options.length === 0) return judgeVote(threshold, count)
  return judgeElection(threshold, count, Object.fromEntries(matter.options.map(({ id }) => [id, options?.[id] ?? 0])))
}

/** The decisions on a matter within sight, the newest first. */
export async function decisionsOnMatter(tx: Tx, matterId: string): Promise<readonly Decision[]> {
  const rows = await tx.selectFrom('decision').selectAll().where('matter_id', '=', matterId).orderBy('decided_on', 'desc').orderBy('decision_id', 'desc').execute()
  return rows.map(decisionOf)
}
