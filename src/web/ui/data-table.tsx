import type { Child } from './child.ts'

export type Column = {
  readonly head: Child
  /** Figures: tabular, aligned right. */
  readonly figures?: boolean
  /** The head as plain text, for the cards of a narrow screen; needed where `head` is not text. */
  readonly label?: string
}

export type DataTableProps = {
  readonly caption: Child
  readonly columns: readonly Column[]
  /** Cells by row; the first cell of a row is its head. */
  readonly rows: readonly (readonly Child[])[]
  /** A last row of totals. */
  readonly total?: readonly Child[]
  /**
   * On a narrow screen: `scroll` keeps the table and its first column in place (figures to compare),
   * `cards` makes each row a card (lists of things).
   */
  readonly narrow?: 'scroll' | 'cards'
  /** Four columns that keep the widths of the same columns in the tables above and below. */
  readonly even?: boolean
  /** The caption is for screen readers only, because the heading above says the same. */
  readonly captionHidden?: boolean
  /** What to say where there are no rows. */
  readonly empty?: Child
  /** Must differ between two tables of a page. */
  readonly id?: string
}

/** A table that stays readable at 360 px and on paper. */
export function DataTable(props: DataTableProps) {
  const { columns, rows } = props
  const id = props.id ?? 'bang'
  if (rows.length === 0 && props.empty) return <p class="nr-empty-line">{props.empty}</p>
  const cards = props.narrow === 'cards'
  const table = (
    <table class={`govuk-table nr-table${cards ? ' nr-table--cards' : ''}${props.even ? ' nr-table--even' : ''}`}>
      <caption class={props.captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'} id={id}>
        {props.caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((column) => (
            <th scope="col" class={cellClass('govuk-table__header', column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <Row columns={columns} cells={row} cards={cards} />
        ))}
      </tbody>
      {props.total && (
        <tfoot class="nr-table__total">
          <Row columns={columns} cells={props.total} cards={cards} />
        </tfoot>
      )}
    </table>
  )
  if (cards) return table
  return (
    <div class="nr-scroll" role="region" aria-labelledby={id} tabindex={0}>
      {table}
    </div>
  )
}

function Row({ columns, cells, cards }: { columns: readonly Column[]; cells: readonly Child[]; cards: boolean }) {
  return (
    <tr class="govuk-table__row">
      {cells.map((cell, index) => {
        const column = columns[index]!
        if (index === 0) {
          return (
            <th scope="row" class={cellClass('govuk-table__header', column)}>
              {cell}
            </th>
          )
        }
        const label = cards ? (column.label ?? (typeof column.head === 'string' ? column.head : undefined)) : undefined
        return (
          <td class={cellClass('govuk-table__cell', column)} data-label={label}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}

function cellClass(base: string, column: Column): string {
  return column.figures ? `${base} ${base}--numeric` : base
}
