import type { CalendarDate } from '#foundation/calendar-date.ts'

export type CameBy = 'enrolled' | 'split' | 'merged' | 'moved-in'
export type LeftBy = 'split' | 'merged' | 'moved-out' | 'dissolved' | 'mistake'

/** A household as it is on a day: its place in the hamlet's list, its one representative, its address. */
export type Household = {
  readonly provinceId: number
  readonly householdId: string
  readonly hamletId: number
  readonly path: string
  readonly number: number
  readonly code: string
  readonly name: string
  readonly address: string
  readonly from: CalendarDate
  /** The last day on which it counts. */
  readonly to: CalendarDate | undefined
  readonly cameBy: CameBy
  readonly leftBy: LeftBy | undefined
  readonly revision: number
}

export type RollLine = { readonly householdId: string; readonly number: number; readonly name: string; readonly address: string }

/** The roll of a hamlet frozen on a day. `households` is the denominator of every vote that names it. */
export type Roll = {
  readonly provinceId: number
  readonly rollId: string
  readonly hamletId: number
  readonly path: string
  readonly asAt: CalendarDate
  readonly households: number
  readonly digest: string
}
