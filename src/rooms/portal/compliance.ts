/** How a unit has kept its duties: counts of duties, not of people. */
export type Compliance = {
  /** Disclosed on or before the last day. */
  readonly inTime: number
  readonly late: number
  /** The last day has passed and nothing is disclosed. */
  readonly overdue: number
  /** The last day is still to come. */
  readonly waiting: number
}

export const NO_DUTIES: Compliance = { inTime: 0, late: 0, overdue: 0, waiting: 0 }

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
