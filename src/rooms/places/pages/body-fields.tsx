import type { FormInput } from '#web/read-form.ts'
import { errorOf, Field, type Problem, Radios } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { BodySpan } from '../body.ts'
import type { BodyTyped } from '../read-body.ts'
import type { Roll } from '../roll.ts'
import type { FoundBody } from '../store/bodies.ts'
import { timeText } from '../time-text.ts'
import { wordsOf } from './body-keeper.ts'

export function bodyTyped(form: FormInput): BodyTyped {
  return {
    name: form.text('name'), kind: form.text('kind'), code: form.text('code'), parent: form.text('parent'), from: form.text('from'), to: form.text('to'),
  }
}

type Props = { w: Words; roll: Roll; typed: BodyTyped; problems: readonly Problem[]; parentExample: string; withEnd?: boolean }

/** The fields of a body: the same where one is added and where one is changed. */
export function BodyFields({ w, roll, typed, problems, parentExample, withEnd }: Props) {
  const say = wordsOf(roll, w)
  return (
    <>
      <Field
        name="name" label={say('field.name')} hint={say('name-hint')} value={typed.name} maxlength={300}
        error={errorOf(w, problems, 'name')}
      />
      <Radios
        name="kind" label={say('field.kind')} value={typed.kind} inline
        options={roll.kinds.map((kind) => ({ value: kind, text: w(`bodies.kind.${kind}`) }))}
        error={errorOf(w, problems, 'kind')}
      />
      <Field
        name="code" label={say('code-optional')} hint={say('code-hint')} value={typed.code} width={20} maxlength={30} spellcheck={false}
        error={errorOf(w, problems, 'code')}
      />
      <Field
        name="parent" label={say('field.parent')} hint={say('parent-hint', { code: parentExample })} value={typed.parent} width={20}
        error={errorOf(w, problems, 'parent')}
      />
      <Field
        name="from" label={say(withEnd ? 'field.from' : 'since')} hint={say('date-hint')} value={typed.from} width={10}
        error={errorOf(w, problems, 'from')}
      />
      {withEnd && (
        <Field
          name="to" label={say('to-optional')} hint={say('to-hint')} value={typed.to} width={10}
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
