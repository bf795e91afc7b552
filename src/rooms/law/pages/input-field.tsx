import { Field, Radios, Select, Textarea } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { AskedInput } from '../index.ts'

type Props = { readonly w: Words; readonly input: AskedInput; readonly value: string; readonly error: string | undefined }

/** One field of the form of a rule, made from the declaration of the input. */
export function InputField({ w, input, value, error }: Props) {
  const { name } = input
  const hintKey = `law.hint.${name}`
  const shared = { name, label: w(`law.input.${name}`), value, error }
  const hint = w.has(hintKey) ? w(hintKey) : undefined
  switch (input.kind) {
    case 'choice': {
      const options = input.choices.map((choice) => ({ value: choice, text: w(`law.choice.${name}.${choice}`) }))
      const chosen = { ...shared, value: value === '' ? input.choices[0] : value, options }
      return options.length > 4 ? <Select {...chosen} /> : <Radios {...chosen} />
    }
    case 'flag':
      return <Radios {...shared} value={value === '' ? 'no' : value} inline options={[{ value: 'yes', text: w('law.yes') }, { value: 'no', text: w('law.no') }]} />
    case 'times':
      return <Textarea {...shared} hint={hint} rows={4} required={input.required === true} />
    case 'whole':
      return <Field {...shared} hint={hint} width={5} figures="integer" required={input.required === true} />
    case 'date':
      return <Field {...shared} hint={hint} width={10} required={input.required === true} />
    case 'text':
      return <Field {...shared} hint={hint} width={20} required={input.required === true} />
  }
}
