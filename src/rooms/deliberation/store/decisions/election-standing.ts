import { addDays, type CalendarDate, daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import type { Tx } from '#storage/transaction.ts'
import { answerBy, electionCountdown, newElectionBy, noticeBy, sendBy } from '../../index.ts'
import { loadDeliberationRules } from '../load-deliberation-rules.ts'
import type { DecisionRecord } from './decision-record.ts'
import type { HeadElection } from './elections.ts'
import { listDecisions } from './read-decisions.ts'

/** A step of electing or dismissing a head, and how it stands. */
export type StandingStep = {
  readonly id: string
  readonly actor: string
  readonly article: string
  readonly paper: string | undefined
  /** With whom it is agreed first. */
  readonly agreeWith: string | undefined
  /** The last day; undefined where the days begin with something that has not happened yet. */
  readonly by: CalendarDate | undefined
  readonly doneOn: CalendarDate | undefined
  readonly number: string
  readonly note: string
  /** Ticked off by hand; otherwise read from the decision. */
  readonly byHand: boolean
  readonly state: 'done' | 'late' | 'waiting' | 'overdue' | 'ahead'
  /** Days from today to the last one. */
  readonly daysLeft: number
}

type Step = { readonly id: string; readonly by: CalendarDate | undefined; readonly actor: string; readonly article: string; readonly paper?: string | undefined; readonly agreeWith?: string | undefined; readonly byHand: boolean; readonly doneOn?: CalendarDate | undefined }

/**
 * The steps of a preparation with their last days, and how each stands today. What the decision tells (made, sent, recognised) is
 * read from it; the rest was ticked off.
 *
 * @law 59/2023/NĐ-CP Đ6, Đ7, Đ8, Đ9
 */
export function standElection(election: HeadElection, decision: DecisionRecord | undefined, today: CalendarDate): readonly StandingStep[] {
  return [...before(election), ...after(election, decision)].map((step) => {
    const marked = election.steps[step.id]
    const doneOn = step.doneOn ?? marked?.on
    const { by } = step
    return {
      id: step.id, actor: step.actor, article: step.article, paper: step.paper, agreeWith: step.agreeWith, by, doneOn, number: marked?.number ?? '', note: marked?.note ?? '', byHand: step.byHand,
      daysLeft: by ? daysBetween(today, by) : 0,
      state: doneOn !== undefined ? (by !== undefined && doneOn > by ? 'late' : 'done') : by === undefined ? 'ahead' : by < today ? 'overdue' : 'waiting',
    }
  })
}

const DECREE = '59/2023/NĐ-CP'

/** What comes before the meeting. A dismissal has no countdown of its own in the decree: a ground, and the notice of every meeting. */
function before({ kind, meetingDay }: HeadElection): Step[] {
  if (kind === 'elect') return electionCountdown(meetingDay).filter(({ id }) => id !== 'meeting').map((step) => ({ ...step, byHand: true }))
  return [
    { id: 'ground', by: noticeBy(meetingDay), actor: 'front-board-head', article: `${DECREE} Đ9.1`, byHand: true },
    { id: 'notice', by: noticeBy(meetingDay), actor: 'front-board-head', article: `${DECREE} Đ3.3`, paper: 'form-01', byHand: true },
  ]
}

/** The meeting, and what follows from its decision. */
function after({ kind, meetingDay }: HeadElection, decision: DecisionRecord | undefined): Step[] {
  const days = loadWorkingDays()
  const convenor = kind === 'elect' ? 'election-team' : 'front-board-head'
  const held = decision?.decidedOn
  const sent = decision?.sentOn
  const received = decision?.receivedOn
  const answered = decision?.answeredOn
  const steps: Step[] = [
    { id: 'meeting', by: meetingDay, actor: convenor, article: `${DECREE} Đ3.1`, byHand: decision === undefined, doneOn: held },
    { id: 'send', by: sendBy(decision?.endedGathering ?? meetingDay, days), actor: convenor, article: '10/2022/QH15 Đ20.3', paper: 'form-03', byHand: decision === undefined, doneOn: sent },
    { id: 'recognise', by: received && answerBy(received, days), actor: 'commune-committee', article: `${DECREE} ${kind === 'elect' ? 'Đ8' : 'Đ9.3'}`, byHand: decision === undefined, doneOn: answered },
  ]
  if (kind === 'elect') return steps
  const dismissed = answered !== undefined && decision?.state === 'recognised' ? answered : undefined
  return [
    ...steps,
    { id: 'acting-head', by: dismissed, actor: 'commune-committee', article: `${DECREE} Đ9.3`, agreeWith: 'front-of-commune', byHand: true },
    { id: 'new-election', by: dismissed && newElectionBy(dismissed), actor: 'commune-committee', article: `${DECREE} Đ9.3`, byHand: true },
  ]
}

/** The steps that may be ticked off by hand. */
export function electionStepIds(election: HeadElection): string[] {
  return [...before(election), ...after(election, undefined)].filter(({ byHand }) => byHand).map(({ id }) => id)
}

/** A sentence that warns, by its key and what it needs. */
export type ElectionWarning = { readonly key: string; readonly params: Readonly<Record<string, string | number>> }

/** What goes wrong, or has: last days missed, a meeting set too near, a head dismissed and no election in sight. */
export function warningsOf(election: HeadElection, steps: readonly StandingStep[], today: CalendarDate): readonly ElectionWarning[] {
  const warnings: ElectionWarning[] = []
  const first = steps.filter(({ by }) => by !== undefined && by < election.meetingDay && by < today)
  const missed = first.filter(({ doneOn }) => doneOn === undefined)
  if (missed.length > 0 && election.meetingDay > today) warnings.push({ key: 'too-near', params: { count: missed.length, date: shortDate(addDays(today, daysNeeded(election))) } })
  const late = steps.filter(({ state, by }) => state === 'late' && by !== undefined && by < election.meetingDay)
  if (late.length > 0) warnings.push({ key: 'done-late', params: { count: late.length } })
  const held = steps.find(({ id }) => id === 'meeting')
  if (held && held.doneOn === undefined && election.meetingDay < today) warnings.push({ key: 'not-held', params: { date: shortDate(election.meetingDay) } })
  const renewal = steps.find(({ id }) => id === 'new-election')
  if (renewal?.by && renewal.doneOn === undefined) warnings.push({ key: renewal.by < today ? 'no-new-election' : 'new-election-due', params: { date: shortDate(renewal.by) } })
  return warnings
}

/** How many days before the meeting the first step lies. */
function daysNeeded({ kind }: HeadElection): number {
  return loadDeliberationRules().clock(kind === 'elect' ? 'election-decision' : 'notice').count
}

/** The decision that the meeting came to: the last round of its matter. */
export async function findElectionDecision(tx: Tx, { matterId }: HeadElection): Promise<DecisionRecord | undefined> {
  if (matterId === undefined) return undefined
  const rounds = await listDecisions(tx, { matterIds: [matterId] })
  return rounds.toSorted((a, b) => b.round - a.round)[0]
}

/** The matters of the hamlet that such a meeting may decide on, the newest first. */
export async function listElectionMatters(tx: Tx, { path, kind }: HeadElection): Promise<readonly { readonly matterId: string; readonly title: string }[]> {
  const rows = await tx
    .selectFrom('matter').select(['matter_id', 'title']).where('path', '=', path).where('kind', '=', `${kind}-head`).where('state', '!=', 'dropped').orderBy('created_at', 'desc').limit(20).execute()
  return rows.map(({ matter_id, title }) => ({ matterId: matter_id, title }))
}
