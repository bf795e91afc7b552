import { shortDate } from '#foundation/calendar-date.ts'
import { Button, Details, errorOf, Field, type Problem, Select } from '#web/ui/index.ts'
import type { Child } from '#web/ui/child.ts'
import type { Visit } from '#web/visit.ts'
import type { Shown } from './household-page.tsx'
import { householdPath } from './paths.ts'

type Act = 'change' | 'split' | 'merge' | 'move' | 'correct' | 'dissolve' | 'strike'
type Props = { readonly shown: Shown; readonly typed: Readonly<Record<string, string>>; readonly problems: readonly Problem[]; readonly visit: Visit; readonly requestKey: string }

/** What may be done with a household, each folded away until it is wanted. */
export function HouseholdActs({ shown, typed, problems, visit, requestKey }: Props) {
  const { w, today } = visit
  const { household, hamlet, hamlets, neighbours } = shown
  const others = hamlets.filter(({ unitId }) => unitId !== hamlet.unitId)
  const field = (act: Act, name: string, otherwise = '') => ({
    name, id: `${act}-${name}`, value: typed['act'] === act ? typed[name] : otherwise, error: errorOf(w, problems, `${act}-${name}`),
  })
  const name = (act: Act, otherwise = '') => <Field {...field(act, 'name', otherwise)} label={w('households.field.representative')} maxlength={200} required />
  const address = (act: Act) => <Field {...field(act, 'address', act === 'move' ? '' : household.address)} label={w('households.field.address')} maxlength={300} />
  const on = (act: Act) => <Field {...field(act, 'on', shortDate(today))} label={w('households.field.on')} hint={w('households.on-hint')} width={10} />
  const why = (act: Act) => <Field {...field(act, 'why')} label={w('households.field.why')} maxlength={500} />
  const form = (act: Act, inside: Child, warning = false) => (
    <Details summary={w(`households.act.${act}`)} open={typed['act'] === act}>
      <p class="govuk-body">{w(`households.act-says.${act}`)}</p>
      <form method="post" action={householdPath(household.householdId)} novalidate>
        <input type="hidden" name="key" value={requestKey} />
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="revision" value={String(household.revision)} />
        {inside}
        <Button look={warning ? 'warning' : 'primary'}>{w(`households.act.${act}`)}</Button>
      </form>
    </Details>
  )
  return (
    <section>
      <h2 class="govuk-heading-m">{w('households.acts')}</h2>
      {form('change', <>{name('change')}{address('change')}{on('change')}{why('change')}</>)}
      {form('split', <>{name('split')}{address('split')}{on('split')}</>)}
      {neighbours.length > 0 &&
        form(
          'merge',
          <>
            <Select
              {...field('merge', 'into')} label={w('households.merge-into')} blank={w('households.choose')}
              options={neighbours.map((each) => ({ value: each.householdId, text: w('households.option', { number: each.number, name: each.name }) }))}
            />
            {on('merge')}
          </>,
        )}
      {others.length > 0 &&
        form(
          'move',
          <>
            <Select {...field('move', 'hamlet')} label={w('households.move-to')} blank={w('households.choose')} options={others.map(({ unitId, name: text }) => ({ value: String(unitId), text }))} />
            {address('move')}
            {on('move')}
          </>,
        )}
      {form('correct', <>{name('correct', household.name)}{address('correct')}</>)}
      {form('dissolve', <>{on('dissolve')}{why('dissolve')}</>, true)}
      {form('strike', why('strike'), true)}
    </section>
  )
}
