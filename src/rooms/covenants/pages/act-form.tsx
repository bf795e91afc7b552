import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { Button, Checkboxes, errorOf, Field, type Problem, Radios, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import { postedUntilAtLeast } from '../index.ts'
import { covenantTerms, type CovenantRecord } from '../store/index.ts'
import { ACT_FORMS, type ActField } from './act-forms.ts'
import { actPath } from './paths.ts'

/** What was typed into a form that was refused. */
export type TypedAct = { readonly slug: string; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, readonly string[]>> }
export const NOTHING_TYPED: TypedAct = { slug: '', problems: [], values: {} }

type Props = { readonly record: CovenantRecord; readonly visit: Visit; readonly typed: TypedAct }

/** The form of one act, filled in with what is known. Several stand on a page, so ids bear the act. */
export function ActForm({ slug, ...props }: Props & { slug: string }) {
  const { record, visit } = props
  const { act, fields } = ACT_FORMS[slug]!
  const { w } = visit
  const fieldProps: Omit<Props & { slug: string; act: string }, 'field'> = { ...props, slug, act }
  return (
    <form method="post" action={actPath(record.covenantId, slug)} novalidate>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="revision" value={String(record.revision)} />
      {w.has(`covenants.says.${act}`) && <p class="govuk-body">{w(`covenants.says.${act}`)}</p>}
      <OneField {...fieldProps} field={{ name: 'on', kind: 'day' }} />
      {fields.map((field) => <OneField {...fieldProps} field={field} />)}
      <Button look={act === 'annul' || act === 'drop' || act === 'suspend' || act === 'refuse' ? 'warning' : 'primary'}>{w(`covenants.act.${act}`)}</Button>
    </form>
  )
}

function OneField({ field, slug, act, record, visit, typed }: Props & { slug: string; act: string; field: ActField }) {
  const { w } = visit
  const { name, kind, choices } = field
  const here = typed.slug === slug
  const id = `${slug}-${name}`
  const own = `covenants.field.${act}-${name}`
  const hint = [`covenants.hint.${act}-${name}`, `covenants.hint.${name}`].find((key) => w.has(key))
  const marked = Object.keys(typed.values).filter((each) => each.startsWith(`${name}-`)).map((each) => each.slice(name.length + 1))
  const values = here ? (kind === 'several' || kind === 'yes' ? marked : (typed.values[name] ?? [])) : suggestionOf(name, act, record, visit)
  const common = {
    id, name, label: w.has(own) ? w(own) : w(`covenants.field.${name}`), hint: hint ? w(hint) : kind === 'day' ? w('covenants.hint.day') : undefined,
    error: here ? errorOf(w, typed.problems, id) : undefined,
  }
  const optionText = (value: string): string => w(`covenants.choice.${name}.${value}`)
  const options = (choices ?? []).map((value) => ({ value, text: optionText(value) }))
  switch (kind) {
    case 'day':
      return <Field {...common} value={values[0] ?? ''} width={10} />
    case 'figure':
      return <Field {...common} value={values[0] ?? ''} figures="integer" width={5} />
    case 'line':
      return <Field {...common} value={values[0] ?? ''} maxlength={200} />
    case 'text':
      return <Textarea {...common} value={values[0] ?? ''} rows={name.startsWith('members-') ? 2 : 3} maxlength={5000} />
    case 'choice':
      return <Radios {...common} value={values[0] ?? ''} options={options} />
    case 'several':
      return <Checkboxes {...common} values={[...values]} options={options} small />
    case 'yes':
      return <Checkboxes {...common} values={[...values]} options={[{ value: 'yes', text: optionText('yes') }]} small />
  }
}

/** What is known already. */
function suggestionOf(name: string, act: string, record: CovenantRecord, { today }: Visit): readonly string[] {
  const { team, vote, posting, published } = record.standing
  if (name === 'on') return [shortDate(today)]
  if (name === 'until' && act === 'post') return [shortDate(postedUntilAtLeast(today, covenantTerms()))]
  if (name === 'until') return [shortDate(addDays(today, 60))]
  if (name.startsWith('members-')) return [team.filter(({ role }) => name === `members-${role}`).map((each) => each.name).join('\n')]
  if (name === 'method') return ['meeting']
  if (name === 'all') return [vote ? String(vote.all) : '']
  if (name === 'other') return ['0']
  if (name === 'places') return [published?.places ?? posting?.places ?? '']
  if (name === 'complete') return ['yes']
  return []
}
