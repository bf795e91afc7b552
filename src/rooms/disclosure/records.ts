import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { PlaceKind } from './duty-rule.ts'

/** What a unit must disclose because something was decided on a day. */
export type Duty = {
  readonly provinceId: number
  readonly dutyId: string
  /** For whom it arose. */
  readonly unitId: number
  /** Who answers for it today: the same unit, or its successor. */
  readonly holderId: number
  readonly path: string
  readonly rule: string
  readonly local: boolean
  readonly item: string
  readonly title: string
  readonly eventDate: CalendarDate
  readonly instrument: { readonly number: string; readonly title: string }
  /** The last day on which disclosing is in time. */
  readonly due: CalendarDate
  readonly reading: string
  readonly planLine: string | undefined
  readonly revision: number
  readonly cancelled: { readonly at: Date; readonly why: string } | undefined
}

/** That something was shown: in one form, at one place, from a day to a day without a break. */
export type Showing = {
  readonly showingId: string
  readonly form: string
  readonly place: PlaceKind
  readonly placeName: string
  readonly hamletId: number | undefined
  readonly from: CalendarDate
  /** The last day; null while it goes on. */
  readonly to: CalendarDate | null
  readonly broadcasts: readonly Broadcast[]
  readonly link: string
  readonly note: string
  readonly cancelled: { readonly at: Date; readonly why: string } | undefined
}

/** One time over the loudspeaker. */
export type Broadcast = { readonly date: CalendarDate; readonly time: string; readonly minutes: number }

/** One wording of what is disclosed. Versions are never changed; a change is the next one. */
export type PostingVersion = {
  readonly version: number
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly instrument: { readonly number: string; readonly date: CalendarDate | null; readonly title: string }
  readonly link: string
  /** Why it was changed; blank in the first. */
  readonly why: string
  readonly at: Date
}

export type Posting = {
  readonly provinceId: number
  readonly postingId: string
  /** What stands in its address and QR code: `/ck/<code>`. */
  readonly code: string
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly dutyId: string | undefined
  readonly rule: string
  readonly item: string
  readonly version: number
  readonly state: 'posted' | 'withdrawn'
  readonly firstDay: CalendarDate
  /** The last day of the web copy; null where it stays. */
  readonly webUntil: CalendarDate | null
  readonly namesCitizens: boolean
  readonly revision: number
  readonly withdrawn: { readonly at: Date; readonly why: string } | undefined
}
