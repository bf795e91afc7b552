import type { Child } from './child.ts'

export type FieldProps = {
  readonly name: string
  readonly label: Child
  readonly value?: string | undefined
  readonly hint?: Child
  /** The sentence that says what is wrong; see `errorOf`. */
  readonly error?: string | undefined
  readonly id?: string
}

export type InputProps = FieldProps & {
  /** Not `date`: browsers show it in the order of their own language; see typed-date.ts. */
  readonly type?: 'text' | 'password' | 'search' | 'email'
  /** `decimal` and `integer` give digits from the phone's keyboard and align right. */
  readonly figures?: 'integer' | 'decimal'
  readonly suffix?: string | undefined
  readonly autocomplete?: string
  readonly required?: boolean
  readonly maxlength?: number
  readonly width?: 3 | 5 | 10 | 20
  readonly spellcheck?: boolean
  readonly readonly?: boolean
}

function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
}

function ErrorMessage({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} class="govuk-error-message">
      {error}
    </p>
  )
}

function Group({ error, children }: { error: string | undefined; children: Child }) {
  return <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>{children}</div>
}

function Hint({ id, hint }: { id: string; hint: Child }) {
  if (!hint) return null
  return (
    <div id={`${id}-hint`} class="govuk-hint">
      {hint}
    </div>
  )
}

/** One line of text or one number, with its label, hint and error. */
export function Field(props: InputProps) {
  const id = props.id ?? props.name
  const classes = ['govuk-input']
  if (props.width) classes.push(`govuk-input--width-${props.width}`)
  if (props.figures) classes.push('nr-figures')
  if (props.error) classes.push('govuk-input--error')
  const input = (
    <input
      class={classes.join(' ')}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value}
      inputmode={props.figures === 'integer' ? 'numeric' : props.figures}
      autocomplete={props.autocomplete ?? 'off'}
      maxlength={props.maxlength}
      spellcheck={props.spellcheck}
      readonly={props.readonly}
      aria-required={props.required ? 'true' : undefined}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(id, props.hint, props.error)}
    />
  )
  return (
    <Group error={props.error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {props.label}
      </label>
      <Hint id={id} hint={props.hint} />
      <ErrorMessage id={id} error={props.error} />
      {props.suffix ? (
        <div class="govuk-input__wrapper">
          {input}
          <div class="govuk-input__suffix" aria-hidden="true">
            {props.suffix}
          </div>
        </div>
      ) : (
        input
      )}
    </Group>
  )
}

/** Several lines of text. */
export function Textarea(props: FieldProps & { rows?: number; maxlength?: number; required?: boolean }) {
  const id = props.id ?? props.name
  return (
    <Group error={props.error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {props.label}
      </label>
      <Hint id={id} hint={props.hint} />
      <ErrorMessage id={id} error={props.error} />
      <textarea
        class={props.error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        maxlength={props.maxlength}
        aria-required={props.required ? 'true' : undefined}
        aria-describedby={describedBy(id, props.hint, props.error)}
      >
        {props.value}
      </textarea>
    </Group>
  )
}

export type Option = { readonly value: string; readonly text: Child; readonly hint?: Child }

/** One of a list. `blank` is the first, empty choice. */
export function Select(props: FieldProps & { options: readonly Option[]; blank?: string }) {
  const id = props.id ?? props.name
  return (
    <Group error={props.error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {props.label}
      </label>
      <Hint id={id} hint={props.hint} />
      <ErrorMessage id={id} error={props.error} />
      <select
        class={props.error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={id}
        name={props.name}
        aria-describedby={describedBy(id, props.hint, props.error)}
      >
        {props.blank !== undefined && <option value="">{props.blank}</option>}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Group>
  )
}

/** One of few, all in sight. The first has the field's id, so that the error summary reaches it. */
export function Radios(props: FieldProps & { options: readonly Option[]; inline?: boolean }) {
  const id = props.id ?? props.name
  return (
    <Group error={props.error}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, props.hint, props.error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint id={id} hint={props.hint} />
        <ErrorMessage id={id} error={props.error} />
        <div class={props.inline ? 'govuk-radios govuk-radios--inline' : 'govuk-radios'}>
          {props.options.map((option, index) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                id={index === 0 ? id : `${id}-${index + 1}`}
                name={props.name}
                value={option.value}
                checked={option.value === props.value}
                aria-describedby={option.hint ? `${id}-${index + 1}-hint` : undefined}
              />
              <label class="govuk-label govuk-radios__label" for={index === 0 ? id : `${id}-${index + 1}`}>
                {option.text}
              </label>
              {option.hint && (
                <div class="govuk-hint govuk-radios__hint" id={`${id}-${index + 1}-hint`}>
                  {option.hint}
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>
    </Group>
  )
}

/** One file. The form needs `enctype="multipart/form-data"`. */
export function FileUpload(props: FieldProps & { accept?: string }) {
  const id = props.id ?? props.name
  return (
    <Group error={props.error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {props.label}
      </label>
      <Hint id={id} hint={props.hint} />
      <ErrorMessage id={id} error={props.error} />
      <input
        class={props.error ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        type="file"
        id={id}
        name={props.name}
        accept={props.accept}
        aria-describedby={describedBy(id, props.hint, props.error)}
      />
    </Group>
  )
}
