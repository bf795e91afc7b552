import { isId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import type { AttachedFile } from '#rooms/files/index.ts'
import { filesOf, listFiles } from '#rooms/files/store/index.ts'
import type { House, PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import type { DecisionRecord } from '../../store/decisions/decision-record.ts'
import { type ExecutionNote, listExecution } from '../../store/decisions/execution.ts'
import { type Publication, readPublication } from '../../store/decisions/publish-decision.ts'
import { findDecision, listDecisions } from '../../store/decisions/read-decisions.ts'
import { type DecisionStanding, standDecision } from '../../store/decisions/standing.ts'
import { readHere } from './keeper.ts'

export type DecisionDesk = {
  readonly record: DecisionRecord
  readonly standing: DecisionStanding
  readonly publication: Publication | undefined
  readonly notes: readonly ExecutionNote[]
  readonly photos: ReadonlyMap<string, readonly AttachedFile[]>
  readonly files: readonly AttachedFile[]
  /** What the community decided about it later, and what it itself is about: the versions, the oldest first. */
  readonly versions: readonly DecisionRecord[]
  readonly later: readonly DecisionRecord[]
}

/** How many steps back the versions of a decision are followed. */
const FAR = 20

/** All that the page of a decision shows. Refuses `decisions.not-found`. */
export function readDecisionDesk(c: PageContext, house: House): Promise<Result<DecisionDesk>> {
  const decisionId = c.req.param('decisionId') ?? ''
  const { today } = visitOf(c)
  return readHere(c, house, async (tx) => {
    const record = isId(decisionId) ? await findDecision(tx, decisionId) : undefined
    if (!record) return refuse({ code: 'decisions.not-found' })
    const notes = await listExecution(tx, [decisionId])
    const photos = await listFiles(tx, record.provinceId, 'execution', notes.map(({ noteId }) => noteId))
    const before: DecisionRecord[] = []
    for (let about = record.matter.aboutDecision; about !== undefined && before.length < FAR; ) {
      const one = await findDecision(tx, about)
      if (!one) break
      before.unshift(one)
      about = one.matter.aboutDecision
    }
    const later = await listDecisions(tx, { about: [decisionId], passed: true })
    return accept({
      record,
      standing: standDecision(record, today, loadWorkingDays()),
      publication: await readPublication(tx, record, today),
      notes,
      photos: Map.groupBy(photos, ({ of }) => of.id),
      files: await filesOf(tx, { provinceId: record.provinceId, kind: 'decision', id: decisionId }),
      versions: [...before, record, ...later.toReversed()],
      later,
    })
  })
}
