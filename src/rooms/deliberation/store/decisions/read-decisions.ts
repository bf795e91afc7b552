import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { DecisionState, Item, MatterKind, Method, Scope } from '../../index.ts'
import { type DecisionRecord, decisionRecordOf } from './decision-record.ts'

/** Which decisions are meant; what is not said does not matter. */
export type DecisionQuestion = {
  /** Those of these units and of all below them. */
  readonly under?: readonly string[] | undefined
  readonly decisionIds?: readonly string[] | undefined
  readonly matterIds?: readonly string[] | undefined
  /** Those of matters that are about one of these decisions. */
  readonly about?: readonly string[] | undefined
  readonly states?: readonly DecisionState[] | undefined
  readonly items?: readonly Item[] | undefined
  readonly kinds?: readonly MatterKind[] | undefined
  readonly scope?: Scope | undefined
  readonly method?: Method | undefined
  readonly passed?: boolean | undefined
  readonly from?: CalendarDate | undefined
  readonly to?: CalendarDate | undefined
  /** How many at most, the newest first. */
  readonly limit?: number | undefined
}

/** The decisions asked for, within the scope of the transaction, the newest first. */
export async function listDecisions(tx: Tx, asked: DecisionQuestion): Promise<readonly DecisionRecord[]> {
  for (const ids of [asked.under, asked.decisionIds, asked.matterIds, asked.about, asked.states, asked.items, asked.kinds]) if (ids?.length === 0) return []
  let query = tx
    .selectFrom('decision as d')
    .innerJoin('matter as m', (on) => on.onRef('m.province_id', '=', 'd.province_id').onRef('m.matter_id', '=', 'd.matter_id'))
    .leftJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'd.province_id').onRef('g.gathering_id', '=', 'd.gathering_id'))
    .selectAll('d')
    .select([
      sql<Row<'matter'>>`to_jsonb(m)`.as('matter'),
      sql<string | null>`(select c.covenant_id from covenant c where c.decision_id = d.decision_id limit 1)`.as('covenant_id'),
      sql<string | null>`coalesce(g.ends_on, g.held_on)::text`.as('gathering_ended'),
      sql<string | null>`(select s.name from unit_span s where s.unit_id = d.unit_id order by (d.decided_on between s.valid_from and s.valid_to) desc, s.valid_from desc limit 1)`.as('unit_name'),
    ])
    .orderBy('d.decided_on', 'desc')
    .orderBy('d.decision_id', 'desc')
  const { under, decisionIds, matterIds, about, states, items, kinds, scope, method, passed, from, to, limit } = asked
  if (under) query = query.where(sql<boolean>`d.path ^@ any(${[...under]}::text[])`)
  if (decisionIds) query = query.where('d.decision_id', 'in', [...decisionIds])
  if (matterIds) query = query.where('d.matter_id', 'in', [...matterIds])
  if (about) query = query.where('m.about_decision', 'in', [...about])
  if (states) query = query.where('d.state', 'in', [...states])
  if (items) query = query.where('m.item', 'in', [...items])
  if (kinds) query = query.where('m.kind', 'in', [...kinds])
  if (scope) query = query.where('m.scope', '=', scope)
  if (method) query = query.where('d.method', '=', method)
  if (passed !== undefined) query = query.where('d.passed', '=', passed)
  if (from) query = query.where('d.decided_on', '>=', from)
  if (to) query = query.where('d.decided_on', '<=', to)
  if (limit !== undefined) query = query.limit(limit)
  return (await query.execute()).map(decisionRecordOf)
}

export async function findDecision(tx: Tx, decisionId: string): Promise<DecisionRecord | undefined> {
  const [found] = await listDecisions(tx, { decisionIds: [decisionId] })
  return found
}
