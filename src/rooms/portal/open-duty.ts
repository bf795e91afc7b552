import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { DutyState } from '#rooms/disclosure/index.ts'

/** A duty with the first posting that answers it and still stands. */
export type OpenDuty = {
  readonly holderId: number
  readonly item: string
  readonly rule: string
  readonly title: string
  readonly eventDate: CalendarDate
  readonly due: CalendarDate
  readonly firstDay: CalendarDate | null
  readonly code: string | null
  readonly state: DutyState
}
