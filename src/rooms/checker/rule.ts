import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { InstrumentRegister } from '#rooms/instruments/index.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import type { Claims } from './claims/claims.ts'
import type { BothLanguages, Finding, Severity } from './finding.ts'
import type { SourceText } from './source-text.ts'

/** What rules may know beside the text. Nothing is looked up while a rule runs. */
export type Knowledge = {
  readonly instruments: InstrumentRegister
  readonly places: PlaceRegister
  /** The day on which the report is judged: given by whoever asks, else the report's own date, else today. */
  readonly on: CalendarDate
  /** Whether `on` is the report's own date. */
  readonly onIsReportDate: boolean
}

/** What a rule is given: the text, the claims read from it once for all rules, and what is known. */
export type RuleInput = { readonly source: SourceText; readonly claims: Claims; readonly knowledge: Knowledge }

/** A text in which the rule fires (with the quote it must mark) or must not fire. Written for this project. */
export type FiringExample = { readonly text: string; readonly quote: string; readonly on?: string }
export type SilentExample = { readonly text: string; readonly on?: string }

/**
 * One thing that can be wrong in a report. One file each under `rules/`, exported as `rule`; the reference page and
 * the tests are made from the declaration.
 */
export type Rule = {
  /** `family.name`; families: percent, sum, twice, number, date, citation, form, word, duty. */
  readonly code: string
  readonly severity: Severity
  /** What it looks for, in a few words. */
  readonly title: BothLanguages
  /** The arithmetic or the article on which it stands. */
  readonly ground: BothLanguages
  readonly fires: readonly [FiringExample, FiringExample, ...FiringExample[]]
  readonly silent: readonly [SilentExample, SilentExample, ...SilentExample[]]
  readonly check: (input: RuleInput) => readonly Omit<Finding, 'code' | 'ground' | 'quote'>[]
}
