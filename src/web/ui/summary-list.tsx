import type { Child } from './child.ts'

export type SummaryRow = { readonly key: Child; readonly value: Child; readonly act?: Child }

/** What is known about one thing, a line each. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <div class={row.act ? 'govuk-summary-list__row' : 'govuk-summary-list__row govuk-summary-list__row--no-actions'}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          {row.act && <dd class="govuk-summary-list__actions">{row.act}</dd>}
        </div>
      ))}
    </dl>
  )
}
