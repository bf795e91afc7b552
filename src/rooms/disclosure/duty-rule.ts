import type { CalendarDate } from '#foundation/calendar-date.ts'

/** Whose duty it is: a commune towards its people (Đ11), an agency (Đ46) or a state enterprise (Đ64) towards its staff. */
export type Discloser = 'commune' | 'agency' | 'state-enterprise'

/** Where something is shown. The letter of the form and the kind of place go together as the articles have them. */
export type PlaceKind =
  | 'office'
  | 'culture-house'
  | 'community-point'
  | 'website'
  | 'loudspeaker'
  | 'hamlet'
  | 'internal-site'
  | 'workplace'
  | 'other'

/** How sure a rule is. V: official text or two sources; S: one source; M: not verified. What is not V is never shown as certain. */
export type Confidence = 'V' | 'S' | 'M'

/** One way in which an item must be shown. */
export type Demand = {
  /** The letter of the form: Đ12.1 a–k, Đ47.1 a–g, Đ65.1 a–h. */
  readonly form: string
  readonly place: PlaceKind
  /** Days without a break; undefined where the law sets none. */
  readonly minDays?: number
  /**
   * Whether the first day is the first of them. “Kể từ ngày niêm yết” leaves it open; the stricter reading does not
   * count it, so that 30 days from 01/3 are over on 31/3 and no sooner. Absent: it is counted.
   */
  readonly firstDay?: 'excluded'
  /** Stays posted for good and follows every change. */
  readonly permanent: boolean
  /** The demand holds only where there is such a thing. */
  readonly where?: Condition
  /** A form that stands in for this one: written notice to every member of the staff (Đ48.2, Đ66.2). */
  readonly unlessForm?: string
  readonly article: string
}

/** What a place must have for a demand to hold. */
export type Condition =
  | 'website-exists'
  | 'loudspeaker-exists'
  | 'internal-site-exists'
  | 'no-internal-site'
  | 'culture-house-exists'
  | 'community-point-exists'

/** A second way in which the texts can be read. The stricter one is the rule; this is the other. */
export type OtherReading = {
  /** Key of the words that say it: `law.reading.<id>`. */
  readonly id: ReadingId
  readonly days?: number
  readonly unit?: 'working-days' | 'days'
  readonly article: string
  readonly confidence: Confidence
}

export type ReadingId = 'event-day-counts' | 'date-received' | 'last-day-off' | 'first-day-counts' | 'special-law' | 'budget-law'

/** A row of law/disclosure-duties.tsv: one item that one kind of body must disclose, while a text was in force. */
export type DutyRule = {
  /** `L10-11.7`; never changes once released. */
  readonly id: string
  readonly era: 'ordinance' | 'law' | 'two-tier'
  readonly discloser: Discloser
  readonly instrument: string
  /** Article and clause in it: `Đ11.7`. Articles of clocks, forms and readings name their instrument: `10/2022/QH15 Đ12.3`. */
  readonly article: string
  /** The item as the article names it: '7', 'a'. */
  readonly item: string
  /** From which event the clock runs. */
  readonly event: 'decision'
  readonly clock: { readonly days: number; readonly unit: 'working-days' | 'days'; readonly article: string } | undefined
  readonly demands: readonly Demand[]
  readonly namesCitizens: boolean
  readonly from: CalendarDate
  /** The last day; null while it holds. */
  readonly to: CalendarDate | null
  readonly confidence: Confidence
  readonly source: string
  readonly readings: readonly OtherReading[]
  /** What it is, shortly. */
  readonly title: { readonly vi: string; readonly en: string }
}
