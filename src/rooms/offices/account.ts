import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { OfficeKind } from './officer.ts'

/** An office as an administrator sees it. */
export type HeldOffice = {
  readonly officeId: string
  readonly kind: OfficeKind
  readonly unitId: number
  readonly unitName: string
  readonly unitPath: string
  readonly from: CalendarDate
  readonly to: CalendarDate | null
}

/** An account with every office it has held or will hold. */
export type Account = {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly blockedAt: Date | null
  readonly mustChangePassword: boolean
  readonly createdAt: Date
  readonly offices: readonly HeldOffice[]
}
