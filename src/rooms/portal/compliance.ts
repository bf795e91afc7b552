import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type JudgedDuty, type Tally, tallyBy } from '#rooms/disclosure/index.ts'

/** How a unit has kept its duties: counts of duties, not of people. */
export type Compliance = {
  /** Disclosed in every form that is obligatory on or before the last day. */
  readonly inTime: number
  readonly late: number
  /** The last day has passed and it is not disclosed in every form. */
  readonly overdue: number
  /** The last day is still to come. */
  readonly waiting: number
}

export const NO_DUTIES: Compliance = { inTime: 0, late: 0, overdue: 0, waiting: 0 }

/** How each unit has kept the duties decided in the year of the day. Units without duties are not among them. */
export function complianceOfYear(duties: readonly JudgedDuty[], today: CalendarDate): Map<number, Compliance> {
  const year = today.slice(0, 4)
  const tallies = tallyBy(duties.filter(({ duty }) => duty.eventDate.startsWith(year)), ({ duty }) => duty.holderId)
  return new Map([...tallies].map(([unit, counts]) => [unit, fromTally(counts)]))
}

function fromTally({ inTime, late, not, waiting }: Tally): Compliance {
  return { inTime, late, overdue: not, waiting }
}

/** Duties whose last day has passed without disclosure in every form, those first that have waited longest. */
export function overdueOf(duties: readonly JudgedDuty[]): JudgedDuty['duty'][] {
  return duties.filter(({ state }) => state === 'overdue').map(({ duty }) => duty)
}

/** Duties still to be met, the nearest last day first. */
export function waitingOf(duties: readonly JudgedDuty[]): JudgedDuty['duty'][] {
  return duties.filter(({ state }) => state === 'waiting' || state === 'due-soon').map(({ duty }) => duty)
}

/** For the schematic: `none` where nothing was due yet. */
export type ComplianceLevel = 'all' | 'most' | 'less' | 'none'

export function addCompliance(a: Compliance, b: Compliance): Compliance {
  return { inTime: a.inTime + b.inTime, late: a.late + b.late, overdue: a.overdue + b.overdue, waiting: a.waiting + b.waiting }
}

/** Duties whose day has passed, or that were kept before it. */
export function dueBy(one: Compliance): number {
  return one.inTime + one.late + one.overdue
}

/** Hundredths in time of what was due, rounded down, so that only a unit that kept every day has 100; undefined where nothing was due. */
export function percentInTime(one: Compliance): number | undefined {
  const due = dueBy(one)
  return due === 0 ? undefined : Math.floor((one.inTime * 100) / due)
}

export function complianceLevel(one: Compliance): ComplianceLevel {
  const percent = percentInTime(one)
  if (percent === undefined) return 'none'
  if (percent === 100) return 'all'
  return percent >= 80 ? 'most' : 'less'
}
