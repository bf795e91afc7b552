import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Decimal } from '#foundation/decimal.ts'

/** A workbook of tables: the appendix of a report, or a form to be filled in. */
export interface Workbook {
  readonly meta: { readonly title: string; readonly author: string; readonly created: CalendarDate }
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** At most 31 characters, without `[ ] : * ? / \`; what Excel does not take is left out. */
  readonly name: string
  /** Widths in characters. */
  readonly columns: readonly { readonly width: number }[]
  /** Cells by place: column 3 is at index 2. Nothing stands where a span covers. */
  readonly rows: readonly SheetRow[]
  /** Rows and columns that stay in view; the rows are printed again on each page. */
  readonly frozenRows?: number
  readonly frozenColumns?: number
  readonly landscape?: boolean
  /** Only the cells marked as `input` can be changed. There is no password: it guards against slips, not people. */
  readonly guarded?: boolean
  /** Kept out of sight: what the program has to find again when the file comes back. */
  readonly hidden?: boolean
}

export type SheetRow = readonly (SheetCell | undefined)[]

export interface SheetCell {
  /** A number is a number of the workbook, printed with as many decimals as it has. */
  readonly value?: string | Decimal
  readonly bold?: boolean
  readonly italic?: boolean
  readonly align?: 'left' | 'centre' | 'right'
  readonly size?: number
  readonly border?: boolean
  readonly wrap?: boolean
  /** A cell to be filled in: tinted, and open where the sheet is guarded. */
  readonly input?: boolean
  readonly columnSpan?: number
  readonly rowSpan?: number
  /** Decimals to show, where they should be other than the number has. */
  readonly decimals?: number
}
