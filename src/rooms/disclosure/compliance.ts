import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { DutyRule } from './duty-rule.ts'
import { dutyState, type DutyState } from './duty-state.ts'
import { compareItems } from './quarter-register.ts'
import { quarterOf, type Quarter } from './quarter.ts'
import type { Duty, Posting, Showing } from './records.ts'
import { type Conditions, type DemandState, demandState, firstShowings } from './showings.ts'

/** What answers a duty: a posting with where it was shown. */
export type Answer = { readonly posting: Pick<Posting, 'postingId' | 'code' | 'firstDay' | 'state' | 'withdrawn'>; readonly title: string; readonly showings: readonly Showing[] }

/** Whether something stayed shown for as long as the law asks, everywhere it asks: the worst of its demands. */
export type Continuity = 'reached' | 'running' | 'broken' | 'nowhere' | 'not-asked'

/** A duty with what became of it. */
export type JudgedDuty = {
  readonly duty: Duty
  readonly state: DutyState
  /** Letters of the forms in which it was shown, in the order of the article. */
  readonly forms: readonly string[]
  readonly continuity: Continuity
  readonly answers: readonly Answer[]
}

/**
 * How a duty stands on a day, by the rule that it follows; without one (an item no longer kept) by its first posting alone. What was
 * withdrawn is told among the answers and answers nothing.
 */
export function judgeDuty(duty: Duty, answers: readonly Answer[], rule: DutyRule | undefined, today: CalendarDate, conditions?: Conditions): JudgedDuty {
  const standing = answers.filter(({ posting }) => posting.state === 'posted')
  const showings = standing.flatMap((answer) => answer.showings)
  const first = rule && rule.demands.length > 0 ? firstShowings(rule, showings, today, conditions) : [standing[0]?.posting.firstDay]
  const shown = new Set(showings.filter((one) => !one.cancelled && one.from <= today).map((one) => one.form))
  return { duty, state: dutyState(duty, first, today), forms: [...shown].toSorted(compareItems), continuity: continuityOf(standing, rule, today, conditions), answers }
}

const WORST_FIRST: readonly DemandState[] = ['missing', 'short', 'running', 'met']
const CONTINUITY: Readonly<Record<DemandState, Continuity>> = { missing: 'nowhere', short: 'broken', running: 'running', met: 'reached', 'not-required': 'not-asked' }

function continuityOf(answers: readonly Answer[], rule: DutyRule | undefined, today: CalendarDate, conditions: Conditions | undefined): Continuity {
  if (answers.length === 0 || !rule) return 'not-asked'
  const showings = answers.flatMap((answer) => answer.showings)
  const states = rule.demands
    .filter((demand) => demand.permanent || demand.minDays !== undefined)
    .map((demand) => demandState(rule, demand, answers[0]!.posting, showings, today, conditions).state)
  const worst = WORST_FIRST.find((state) => states.includes(state))
  return worst === undefined ? 'not-asked' : CONTINUITY[worst]
}

/**
 * Numbers of duties that arose, and of each what became of it. Cancelled ones are no duties.
 * `arose` is always the sum of `inTime`, `late`, `not` and `waiting`.
 */
export type Tally = {
  readonly arose: number
  readonly inTime: number
  readonly late: number
  /** Past the last day and not disclosed in every form that is obligatory. */
  readonly not: number
  /** Not yet due. */
  readonly waiting: number
  /** Of those disclosed or begun, by the letter of the form. */
  readonly byForm: ReadonlyMap<string, number>
  readonly byContinuity: ReadonlyMap<Continuity, number>
}

export function tally(duties: readonly JudgedDuty[]): Tally {
  const counted = duties.filter(({ state }) => state !== 'cancelled')
  const having = (...states: readonly DutyState[]): number => counted.filter(({ state }) => states.includes(state)).length
  return {
    arose: counted.length, inTime: having('in-time'), late: having('late'), not: having('overdue'), waiting: having('waiting', 'due-soon'),
    byForm: countOf(counted.flatMap(({ forms }) => forms)), byContinuity: countOf(counted.map(({ continuity }) => continuity)),
  }
}

function countOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The same numbers, for each unit, item, or quarter in which the duties arose. */
export function tallyBy<K>(duties: readonly JudgedDuty[], keyOf: (duty: JudgedDuty) => K): Map<K, Tally> {
  return new Map([...Map.groupBy(duties, keyOf)].map(([key, group]) => [key, tally(group)]))
}

/** The quarter in which what is to be disclosed was decided. */
export function quarterArisen({ duty }: JudgedDuty): Quarter {
  return quarterOf(duty.eventDate)
}

/** Disclosed in time of all that was to be disclosed by now; undefined where nothing was. */
export function shareInTime({ inTime, late, not }: Tally): { readonly of: number; readonly among: number } | undefined {
  const among = inTime + late + not
  return among === 0 ? undefined : { of: inTime, among }
}
