import type { Decimal } from '#foundation/decimal.ts'

export type Severity = 'error' | 'warning' | 'note'

/** A stretch of the text: offsets into the NFC text, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** A figure that a finding was worked out from, with its place. */
export type Operand = Span & {
  readonly quote: string
  /** What it stands for: `total`, `part`, `numerator`, `denominator`, `percent`, `date` … */
  readonly role: string
  readonly value?: Decimal
}

/** A text in both languages; `{name}` is filled from the finding's `params`. */
export type BothLanguages = { readonly vi: string; readonly en: string }

/** Something wrong in a report, with the reason why. A rule that cannot say why says nothing. */
export type Finding = Span & {
  /** The code of the rule: `percent.rounding`. */
  readonly code: string
  readonly severity: Severity
  /** The very text at the place. */
  readonly quote: string
  /** What is wrong, in one sentence. */
  readonly message: BothLanguages
  /** The value worked out, as it should be printed; absent where nothing can be worked out. */
  readonly expected?: string
  readonly operands: readonly Operand[]
  /** The arithmetic or the article on which the finding stands. */
  readonly ground: BothLanguages
}
