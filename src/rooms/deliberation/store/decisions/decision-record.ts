import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type { Decision, Matter } from '../../index.ts'
import { decisionOf, matterOf } from '../stored-records.ts'

/** The body that a decision is sent to. */
export type SentTo = 'commune-committee' | 'front' | 'both'

/** Why a decision was amended, replaced or annulled: the points of Đ22.1 in their order. */
export type EndGround = 'unlawful' | 'procedure' | 'community'

/** How a hamlet stood on a matter of the commune when the commune added up. */
export type HamletVote = {
  readonly hamletId: number
  readonly name: string
  readonly decisionId: string | undefined
  readonly all: number
  readonly inFavour: number
  readonly approves: boolean
  readonly otherReadingApproves: boolean
}

/** The figures as they were judged; of a matter of the commune also how each hamlet stood. */
export type StoredJudgement = {
  readonly passed: boolean
  readonly needed: number
  readonly all: number
  readonly present: number
  readonly absent: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly invalid: number
  readonly missing: number
  readonly article: string
  readonly confidence: string
  /** Of an election: the candidates elected, by their ids. */
  readonly elected?: readonly string[]
  readonly hamlets?: readonly HamletVote[]
  /** Of a matter of the commune in the Ordinance's time: the figures are households, not hamlets. */
  readonly of?: 'households'
  readonly otherReading?: { readonly approving: number; readonly passed: boolean }
}

/** A decision with its matter, where it was made, and what became of it. */
export type DecisionRecord = Decision & {
  readonly matter: Matter
  readonly judgement: StoredJudgement
  /** The hamlet, or the commune, as it was called on the day of the decision. */
  readonly unitName: string
  /** The last day of the meeting, or of the time given for slips and online votes: from it on the days to send run. */
  readonly endedGathering: CalendarDate
  readonly sentTo: SentTo | undefined
  readonly ended: { readonly on: CalendarDate; readonly ground: EndGround; readonly reason: string; readonly number: string } | undefined
  /** That the commune asked the community to amend or replace it. */
  readonly asked: { readonly on: CalendarDate; readonly reason: string; readonly number: string } | undefined
  readonly succeededBy: string | undefined
  readonly dutyId: string | undefined
  /** The covenant that rests on it: it is sent and recognised there. @law 61/2023/NĐ-CP Đ11, Đ12 */
  readonly covenantId: string | undefined
}

export type DecisionRow = Row<'decision'> & {
  readonly matter: Row<'matter'>
  readonly unit_name: string | null
  readonly gathering_ended: string | null
  readonly covenant_id: string | null
}

export function decisionRecordOf(row: DecisionRow): DecisionRecord {
  const { matter } = row
  return {
    ...decisionOf(row),
    matter: matterOf(matter),
    judgement: row.judgement as StoredJudgement,
    unitName: row.unit_name ?? '',
    endedGathering: (row.gathering_ended ?? row.decided_on) as CalendarDate,
    sentTo: (row.sent_to ?? undefined) as SentTo | undefined,
    ended: row.ended_on === null ? undefined : { on: row.ended_on as CalendarDate, ground: row.end_ground as EndGround, reason: row.end_reason, number: row.end_number },
    asked: row.asked_on === null ? undefined : { on: row.asked_on as CalendarDate, reason: row.asked_reason, number: row.asked_number },
    succeededBy: row.succeeded_by ?? undefined,
    dutyId: row.duty_id ?? undefined,
    covenantId: row.covenant_id ?? undefined,
  }
}
