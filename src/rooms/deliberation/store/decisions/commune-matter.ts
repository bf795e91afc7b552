import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { newCode } from '../code.ts'
import { countsUnder } from '#rooms/households/store/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import type { Tx } from '#storage/transaction.ts'
import { hamletApproves, judgeHamlets, judgeVote, type Matter, neededVotes, type Threshold, thresholdFor } from '../../index.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { loadDeliberationRules } from '../load-deliberation-rules.ts'
import { matterOf } from '../stored-records.ts'
import type { DecisionRecord, HamletVote, StoredJudgement } from './decision-record.ts'
import { checkDay } from './open-decision.ts'
import { listDecisions } from './read-decisions.ts'

/** A matter of the whole commune: how each of its hamlets stands, and what it would come to if it were added up now. */
export type CommuneResult = {
  readonly matter: Matter
  readonly hamlets: readonly HamletVote[]
  /** Hamlets that decided nothing yet. They count in the denominator, and not as approving. */
  readonly waiting: readonly HamletVote[]
  readonly judgement: StoredJudgement
  /** What the commune wrote down; undefined until it does. */
  readonly decision: DecisionRecord | undefined
}

/** The matters of commune scope below some paths, the newest first. */
export async function listCommuneMatters(tx: Tx): Promise<readonly Matter[]> {
  const rows = await tx.selectFrom('matter').selectAll().where('scope', '=', 'commune').where('state', 'in', ['proposed', 'decided']).orderBy('created_at', 'desc').execute()
  return rows.map(matterOf)
}

/**
 * How the hamlets of the commune stand on a matter of the whole commune. The law says that two thirds of all hamlets must approve,
 * and not when a hamlet approves: two thirds of its households is the stricter reading and counts here; more than half is the other.
 *
 * @law 10/2022/QH15 Đ21.1
 * @law 59/2023/NĐ-CP Đ4.6.c
 */
export async function readCommuneResult(tx: Tx, matterId: string, today: CalendarDate): Promise<CommuneResult | undefined> {
  const row = await tx.selectFrom('matter').selectAll().where('matter_id', '=', matterId).where('scope', '=', 'commune').executeTakeFirst()
  if (!row) return undefined
  const matter = matterOf(row)
  const decided = await listDecisions(tx, { matterIds: [matterId] })
  const decision = decided.find(({ hamletId }) => hamletId === undefined)
  const on = decision?.decidedOn ?? today
  const latest = new Map<number, DecisionRecord>()
  for (const one of decided) {
    if (one.hamletId === undefined) continue
    const before = latest.get(one.hamletId)
    if (!before || before.round < one.round) latest.set(one.hamletId, one)
  }
  const hamlets = (await listHamlets(tx, matter.holderId, on)).map(({ unitId, name }) => voteOf(unitId, name, latest.get(unitId)))
  const judgement = decision?.judgement ?? (await judge(tx, matter, hamlets, latest, on))
  const shown = decision?.judgement.hamlets ?? hamlets
  return { matter, hamlets: shown, waiting: shown.filter(({ decisionId }) => decisionId === undefined), judgement, decision }
}

function voteOf(hamletId: number, name: string, decision: DecisionRecord | undefined): HamletVote {
  const { all, inFavour } = decision?.judgement ?? { all: 0, inFavour: 0 }
  return {
    hamletId, name, decisionId: decision?.decisionId, all, inFavour, ...hamletApproves({ all, inFavour }),
  }
}

async function judge(tx: Tx, { item, kind, path }: Matter, hamlets: readonly HamletVote[], latest: ReadonlyMap<number, DecisionRecord>, on: CalendarDate): Promise<StoredJudgement> {
  const threshold = thresholdFor(loadDeliberationRules(), { item, kind, scope: 'commune', on })
  if (threshold.of === 'households') return judgeHouseholds(threshold, hamlets, latest, await countsUnder(tx, path, on))
  const { passed, needed, approving, otherReading, article, confidence } = judgeHamlets(threshold, hamlets)
  const present = hamlets.filter(({ decisionId }) => decisionId !== undefined).length
  return {
    passed, needed, all: hamlets.length, present, absent: hamlets.length - present, inFavour: approving, against: present - approving,
    other: 0, invalid: 0, missing: Math.max(needed - approving, 0), article, confidence, hamlets, otherReading,
  }
}

/** The Ordinance counted over the households of the whole commune; those of a hamlet that decided nothing count in the denominator. @law 34/2007/PL-UBTVQH11 Đ12 */
export function judgeHouseholds(threshold: Threshold, hamlets: readonly HamletVote[], latest: ReadonlyMap<number, Pick<DecisionRecord, 'judgement'>>, roll: ReadonlyMap<number, number>): StoredJudgement {
  const counts = { all: 0, present: 0, inFavour: 0, against: 0, other: 0, invalid: 0 }
  for (const { hamletId } of hamlets) {
    const judged = latest.get(hamletId)?.judgement
    counts.all += judged?.all ?? roll.get(hamletId) ?? 0
    for (const key of ['present', 'inFavour', 'against', 'other', 'invalid'] as const) counts[key] += judged?.[key] ?? 0
  }
  const judged = judgeVote(threshold, counts)
  if (judged.ok) return { ...judged.value, of: 'households', hamlets }
  const needed = neededVotes(threshold, counts.all)
  return { ...counts, of: 'households', passed: false, needed, absent: counts.all, missing: needed, article: threshold.article, confidence: threshold.confidence, hamlets }
}

/**
 * The commune adds up what its hamlets decided and writes the decision of the commune down; the day in force is set afterwards.
 *
 * Refuses `decisions.not-found`, `decisions.not-yours`, `decisions.decided-already`, `decisions.no-hamlets`, as `checkDay`, and
 * `decisions.hamlets-waiting` where hamlets have decided nothing and `without` does not say that they will not.
 *
 * @law 10/2022/QH15 Đ21.1, Đ23.1
 */
export async function decideCommuneMatter(
  tx: Tx, hand: DeliberationHand, input: { readonly matterId: string; readonly on: CalendarDate; readonly number: string; readonly text: string; readonly without: boolean }, now: Date,
): Promise<Result<{ readonly decisionId: string; readonly passed: boolean }>> {
  const held = await tx.selectFrom('matter').select(['path', 'holder_id']).where('matter_id', '=', input.matterId).where('scope', '=', 'commune').forUpdate().executeTakeFirst()
  if (!held) return refuse({ code: 'decisions.not-found' })
  if (!hand.allows('record-decision', held.path)) return refuse({ code: 'decisions.not-yours' })
  const result = await readCommuneResult(tx, input.matterId, input.on)
  if (!result) return refuse({ code: 'decisions.not-found' })
  const { matter, hamlets, waiting, judgement, decision } = result
  if (decision) return refuse({ code: 'decisions.decided-already' })
  if (hamlets.length === 0) return refuse({ code: 'decisions.no-hamlets' })
  const last = (await listDecisions(tx, { matterIds: [matter.matterId] })).reduce((day, { decidedOn }) => (decidedOn > day ? decidedOn : day), '0001-01-01' as CalendarDate)
  const day = checkDay(input.on, waiting.length === hamlets.length ? dayInVietNam(now) : last, now)
  if (!day.ok) return day
  if (waiting.length > 0 && !input.without) return refuse({ code: 'decisions.hamlets-waiting', field: 'without', count: String(waiting.length), names: waiting.map(({ name }) => name).join(', ') })
  const decisionId = newId(now.getTime())
  const { passed } = judgement
  await tx
    .insertInto('decision')
    .values({
      province_id: matter.provinceId, decision_id: decisionId, code: newCode(), matter_id: matter.matterId, gathering_id: null, hamlet_id: null,
      unit_id: matter.holderId, holder_id: matter.holderId, path: matter.path, round: 1, decided_on: input.on, method: 'hamlets', document_kind: 'minutes',
      number: input.number.slice(0, 100), judgement: JSON.stringify(judgement), passed, text: input.text || matter.content, state: passed ? 'passed' : 'not-passed',
      revision: 1, created_at: now, created_by: hand.by.accountId,
    })
    .execute()
  await tx.updateTable('matter').set({ state: 'decided', revision: matter.revision + 1, changed_at: now }).where('province_id', '=', matter.provinceId).where('matter_id', '=', matter.matterId).execute()
  const { all, inFavour, needed } = judgement
  await noteDeliberation(tx, hand.by, { unitId: matter.holderId, path: matter.path }, 'deliberation.decide-commune-matter', { matter: matter.matterId, decision: decisionId, title: matter.title, all, approving: inFavour, needed, passed }, now)
  return accept({ decisionId, passed })
}
