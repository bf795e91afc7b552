import { addDays, type CalendarDate, daysBetween } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import {
  type Conditions, type Demand, type DemandStanding, demandState, type DutyRule, type DutyState, dutyState, firstShowings,
} from '../index.ts'
import type { DisclosingUnit } from './find-discloser.ts'
import { localRuleOf, ruleOfRecord } from './find-rule.ts'
import { loadDutyRules } from './load-duty-rules.ts'
import { readConditions } from './means.ts'
import { loadWorkingDays } from './load-working-days.ts'
import { type DutyLine, listDuties } from './read-duties.ts'
import { listPostings, type PostingLine } from './read-postings.ts'

/** A duty as it stands today. */
export type StandingDuty = DutyLine & {
  readonly state: DutyState
  /** Working days from tomorrow through the last day; of one that is overdue, those gone since, negative. */
  readonly workingDaysLeft: number
  readonly ruleTitle: DutyRule['title'] | undefined
}

/** One way in which a posting must be shown, and how that stands today. */
export type StandingDemand = { readonly demand: Demand; readonly standing: DemandStanding; readonly dayNumber: number | undefined }

export type StandingPosting = PostingLine & { readonly demands: readonly StandingDemand[]; readonly discloser: DutyRule['discloser'] | undefined }

/** A day's work of disclosure at a unit. */
export type Desk = {
  /** Not yet done: overdue first, then by deadline. */
  readonly open: readonly StandingDuty[]
  /** What was done, the latest first. */
  readonly done: readonly StandingDuty[]
  /** Postings that must go on being shown, or were shown too shortly or not everywhere; the ones that lack most first. */
  readonly unfinished: readonly StandingPosting[]
  /** Items that must stay posted for good and are posted nowhere. */
  readonly lacking: readonly DutyRule[]
  readonly openRequests: number
  readonly waitingNotices: number
}

/** How far back postings are looked through for what they still lack. */
const LOOKED_BACK = 200

export async function readDesk(tx: Tx, unit: DisclosingUnit, today: CalendarDate): Promise<Desk> {
  const conditions = (await readConditions(tx, [unit.unitId])).get(unit.unitId)
  const duties = await listDuties(tx, { holderId: unit.unitId })
  const postings = await listPostings(tx, { holderId: unit.unitId, state: 'posted' })
  const ruleOf = await rulesOf(tx, unit, [...duties, ...postings])
  const byDuty = Map.groupBy(postings, (posting) => posting.dutyId ?? '')
  const standing = duties.map((duty) => standDuty(duty, byDuty.get(duty.dutyId) ?? [], ruleOf(duty.rule), today, conditions))
  const open = standing.filter(({ state }) => state === 'overdue' || state === 'due-soon' || state === 'waiting')
  const done = standing.filter(({ state }) => state === 'in-time' || state === 'late').toReversed()
  const recent = postings.filter((posting) => daysBetween(posting.firstDay, today) <= LOOKED_BACK)
  const unfinished = recent.map((posting) => standPosting(posting, ruleOf(posting.rule), today, conditions)).filter(({ demands }) => demands.some(isUnfinished))
  return {
    open,
    done,
    unfinished: unfinished.toSorted((a, b) => lacks(b) - lacks(a)),
    lacking: loadDutyRules()
      .forDiscloser(unit.discloser, today)
      .filter((rule) => rule.demands.some(({ permanent }) => permanent) && !postings.some((posting) => posting.item === rule.item)),
    openRequests: await countRequests(tx, unit.path),
    waitingNotices: await countNotices(tx, unit.unitId),
  }
}

/** A duty with its state, from what was posted for it. */
export function standDuty(
  duty: DutyLine, answers: readonly PostingLine[], rule: DutyRule | undefined, today: CalendarDate, conditions?: Conditions,
): StandingDuty {
  const showings = answers.flatMap((answer) => answer.showings)
  const first = rule && rule.demands.length > 0 ? firstShowings(rule, showings, today, conditions) : [answers[0]?.firstDay]
  return { ...duty, state: dutyState(duty, first, today), workingDaysLeft: workingDaysTo(today, duty.due), ruleTitle: rule?.title }
}

export function standPosting(posting: PostingLine, rule: DutyRule | undefined, today: CalendarDate, conditions?: Conditions): StandingPosting {
  const demands = (rule?.demands ?? []).map((demand): StandingDemand => {
    const standing = demandState(rule!, demand, posting, posting.showings, today, conditions)
    return { demand, standing, dayNumber: standing.state === 'running' ? standing.stretch?.days : undefined }
  })
  return { ...posting, demands, discloser: rule?.discloser }
}

export function isUnfinished({ standing }: StandingDemand): boolean {
  return standing.state === 'running' || standing.state === 'short' || standing.state === 'missing'
}

function lacks({ demands }: StandingPosting): number {
  return demands.filter(({ standing }) => standing.state === 'missing' || standing.state === 'short').length
}

/** Working days after `today` through `due`; of a day gone by those since, negative. */
export function workingDaysTo(today: CalendarDate, due: CalendarDate): number {
  const calendar = loadWorkingDays()
  const [from, to, sign] = today <= due ? [today, due, 1] : [due, today, -1]
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  return sign * count
}

/** The rules that records follow, of the law and of units' own regulations. */
async function rulesOf(
  tx: Tx, unit: DisclosingUnit, records: readonly { readonly rule: string; readonly unitId: number }[],
): Promise<(id: string) => DutyRule | undefined> {
  const local = new Map<string, DutyRule>()
  const ids = new Set(records.map(({ rule }) => rule).filter((rule) => !loadDutyRules().byId(rule)))
  if (ids.size > 0) {
    const units = [...new Set(records.map(({ unitId }) => unitId))]
    const rows = await tx.selectFrom('local_item').selectAll().where('unit_id', 'in', units).where('code', 'in', [...ids]).execute()
    for (const row of rows) local.set(row.code, localRuleOf(row, unit.discloser))
  }
  return (id) => loadDutyRules().byId(id) ?? local.get(id)
}

/** A posting as it stands today. */
export async function readStanding(tx: Tx, posting: PostingLine, today: CalendarDate): Promise<StandingPosting> {
  const conditions = (await readConditions(tx, [posting.holderId])).get(posting.holderId)
  return standPosting(posting, await ruleOfRecord(tx, posting), today, conditions)
}

/** Of those that ended in it too: their path is that of the one who answers. */
async function countRequests(tx: Tx, path: string): Promise<number> {
  const row = await tx
    .selectFrom('information_request').select((select) => select.fn.countAll<number>().as('count'))
    .where('path', '=', path).where('state', '=', 'received').executeTakeFirstOrThrow()
  return Number(row.count)
}

async function countNotices(tx: Tx, unitId: number): Promise<number> {
  const row = await tx
    .selectFrom('hamlet_notice').innerJoin('posting', (join) => join.onRef('posting.province_id', '=', 'hamlet_notice.province_id').onRef('posting.posting_id', '=', 'hamlet_notice.posting_id'))
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('posting.holder_id', '=', unitId).where('posting.state', '=', 'posted').where('hamlet_notice.confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
