import type { CalendarDate } from '#foundation/calendar-date.ts'

/**
 * How much of a posting the public sees: `shown`; `removed` where the term of its web copy is over (lists that name
 * citizens are not kept on the web beyond it); `withdrawn` where the unit took it back, with a reason. Of the last two the fact
 * stays: what, when, where, and the way to ask for it.
 */
export type Visibility = 'shown' | 'removed' | 'withdrawn'

/** A posting as lists and feeds have it: public columns only, nobody's name. */
export type PublicPosting = {
  readonly code: string
  readonly visibility: Visibility
  /** For whom it arose. */
  readonly unitId: number
  /** Who answers for it today: the same unit, or its successor. */
  readonly holderId: number
  readonly provinceId: number
  readonly item: string
  readonly rule: string
  readonly title: string
  /** Blank where the content is not shown. */
  readonly summary: string
  readonly version: number
  readonly firstDay: CalendarDate
  readonly webUntil: CalendarDate | null
  readonly namesCitizens: boolean
  readonly instrument: { readonly number: string; readonly date: CalendarDate | null; readonly title: string }
  /** The duty that it answers. */
  readonly dutyId: string | null
  /** The last day on which disclosing was in time; null where no duty was recorded. */
  readonly due: CalendarDate | null
  readonly postedAt: Date
  readonly changedAt: Date
}

/** A showing as the public sees it. */
export type PublicShowing = {
  readonly form: string
  readonly place: string
  readonly placeName: string
  readonly hamletId: number | null
  readonly from: CalendarDate
  readonly to: CalendarDate | null
  readonly link: string
  readonly broadcasts: readonly { readonly date: string; readonly time: string; readonly minutes: number }[]
}

/** Whether a posting's content may be shown to the public on a day. @law 91/2025/QH15 Đ3, Đ14, Đ16 */
export function visibilityOf(posting: { state: string; webUntil: string | null }, today: CalendarDate): Visibility {
  if (posting.state === 'withdrawn') return 'withdrawn'
  return posting.webUntil !== null && posting.webUntil < today ? 'removed' : 'shown'
}
