import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, checkedOf, Checkboxes, DataTable, Details, ErrorSummary, errorOf, Field, type Problem, Radios, Select } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { assumedConditions, type Conditions, type DutyRule } from '../index.ts'
import { addLocalItem, type DisclosingUnit, endLocalItem, itemsOf, listLocalItems, type LocalItemInput, readConditions, setConditions } from '../store/index.ts'
import { FormerUnits } from './former-units.tsx'
import { formText, itemText } from './in-words.ts'
import { handOf, mayHere, readHere } from './keeper.ts'
import { readEventDate, readNumber } from './new-duty-page.tsx'
import { DESK, REGULATION } from './paths.ts'
import { ALL_FORMS } from './showings.tsx'

type Row = Awaited<ReturnType<typeof listLocalItems>>[number]
type Shown = { readonly unit: DisclosingUnit; readonly rows: readonly Row[]; readonly items: readonly DutyRule[]; readonly conditions: Conditions }

/** GET /viec/cong-khai/quy-che — what the unit's own regulation adds to the law. */
export function showRegulation(c: PageContext, house: House): Promise<Response> {
  return regulationPage(c, house)
}

/** POST — adds an item (`act=add`), or ends one. */
export async function takeRegulation(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { now } = visitOf(c)
  const { unitId } = officerOf(c)
  if (form.value.text('act') === 'means') {
    const has = new Set(checkedOf(form.value, 'means'))
    const wanted = Object.fromEntries(MEANS.map((each) => [each, has.has(each)])) as Conditions
    const said = await once(c, house, form.value, (tx) => setConditions(tx, handOf(c), unitId, wanted, now))
    return said.ok ? seeOther(c, REGULATION, 'disclosure.means-kept') : refusalPage(c, said.refusal)
  }
  if (form.value.text('act') === 'end') {
    const last = readEventDate(form.value.text('validTo'))
    const ended: Result<unknown> = last.ok
      ? await once(c, house, form.value, (tx) => endLocalItem(tx, handOf(c), { unitId, code: form.value.text('code'), validTo: last.value }, now))
      : last
    if (ended.ok) return seeOther(c, REGULATION, 'disclosure.local-ended')
    return ended.refusal.code === 'disclosure.not-found' || ended.refusal.code === 'disclosure.not-yours'
      ? refusalPage(c, ended.refusal)
      : regulationPage(c, house, [{ field: `end-${form.value.text('code')}`, refusal: ended.refusal }])
  }
  const read = readTyped(form.value, unitId)
  if (!read.input) return regulationPage(c, house, read.problems, form.value)
  const { input } = read
  const added = await once(c, house, form.value, (tx) => addLocalItem(tx, handOf(c), input, now))
  if (added.ok) return seeOther(c, REGULATION, 'disclosure.local-added')
  const { field } = added.refusal
  return typeof field === 'string' ? regulationPage(c, house, [{ field, refusal: added.refusal }], form.value) : refusalPage(c, added.refusal)
}

function readTyped(form: FormInput, unitId: number): { readonly input?: LocalItemInput; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const keep = <T,>(field: string, result: Result<T>): T | undefined => {
    if (result.ok) return result.value
    problems.push({ field, refusal: result.refusal })
    return undefined
  }
  const number = keep('number', readNumber(form.text('number')))
  const instrumentDate = keep('instrumentDate', readEventDate(form.text('instrumentDate')))
  const validFrom = keep('validFrom', readEventDate(form.text('validFrom')))
  const validTo = form.text('validTo') === '' ? null : keep('validTo', readEventDate(form.text('validTo')))
  const count = (field: string, least: number): number | undefined => {
    const figure = Number(form.text(field) || 'x')
    if (Number.isInteger(figure) && figure >= least && figure <= 3660) return figure
    problems.push({ field, refusal: { code: 'disclosure.days-form' } })
    return undefined
  }
  const [clockDays, minDays] = [count('clockDays', 0), count('minDays', 1)]
  if (problems.length > 0) return { problems }
  return {
    problems,
    input: {
      unitId, title: form.text('title'), instrumentNumber: number!, instrumentDate: instrumentDate!, widens: form.text('widens'), namesCitizens: form.text('namesCitizens') === 'yes',
      clockDays: clockDays!, workingDays: form.text('unit') !== 'days', minDays: minDays!, forms: checkedOf(form, 'forms'), validFrom: validFrom!, validTo: validTo ?? null,
    },
  }
}

async function regulationPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readHere<Shown>(c, house, async (tx, unit) =>
    accept({
      unit, rows: await listLocalItems(tx, unit.unitId), conditions: (await readConditions(tx, [unit.unitId])).get(unit.unitId) ?? assumedConditions([]),
      items: (await itemsOf(tx, unit, today)).filter(({ local }) => !local).map(({ rule }) => rule),
    }),
  )
  if (!read.ok) return refusalPage(c, read.refusal)
  const { unit, rows } = read.value
  const mayAdd = mayHere(visit, 'add-local-item')
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.regulation')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} ask={w('disclosure.regulation-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <DataTable
        id="muc-rieng" caption={w('disclosure.local-items')} narrow="cards" empty={w('disclosure.local-none')}
        columns={[{ head: w('disclosure.field.title') }, { head: w('disclosure.basis') }, { head: w('disclosure.terms') }, { head: w('disclosure.time') }, ...(mayAdd ? [{ head: w('disclosure.to-record') }] : [])]}
        rows={rows.map((row) => [
          row.title,
          w('disclosure.decision-of', { number: row.instrument_number, date: shortDate(row.instrument_date as CalendarDate) }),
          `${w(row.working_days ? 'disclosure.local-clock.working-days' : 'disclosure.local-clock.days', { days: row.clock_days })}; ${w('disclosure.days', { days: row.min_days })}; ${row.forms.map((form) => formText(unit.discloser, form, w)).join(', ')}`,
          row.valid_to === null ? w('disclosure.since', { from: shortDate(row.valid_from as CalendarDate) }) : w('disclosure.from-to', { from: shortDate(row.valid_from as CalendarDate), to: shortDate(row.valid_to as CalendarDate) }),
          ...(mayAdd ? [<End row={row} visit={visit} problems={problems} />] : []),
        ])}
      />
      <FormerUnits c={c} year={Number(visit.today.slice(0, 4))} says="disclosure.former-regulations" />
      {mayHere(visit, 'plan-disclosure') && <Means shown={read.value} visit={visit} />}
      {mayAdd && <Add shown={read.value} visit={visit} problems={problems} typed={typed} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** What there is at the unit: a form is demanded only where there is what it needs. */
const MEANS = ['website', 'loudspeaker', 'cultureHouse', 'communityPoint', 'internalSite'] as const satisfies readonly (keyof Conditions)[]

function Means({ shown: { unit, conditions }, visit }: { shown: Shown; visit: Visit }) {
  const { w, now } = visit
  const here = MEANS.filter((each) => (each === 'internalSite') === (unit.discloser !== 'commune'))
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.means')}</h2>
      <form method="post" action={REGULATION} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="means" />
        <Checkboxes
          name="means" label={w('disclosure.means-label')} hint={w('disclosure.means-hint')} values={here.filter((each) => conditions[each])} small
          options={here.map((each) => ({ value: each, text: w(`disclosure.means.${each}`) }))}
        />
        <Button look="secondary">{w('disclosure.means-keep')}</Button>
      </form>
    </section>
  )
}

function End({ row, visit, problems }: { row: Row; visit: Visit; problems: readonly Problem[] }) {
  const { w, now, today } = visit
  const field = `end-${row.code}`
  return (
    <Details summary={w('disclosure.local-end')} open={problems.some((problem) => problem.field === field)}>
      <form method="post" action={REGULATION} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="end" />
        <input type="hidden" name="code" value={row.code} />
        <Field name="validTo" id={field} label={w('disclosure.field.valid-to')} value={shortDate((row.valid_to as CalendarDate | null) ?? today)} width={10} error={errorOf(w, problems, field)} />
        <Button look="secondary">{w('disclosure.local-end')}</Button>
      </form>
    </Details>
  )
}

function Add({ shown: { unit, items }, visit, problems, typed }: { shown: Shown; visit: Visit; problems: readonly Problem[]; typed: FormInput | undefined }) {
  const { w, now, today } = visit
  const of = (name: string, otherwise: string): string => typed?.text(name) ?? otherwise
  const last = items.at(-1)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.local-add')}</h2>
      <form method="post" action={REGULATION} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="add" />
        <Field name="title" label={w('disclosure.field.title')} value={of('title', '')} maxlength={500} error={errorOf(w, problems, 'title')} />
        <Field name="number" label={w('disclosure.field.regulation-number')} value={of('number', '')} width={20} maxlength={100} error={errorOf(w, problems, 'number')} />
        <Field name="instrumentDate" label={w('disclosure.field.regulation-date')} hint={w('disclosure.date-hint')} value={of('instrumentDate', '')} width={10} error={errorOf(w, problems, 'instrumentDate')} />
        <Select
          name="widens" label={w('disclosure.field.widens')} hint={w('disclosure.widens-hint')} value={of('widens', last?.item ?? '')} error={errorOf(w, problems, 'widens')}
          options={items.map((rule) => ({ value: rule.item, text: itemText(rule, w) }))}
        />
        <Field name="clockDays" label={w('disclosure.field.clock-days')} value={of('clockDays', String(last?.clock?.days ?? 5))} figures="integer" width={5} error={errorOf(w, problems, 'clockDays')} />
        <Radios
          name="unit" label={w('disclosure.field.clock-unit')} value={of('unit', last?.clock?.unit ?? 'working-days')} inline
          options={[{ value: 'working-days', text: w('disclosure.unit.working-days') }, { value: 'days', text: w('disclosure.unit.days') }]}
        />
        <Field name="minDays" label={w('disclosure.field.days-long')} value={of('minDays', '30')} figures="integer" width={5} error={errorOf(w, problems, 'minDays')} />
        <Checkboxes
          name="forms" label={w('disclosure.field.form')} values={typed ? checkedOf(typed, 'forms') : [...new Set(last?.demands.map(({ form }) => form))]} small
          options={ALL_FORMS[unit.discloser].map((form) => ({ value: form, text: formText(unit.discloser, form, w) }))} error={errorOf(w, problems, 'forms')}
        />
        <Radios
          name="namesCitizens" label={w('disclosure.field.names-citizens')} value={of('namesCitizens', 'no')} inline
          options={[{ value: 'no', text: w('disclosure.no') }, { value: 'yes', text: w('disclosure.yes') }]}
        />
        <Field name="validFrom" label={w('disclosure.field.valid-from')} hint={w('disclosure.date-hint')} value={of('validFrom', shortDate(today))} width={10} error={errorOf(w, problems, 'validFrom')} />
        <Field name="validTo" label={w('disclosure.field.valid-to')} hint={w('disclosure.to-hint')} value={of('validTo', '')} width={10} error={errorOf(w, problems, 'validTo')} />
        <Button>{w('disclosure.local-add')}</Button>
      </form>
    </section>
  )
}
