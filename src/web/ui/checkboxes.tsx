import type { FieldProps, Option } from './field.tsx'

type Props = Omit<FieldProps, 'value'> & { readonly options: readonly Option[]; readonly values: readonly string[]; readonly small?: boolean }

/**
 * Any of several, all in sight. The first has the field's id, so that the error summary reaches it. Each is sent under a
 * name of its own, `<name>-<value>`; see `checkedOf`.
 */
export function Checkboxes(props: Props) {
  const id = props.id ?? props.name
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div class={props.error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={described}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        {props.hint && (
          <div id={`${id}-hint`} class="govuk-hint">
            {props.hint}
          </div>
        )}
        {props.error && (
          <p id={`${id}-error`} class="govuk-error-message">
            {props.error}
          </p>
        )}
        <div class={props.small ? 'govuk-checkboxes govuk-checkboxes--small' : 'govuk-checkboxes'}>
          {props.options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  type="checkbox"
                  id={own}
                  name={`${props.name}-${option.value}`}
                  value="1"
                  checked={props.values.includes(option.value)}
                  aria-describedby={option.hint ? `${own}-says` : undefined}
                />
                <label class="govuk-label govuk-checkboxes__label" for={own}>
                  {option.text}
                </label>
                {option.hint && (
                  <div class="govuk-hint govuk-checkboxes__hint" id={`${own}-says`}>
                    {option.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

/** The values of the boxes that were ticked, in the order of the form. */
export function checkedOf(form: { entries(): readonly (readonly [string, string])[] }, name: string): string[] {
  return form.entries().flatMap(([each]) => (each.startsWith(`${name}-`) ? [each.slice(name.length + 1)] : []))
}
