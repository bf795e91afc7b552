import type { FormInput } from '#web/read-form.ts'
import { errorOf, Field, type Problem, Radios } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { BODY_KINDS, type BodySpan } from '../body.ts'
import type { BodyTyped } from '../read-body.ts'
import type { FoundBody } from '../store/bodies.ts'
import { timeText } from '../time-text.ts'

export function bodyTyped(form: FormInput): BodyTyped {
  return {
    name: form.text('name'), kind: form.text('kind'), code: form.text('code'), parent: form.text('parent'), from: form.text('from'), to: form.text('to'),
  }
}

type Props = { w: Words; typed: BodyTyped; problems: readonly Problem[]; parentExample: string; withEnd?: boolean }

/** The fields of a body: the same where one is added and where one is changed. */
export function BodyFields({ w, typed, problems, parentExample, withEnd }: Props) {
  return (
    <>
      <Field
        name="name" label={w('bodies.field.name')} hint={w('bodies.name-hint')} value={typed.name} maxlength={300}
        error={errorOf(w, problems, 'name')}
      />
      <Radios
        name="kind" label={w('bodies.field.kind')} value={typed.kind} inline
        options={BODY_KINDS.map((kind) => ({ value: kind, text: w(`bodies.kind.${kind}`) }))}
        error={errorOf(w, problems, 'kind')}
      />
      <Field
        name="code" label={w('bodies.code-optional')} hint={w('bodies.code-hint')} value={typed.code} width={20} maxlength={30} spellcheck={false}
        error={errorOf(w, problems, 'code')}
      />
      <Field
        name="parent" label={w('bodies.field.parent')} hint={w('bodies.parent-hint', { code: parentExample })} value={typed.parent} width={20}
        error={errorOf(w, problems, 'parent')}
      />
      <Field
        name="from" label={w(withEnd ? 'bodies.field.from' : 'bodies.since')} hint={w('bodies.date-hint')} value={typed.from} width={10}
        error={errorOf(w, problems, 'from')}
      />
      {withEnd && (
        <Field
          name="to" label={w('bodies.to-optional')} hint={w('bodies.to-hint')} value={typed.to} width={10}
          error={errorOf(w, problems, 'to')}
        />
      )}
    </>
  )
}

/** The unit that a body stands under in a span. */
export function parentText(body: FoundBody, span: BodySpan, w: Words): string {
  const { kind, name } = body.parents.get(span.parent)!
  return w(`places.name.${kind}`, { name })
}

export function spanTime(span: BodySpan, w: Words): string {
  return timeText(span.from, span.to, w)
}

/** What stands in the field of the code: nothing, where the number stands for it. */
export function ownCode(unitId: number, code: string): string {
  return code === String(unitId) ? '' : code
}

