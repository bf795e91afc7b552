import type { Child } from './child.ts'

/** Something more, folded away. */
export function Details({ summary, open, children }: { summary: Child; open?: boolean; children: Child }) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
