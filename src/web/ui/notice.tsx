import type { Child } from './child.ts'

/** What has just happened, or what one must know here. `success` is read out at once. */
export function Notice(props: { title: string; tone?: 'success' | 'important'; children: Child }) {
  const success = props.tone === 'success'
  return (
    <section
      class={`govuk-notification-banner${success ? ' govuk-notification-banner--success' : ''}`}
      role={success ? 'alert' : 'region'}
      aria-label={props.title}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title">{props.title}</h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{props.children}</p>
      </div>
    </section>
  )
}

/** A remark set apart from the running text: a warning that hinders nothing. */
export function Inset({ children }: { children: Child }) {
  return <div class="govuk-inset-text">{children}</div>
}
