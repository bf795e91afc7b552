import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Reporter } from './unit-group.ts'

/** A text of the catalogue in both languages. */
export type Text = { readonly vi: string; readonly en: string }

/** How sure we are of a fact: verified, one secondary source, from memory. */
export type Confidence = 'V' | 'S' | 'M'

export type IndicatorType = 'integer' | 'decimal' | 'dong' | 'yes-no' | 'pair' | 'derived'

export type Aggregation = 'sum' | 'count-units' | 'ratio-of-sums' | 'none'

/** Where the report prints the indicator: I. Đặc điểm, the appendix, or the body only. */
export type Place = 'profile' | 'appendix' | 'body'

/** What a count of units is counted against: units of these kinds, or the sum of another indicator. */
export type CountedAgainst = { readonly kinds: readonly Reporter[] } | { readonly code: string }

/**
 * How a figure is printed (quy tắc in).
 *
 * - `as`: the number itself; "14/14"; or "94,12%". A count of units printed as a number shows its numerator.
 * - `decimals`: the most decimals shown, rounded half up once; of a percentage too.
 * - `leadingZero`: counts under 10 as "02".
 * - `verb`: "đạt" (reaches) or "chiếm" (makes up) before a percentage.
 */
export type PrintRule = {
  readonly as: 'number' | 'fraction' | 'percent'
  readonly decimals: number
  readonly leadingZero: boolean
  readonly verb: 'reaches' | 'makes-up'
}

/** Chỉ tiêu. */
export type Indicator = {
  readonly code: string
  readonly section: string
  readonly label: Text
  readonly help?: Text
  readonly unit: Text
  readonly type: IndicatorType
  /** Who enters it; empty for a derived one. */
  readonly enteredBy: readonly Reporter[]
  readonly aggregation: Aggregation
  /** Of a ratio of sums: the codes of the two sums. */
  readonly numerator?: string
  readonly denominator?: string
  /** The name of what the denominator counts: "đơn thuộc thẩm quyền". */
  readonly denominatorSet?: Text
  /** Of a count of units. */
  readonly of?: CountedAgainst
  readonly print: PrintRule
  /** Article or document on which it rests. */
  readonly basis: string
  readonly confidence: Confidence
  readonly source: string
  readonly place: Place
  /** The records from which the figure is counted as well: `disclosure.due`. What is typed is held against it, and may differ. */
  readonly records?: string
  /** Whether the totals may be published; `count-only` marks denunciations: never anything but the count. */
  readonly secrecy?: 'count-only'
}

/** Phần của biểu. */
export type Section = { readonly id: string; readonly number: string; readonly label: Text; readonly place: Place }

/** Quy tắc kiểm tra số liệu: data, in CEL. See docs/decisions/0005-indicators.md. */
export type ValidationRule = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** The indicators beside which the finding is shown. */
  readonly cells: readonly string[]
  /** CEL, true where all is well. Absent for the rule of completeness, which is built in. */
  readonly check?: string
  readonly completeness?: true
  readonly message: Text
  /** Parameters of the message: name → CEL. Every code named in `cells` is a parameter too. */
  readonly params: Readonly<Record<string, string>>
  readonly ground: string
}

/** Biểu mẫu báo cáo. */
export type Form = {
  readonly id: string
  readonly version: number
  readonly label: Text
  readonly basis: string
  /** The chain figures travel up, from the units that enter. */
  readonly levels: readonly ('body' | 'commune' | 'district' | 'province' | 'nation')[]
  readonly sections: readonly Section[]
  readonly indicators: readonly Indicator[]
  readonly rules: readonly ValidationRule[]
}

/** Kỳ báo cáo. */
export type Period = {
  readonly id: string
  readonly form: string
  readonly label: Text
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Last day on which a submission of the level is in time. */
  readonly due: { readonly body?: CalendarDate; readonly commune: CalendarDate; readonly district?: CalendarDate; readonly province?: CalendarDate }
  /** Days before the due date from which the unit is reminded. */
  readonly reminderDays: readonly number[]
  readonly recipients: readonly Text[]
  /** The period whose figures are shown beside as last year's. */
  readonly previous?: string
  readonly confidence: Confidence
  readonly source: string
}
