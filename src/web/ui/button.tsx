import type { Child } from './child.ts'

type Look = 'primary' | 'secondary' | 'warning' | 'link'

const CLASSES: Readonly<Record<Look, string>> = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
  link: 'nr-link-button',
}

/** A button that sends its form. `name`/`value` say which button of several was pressed. */
export function Button(props: { children: Child; look?: Look; name?: string; value?: string; formaction?: string }) {
  return (
    <button
      type="submit"
      class={CLASSES[props.look ?? 'primary']}
      name={props.name}
      value={props.value}
      formaction={props.formaction}
    >
      {props.children}
    </button>
  )
}

/** A link that looks like a button: it leads to a page, it changes nothing. */
export function ButtonLink({ href, look = 'primary', children }: { href: string; look?: Look; children: Child }) {
  return (
    <a href={href} class={CLASSES[look]} draggable="false">
      {children}
    </a>
  )
}

/** Buttons in one row. */
export function ButtonGroup({ children }: { children: Child }) {
  return <div class="govuk-button-group">{children}</div>
}
