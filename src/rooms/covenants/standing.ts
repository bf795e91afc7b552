import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Adoption } from './adoption.ts'
import type { GroundId } from './covenant-rules.ts'
import type { CovenantAct, CovenantState, Drafter } from './records.ts'

type Of<A extends CovenantAct['act']> = Extract<CovenantAct, { readonly act: A }>

/** How a covenant stands: what its acts come to. `undefined` before the first. */
export type CovenantStanding = {
  readonly state: CovenantState
  readonly ethnicMinority: boolean
  /** The day of the last act. */
  readonly lastOn: CalendarDate
  readonly version: number
  readonly team: readonly Drafter[]
  readonly posting: Of<'post'> | undefined
  readonly vote: (Of<'adopt'> & Adoption) | undefined
  readonly submission: Of<'submit'> | undefined
  /** The day on which the commune had the whole file. */
  readonly receivedOn: CalendarDate | undefined
  readonly lacking: string
  readonly recognition: { readonly on: CalendarDate; readonly number: string } | undefined
  readonly refusal: Of<'refuse'> | undefined
  readonly deliveredOn: CalendarDate | undefined
  readonly published: Of<'publish'> | undefined
  /** A report or finding that waits for an answer. */
  readonly report: Of<'report'> | undefined
  readonly suspension: (Of<'suspend'> & { readonly extent: 'whole' | 'part' }) | undefined
  /** Articles that were annulled while the rest goes on. */
  readonly annulledArticles: readonly number[]
  readonly annulment: { readonly on: CalendarDate; readonly ground: GroundId; readonly reason: string; readonly number: string } | undefined
  readonly replacedBy: Of<'replace'> | undefined
  readonly reviewedOn: CalendarDate | undefined
  readonly checkedOn: CalendarDate | undefined
  readonly why: string
}
