import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type {
  Convenor, Decision, DecisionState, DocumentKind, Era, Gathering, GatheringKind, GatheringState, Item, Matter, MatterKind, MatterState, Method, Option, Scope, TeamMember,
} from '../records.ts'

const day = (text: string | null): CalendarDate | undefined => (text ?? undefined) as CalendarDate | undefined

/** Rows of the tables as the rules know them. */
export function matterOf(row: Row<'matter'>): Matter {
  return {
    provinceId: row.province_id, matterId: row.matter_id, code: row.code, unitId: row.unit_id, holderId: row.holder_id, path: row.path,
    scope: row.scope as Scope, item: row.item as Item, kind: row.kind as MatterKind, era: row.era as Era, title: row.title, content: row.content,
    options: row.options as readonly Option[], proposedBy: row.proposed_by as Matter['proposedBy'], proposer: row.proposer,
    agreed: row.agreed_on === null ? undefined : { with: row.agreed_with, on: row.agreed_on as CalendarDate },
    usefulWhy: row.useful_why, value: { cash: Number(row.cash), labourDays: row.labour_days, landM2: row.land_m2 },
    state: row.state as MatterState,
    chosen: row.chosen_method === null ? undefined : { method: row.chosen_method as GatheringKind, agreedOn: day(row.method_agreed_on) },
    aboutDecision: row.about_decision ?? undefined, revision: row.revision,
  }
}

export function gatheringOf(row: Row<'gathering'>): Gathering {
  return {
    provinceId: row.province_id, gatheringId: row.gathering_id, code: row.code, hamletId: row.hamlet_id, path: row.path, kind: row.kind as GatheringKind,
    parentId: row.parent_id ?? undefined, cluster: row.cluster, convenor: row.convenor as Convenor, convenorName: row.convenor_name, chairName: row.chair_name,
    heldOn: row.held_on as CalendarDate, startsAt: row.starts_at, endsOn: day(row.ends_on), endsAt: row.ends_at, place: row.place,
    noticedOn: day(row.noticed_on), noticeMeans: row.notice_means, papersOn: day(row.papers_on), plan: row.plan, planIssuedOn: day(row.plan_issued_on),
    planSentOn: day(row.plan_sent_on), planDecidedOn: day(row.plan_decided_on), planNote: row.plan_note, rollId: row.roll_id ?? undefined, secretary: row.secretary,
    secretaryFor: row.secretary_for ?? undefined, voting: (row.voting ?? undefined) as Gathering['voting'], votingFor: row.voting_for ?? undefined,
    team: row.team as readonly TeamMember[], teamFor: row.team_for ?? undefined, witnesses: row.witnesses as readonly string[],
    state: row.state as GatheringState, minutes: row.minutes, documentKind: (row.document_kind ?? undefined) as DocumentKind | undefined, revision: row.revision,
  }
}

export function decisionOf(row: Row<'decision'>): Decision {
  return {
    provinceId: row.province_id, decisionId: row.decision_id, code: row.code, matterId: row.matter_id, gatheringId: row.gathering_id ?? undefined,
    hamletId: row.hamlet_id ?? undefined, unitId: row.unit_id, holderId: row.holder_id, path: row.path, round: row.round,
    decidedOn: row.decided_on as CalendarDate, method: row.method as Method, documentKind: row.document_kind as DocumentKind, number: row.number,
    passed: row.passed, text: row.text, signers: row.signers as readonly string[], state: row.state as DecisionState, sentOn: day(row.sent_on),
    receivedOn: day(row.received_on), answeredOn: day(row.answered_on), answerNumber: row.answer_number, answerReason: row.answer_reason,
    inForceFrom: day(row.in_force_from), executed: row.executed_state as Decision['executed'], revision: row.revision,
  }
}
