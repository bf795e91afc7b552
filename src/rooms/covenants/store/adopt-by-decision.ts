import type { CalendarDate } from '#foundation/calendar-date.ts'
import { refuse, type Result } from '#foundation/result.ts'
import type { DeliberationHand } from '#rooms/deliberation/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CovenantStanding } from '../index.ts'
import { actOnCovenant } from './act-on-covenant.ts'
import type { OfCovenant } from './covenant-record.ts'

export type CovenantDecision = { readonly decisionId: string; readonly matterId: string; readonly title: string; readonly decidedOn: CalendarDate; readonly method: 'meeting' | 'ballot'; readonly inFavour: number; readonly all: number }

/** What the people of the hamlet decided on covenants, newest first: results that an adoption can be taken from. */
export async function decisionsOnCovenants(tx: Tx, hamletId: number): Promise<CovenantDecision[]> {
  const rows = await select(tx).where('d.hamlet_id', '=', hamletId).execute()
  return rows.map((row) => {
    const { inFavour, all } = countOf(row.judgement)
    return { decisionId: row.decision_id, matterId: row.matter_id, title: row.title, decidedOn: row.decided_on as CalendarDate, method: row.method as 'meeting' | 'ballot', inFavour, all }
  })
}

function select(tx: Tx) {
  return tx
    .selectFrom('decision as d')
    .innerJoin('matter as m', (join) => join.onRef('m.province_id', '=', 'd.province_id').onRef('m.matter_id', '=', 'd.matter_id'))
    .select(['d.province_id', 'd.decision_id', 'd.matter_id', 'd.hamlet_id', 'd.decided_on', 'd.method', 'd.judgement', 'm.title'])
    .where('m.kind', '=', 'covenant').where('d.method', 'in', ['meeting', 'ballot']).orderBy('d.decided_on', 'desc')
}

function countOf(judgement: unknown): { all: number; present: number; inFavour: number; against: number; other: number } {
  const figures = judgement as Readonly<Record<string, unknown>>
  const [all, present, inFavour, against, other] = ['all', 'present', 'inFavour', 'against', 'other'].map((name) => Number(figures[name] ?? 0)) as [number, number, number, number, number]
  return { all, present, inFavour, against, other }
}

/**
 * Takes the result of a meeting or ballot of the room of deliberation over as the adoption of a covenant, judged anew.
 *
 * Refuses `covenants.decision-unknown`, and as `actOnCovenant`.
 *
 * @law 61/2023/NĐ-CP Đ10
 */
export async function adoptByDecision(
  tx: Tx, hand: DeliberationHand, of: OfCovenant & { readonly unitId: number; readonly revision: number }, decisionId: string, now: Date,
): Promise<Result<CovenantStanding>> {
  const row = await select(tx).where('d.decision_id', '=', decisionId).where('d.hamlet_id', '=', of.unitId).executeTakeFirst()
  if (!row) return refuse({ code: 'covenants.decision-unknown', field: 'decision' })
  const failed = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (join) => join.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .select('g.held_on').where('gm.province_id', '=', row.province_id).where('gm.matter_id', '=', row.matter_id).where('gm.not_voted', '=', 'not-enough-present')
    .orderBy('g.held_on', 'desc').executeTakeFirst()
  return actOnCovenant(
    tx, hand, of,
    {
      act: 'adopt', on: row.decided_on as CalendarDate, method: row.method as 'meeting' | 'ballot', failedMeeting: failed?.held_on as CalendarDate | undefined, decision: decisionId,
      ...countOf(row.judgement),
    },
    now, { matter_id: row.matter_id, decision_id: decisionId },
  )
}
