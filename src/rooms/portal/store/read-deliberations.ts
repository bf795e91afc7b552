import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'

/**
 * What everybody may see of what the people discuss and decide: what was put to them, where and when, results after
 * the close with the counts and the threshold, and how it is carried out. No name of a household, of a proposer who is a citizen,
 * or of who voted; nothing of a vote that is not closed.
 *
 * @law 10/2022/QH15 Đ23.2
 */
export type PublicGathering = {
  readonly code: string
  readonly kind: 'meeting' | 'ballot' | 'online'
  readonly state: 'planned' | 'open' | 'counting' | 'closed' | 'cancelled'
  readonly hamletId: number
  readonly hamlet: string
  readonly cluster: string
  readonly heldOn: CalendarDate
  readonly startsAt: string
  readonly endsOn: CalendarDate | undefined
  readonly endsAt: string
  readonly place: string
  readonly matters: readonly { readonly code: string; readonly title: string }[]
  /** Why it was cancelled; blank otherwise. */
  readonly cancelledWhy: string
  /** Whether slips were counted, so that there is a file to count again. */
  readonly slips: number
}

export type PublicMatter = {
  readonly matterId: string
  readonly code: string
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly provinceId: number
  readonly unit: string
  readonly scope: 'hamlet' | 'commune'
  readonly item: number
  readonly kind: string
  readonly era: 'law-2022' | 'ordinance-2007'
  readonly title: string
  readonly content: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly proposedBy: 'chair' | 'head' | 'initiative'
  readonly cash: number
  readonly labourDays: number
  readonly landM2: number
  readonly state: 'proposed' | 'decided' | 'dropped'
}

export type PublicDecision = {
  readonly code: string
  readonly matterCode: string
  readonly title: string
  readonly item: number
  readonly hamletId: number | undefined
  readonly unit: string
  readonly decidedOn: CalendarDate
  readonly method: 'meeting' | 'ballot' | 'online' | 'hamlets'
  readonly documentKind: string
  readonly number: string
  readonly passed: boolean
  readonly text: string
  /** As it was judged when the vote was closed. */
  readonly judgement: Readonly<Record<string, unknown>>
  readonly state: string
  readonly sentOn: CalendarDate | undefined
  readonly answeredOn: CalendarDate | undefined
  readonly answerNumber: string
  readonly answerReason: string
  readonly inForceFrom: CalendarDate | undefined
  readonly endedOn: CalendarDate | undefined
  readonly endReason: string
  readonly executed: 'not-begun' | 'going-on' | 'done' | 'stopped'
}

export type PublicExecution = {
  readonly onDay: CalendarDate
  readonly state: 'not-begun' | 'going-on' | 'done' | 'stopped'
  readonly text: string
  readonly cash: number
  readonly labourDays: number
  readonly landM2: number
}

/** The name of a unit on a day or, where it has ended, its last one. */
const nameOn = (column: string) => sql.raw(`(select s.name from unit_span s where s.unit_id = ${column} order by s.valid_from desc limit 1)`)

const GATHERING = sql`
  g.code, g.kind, g.state, g.hamlet_id as "hamletId", ${nameOn('g.hamlet_id')} as hamlet, g.cluster, g.held_on as "heldOn", g.starts_at as "startsAt",
  g.ends_on as "endsOn", g.ends_at as "endsAt", g.place, coalesce(g.cancelled_why, '') as "cancelledWhy",
  (select count(*)::int from slip p where g.state = 'closed' and (p.province_id, p.gathering_id) = (g.province_id, g.gathering_id)) as slips,
  coalesce((select jsonb_agg(jsonb_build_object('code', m.code, 'title', m.title) order by x.position) from gathering_matter x
    join matter m on (m.province_id, m.matter_id) = (x.province_id, x.matter_id)
    where (x.province_id, x.gathering_id) = (g.province_id, g.gathering_id) and m.state in ('proposed', 'decided')), '[]') as matters`

/** Meetings, ballots and online votes that are to come or go on, soonest first. */
export async function comingGatherings(tx: Tx, under: string, today: CalendarDate, limit: number): Promise<PublicGathering[]> {
  const { rows } = await sql<PublicGathering>`
    select ${GATHERING} from gathering g
    where g.path ^@ ${under} and g.state in ('planned', 'open', 'counting') and coalesce(g.ends_on, g.held_on) >= ${today}::date
    order by g.held_on, g.starts_at, g.gathering_id limit ${limit}`.execute(tx)
  return rows.filter(({ matters }) => matters.length > 0).map(gatheringOf)
}

/** All meetings, ballots and online votes on a matter, in their order. */
export async function gatheringsOf(tx: Tx, matter: PublicMatter): Promise<PublicGathering[]> {
  const { rows } = await sql<PublicGathering>`
    select ${GATHERING} from gathering g
    join gathering_matter gm on (gm.province_id, gm.gathering_id) = (g.province_id, g.gathering_id)
    where gm.province_id = ${matter.provinceId} and gm.matter_id = ${matter.matterId}
    order by g.held_on, g.starts_at, g.gathering_id`.execute(tx)
  return rows.map(gatheringOf)
}

function gatheringOf(row: PublicGathering): PublicGathering {
  return { ...row, endsOn: row.endsOn ?? undefined }
}

const DECISION = sql`
  d.code, m.code as "matterCode", m.title, m.item, d.hamlet_id as "hamletId", ${nameOn('coalesce(d.hamlet_id, d.holder_id)')} as unit, d.decided_on as "decidedOn",
  d.method, d.document_kind as "documentKind", d.number, d.passed, d.text, d.judgement, d.state, d.sent_on as "sentOn", d.answered_on as "answeredOn",
  d.answer_number as "answerNumber", d.answer_reason as "answerReason", d.in_force_from as "inForceFrom", d.ended_on as "endedOn", d.end_reason as "endReason",
  d.executed_state as executed
  from decision d join matter m on (m.province_id, m.matter_id) = (d.province_id, d.matter_id)`

/** Results, newest first. What the hamlets said on a matter of the commune is one result, once the commune has added it up. */
export async function readPublicDecisions(tx: Tx, asked: { readonly under: string; readonly limit: number; readonly skip?: number }): Promise<PublicDecision[]> {
  const { rows } = await sql<PublicDecision>`
    select ${DECISION} where d.path ^@ ${asked.under}
      and not (m.scope = 'commune' and d.hamlet_id is not null and exists (
        select from decision whole where (whole.province_id, whole.matter_id) = (d.province_id, d.matter_id) and whole.hamlet_id is null and whole.path ^@ ${asked.under}))
    order by d.decided_on desc, d.decision_id desc limit ${asked.limit} offset ${asked.skip ?? 0}`.execute(tx)
  return rows.map(decisionOf)
}

/** What was decided on a matter: in each hamlet, and for the whole commune. */
export async function decisionsOn(tx: Tx, matter: PublicMatter): Promise<PublicDecision[]> {
  const { rows } = await sql<PublicDecision>`
    select ${DECISION} where d.province_id = ${matter.provinceId} and d.matter_id = ${matter.matterId}
    order by d.hamlet_id is not null, d.decided_on, d.decision_id`.execute(tx)
  return rows.map(decisionOf)
}

function decisionOf(row: PublicDecision): PublicDecision {
  return {
    ...row, hamletId: row.hamletId ?? undefined, sentOn: row.sentOn ?? undefined, answeredOn: row.answeredOn ?? undefined, inForceFrom: row.inForceFrom ?? undefined,
    endedOn: row.endedOn ?? undefined,
  }
}

/** How the decisions on a matter are carried out, newest first. */
export async function executionOf(tx: Tx, matter: PublicMatter): Promise<PublicExecution[]> {
  const { rows } = await sql<PublicExecution>`
    select n.on_day as "onDay", n.state, n.text, n.cash::float8 as cash, n.labour_days as "labourDays", n.land_m2 as "landM2"
    from execution_note n join decision d on (d.province_id, d.decision_id) = (n.province_id, n.decision_id)
    where d.province_id = ${matter.provinceId} and d.matter_id = ${matter.matterId}
    order by n.on_day desc, n.note_id desc`.execute(tx)
  return rows
}

/** The matter of a public code: its own, that of one of its decisions, or of a gathering with one matter. Drafts are not found. */
export async function findPublicMatter(tx: Tx, code: string): Promise<PublicMatter | undefined> {
  const { rows } = await sql<PublicMatter>`
    select m.matter_id as "matterId", m.code, m.unit_id as "unitId", m.holder_id as "holderId", m.path, m.province_id as "provinceId",
      ${nameOn('m.unit_id')} as unit, m.scope, m.item, m.kind, m.era, m.title, m.content, m.options, m.proposed_by as "proposedBy",
      m.cash::float8 as cash, m.labour_days as "labourDays", m.land_m2 as "landM2", m.state
    from matter m
    where m.state in ('proposed', 'decided') and (m.code = ${code}
      or exists (select from decision d where d.code = ${code} and (d.province_id, d.matter_id) = (m.province_id, m.matter_id))
      or exists (select from gathering g join gathering_matter x on (x.province_id, x.gathering_id) = (g.province_id, g.gathering_id)
        where g.code = ${code} and (x.province_id, x.matter_id) = (m.province_id, m.matter_id)))
    order by m.code = ${code} desc, m.matter_id limit 1`.execute(tx)
  return rows[0]
}
