import type { Decimal } from '#foundation/decimal.ts'
import type { Span } from '../finding.ts'
import type { UnitName } from './units.ts'

/**
 * What a report says, read once for all rules: text → tokens → numbers as written → claims. Everything is in the order
 * of the text, and every `start`/`end` is an offset into `source.text`.
 */
export type Claims = {
  readonly tokens: readonly Token[]
  readonly sections: readonly Section[]
  readonly sentences: readonly Sentence[]
  /** Every number written in figures, also those that count nothing (dates, document numbers, headings). */
  readonly numbers: readonly WrittenNumber[]
  readonly claims: readonly Claim[]
  readonly tables: readonly ReadTable[]
  readonly custom: NumberCustom
}

/** A word, a number with its separators, or one mark. `lower` is the text in lower case, joined where a line broke it. */
export type Token = Span & { readonly kind: 'word' | 'number' | 'mark'; readonly text: string; readonly lower: string }

/** A heading and all that stands below it until the next heading of the same or a lesser depth. */
export type Section = Span & {
  readonly title: string
  /** `II`, `1`, `a`; empty for a heading without one. */
  readonly number: string
  readonly depth: number
  readonly part: Part
}

/** Body and annexes: the same figure may stand in both. */
export type Part = 'body' | 'annex'

/**
 * A sentence, a list item, or the text of one table cell. Lines that were broken in the middle are joined: the span may
 * hold line ends.
 */
export type Sentence = Span & {
  readonly index: number
  /** Its tokens in `claims.tokens`: from, and to (exclusive). */
  readonly from: number
  readonly to: number
  readonly part: Part
  /** Index of its innermost section in `claims.sections`; -1 before the first heading. */
  readonly section: number
  /** Counts the passages (joined paragraphs): sentences of one passage have the same. */
  readonly passage: number
  /** The passage is an item of a list (`- …`, `+ …`, `a) …`). */
  readonly item: boolean
  readonly heading: boolean
  readonly cell?: CellPlace
}

/** Of a cell: indices from 0 in `claims.tables`, its rows and columns. */
export type CellPlace = { readonly table: number; readonly row: number; readonly column: number }

/** What a number in figures is used for. Only `value` and `pair` and `percent` make claims. */
export type NumberUse =
  | 'value' | 'percent' | 'pair' | 'range' | 'ordinal' | 'label' | 'date' | 'time' | 'year' | 'document' | 'name'

/** A number as it is written. */
export type WrittenNumber = Span & {
  readonly text: string
  readonly use: NumberUse
  /** Absent where the figures cannot be read as one number (`11,796` when nothing tells thousands from decimals). */
  readonly value?: Decimal | undefined
  /** All readings of an ambiguous number. */
  readonly readings: readonly Decimal[]
  /** The separators can be read in one way only. */
  readonly certain: boolean
  /** Decimals as printed: 2 for `5,20`. */
  readonly places: number
  readonly thousands?: '.' | ',' | ' ' | undefined
  readonly decimals?: '.' | ',' | undefined
  readonly leadingZero: boolean
  readonly sentence: number
  /** Index of its token. */
  readonly token: number
}

/** How a text writes numbers: Vietnamese (`11.796,9`) or English (`11,796.9`), by most of those that tell. */
export type NumberCustom = 'vi' | 'en' | undefined

/** What a figure is within its sentence. */
export type Role =
  | 'total' | 'settled' | 'open' | 'failed' | 'share' | 'change' | 'before' | 'plan' | 'plain'

export type Period = { readonly year?: number; readonly span: 'year' | 'months' | 'quarter' | 'half' | 'term'; readonly text: string }

/** Something counted or measured: “hòa giải thành 146 vụ”, “14/14 xã”, “5,27%”. */
export type Claim = Span & {
  readonly index: number
  readonly kind: 'value' | 'percent' | 'pair'
  /** The number; of a pair the numerator. */
  readonly number: WrittenNumber
  /** Of a pair: the denominator. */
  readonly of?: WrittenNumber | undefined
  readonly value: Decimal
  /** In the unit as written; `base` is the value in the base unit (đồng, m², whole counts). */
  readonly unit?: UnitName | undefined
  readonly base: Decimal
  /** The unit does not stand at the number but in the words before it: “số doanh nghiệp: 89”. */
  readonly unitBefore: boolean
  /** What the unit measures; claims are added and compared only within one measure. */
  readonly measure?: string | undefined
  /** Its tokens, number and unit: from, and to (exclusive). */
  readonly from: number
  readonly to: number
  /** What is counted: its words before and after the number, in lower case, without the words of the role. */
  readonly quantity: Quantity
  readonly role: Role
  /** Of a commune: “220 xã, phường, thị trấn”, several kinds of unit in one figure. */
  readonly several: boolean
  /** Which way a change goes. */
  readonly direction?: 'up' | 'down' | undefined
  /** “khoảng”, “gần”, “trên”, “hơn”: not exact. */
  readonly about: boolean
  readonly period?: Period | undefined
  readonly sentence: number
  readonly part: Part
  readonly section: number
  readonly cell?: CellPlace | undefined
  /** What stands at the head of its row and column. */
  readonly rowHead?: string | undefined
  readonly columnHead?: string | undefined
}

export type Quantity = {
  /** Words before the number, in lower case, back to the nearest mark or figure. */
  readonly near: string
  /** Words before the number, over commas, back to the last figure or the beginning of the clause. */
  readonly before: string
  /** Words after the unit, to the next mark, figure or verb. */
  readonly after: string
  /** What tells what is counted: the syllables of all that without those that tell nothing, sorted, each once. */
  readonly words: readonly string[]
}

/** A table with what was understood of it. */
export type ReadTable = Span & {
  readonly index: number
  readonly part: Part
  readonly rows: number
  readonly columns: number
  /** How many rows at the top are heads; how many columns at the left. */
  readonly headRows: number
  readonly headColumns: number
  /** The claims in it. */
  readonly cells: readonly Claim[]
}
