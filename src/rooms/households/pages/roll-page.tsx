import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ButtonGroup, ButtonLink, DataTable, EmptyState, ErrorSummary, errorOf, Field, type Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { NamedHamlet } from '../read-rows.ts'
import { enrolHouseholds, rollAsAt } from '../store/index.ts'
import { hamletOfAddress, handOf, mayAt, readHere } from './keeper.ts'
import { addPath, DUPLICATES, householdPath, HOUSEHOLDS, importPath, rollPath, statusPath } from './paths.ts'

/** GET /viec/ho/:hamletId?ngay= — the roll of a hamlet, today or on another day. */
export async function showRoll(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const asked = visit.url.searchParams.get('ngay') ?? ''
  const parsed = asked === '' ? accept(today) : parseTypedDate(asked)
  const day: CalendarDate = parsed.ok ? parsed.value : today
  const problems: Problem[] = parsed.ok ? [] : [{ field: 'ngay', refusal: parsed.refusal }]
  const read = await readHere(c, house, async (tx, hamlets) => {
    const hamlet = hamletOfAddress(c, hamlets)
    return hamlet.ok ? accept({ hamlet: hamlet.value, roll: await rollAsAt(tx, hamlet.value.unitId, day) }) : hamlet
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlet, roll } = read.value
  const date = shortDate(day)
  // Where no household has a code, its column would only lengthen the list.
  const coded = roll.some(({ code }) => code !== '')
  return page(
    c,
    <Layout
      visit={visit} title={w('households.roll-of', { name: hamlet.name })} trail={[{ href: HOUSEHOLDS, text: w('households.title') }]}
      ask={w('households.roll-ask', { count: roll.length, date })} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {mayAt(visit, 'manage-households', hamlet.path) && (
        <ButtonGroup>
          <ButtonLink href={addPath(hamlet.unitId)}>{w('households.add')}</ButtonLink>
          <ButtonLink href={importPath(hamlet.unitId)} look="secondary">{w('households.import')}</ButtonLink>
          <a class="govuk-link" href={DUPLICATES}>{w('households.duplicates')}</a>
          {mayAt(visit, 'read-household-status', hamlet.path) && <a class="govuk-link" href={statusPath(hamlet.unitId)}>{w('households.statuses')}</a>}
        </ButtonGroup>
      )}
      <form method="get" action={rollPath(hamlet.unitId)} novalidate>
        <Field name="ngay" label={w('households.as-at')} hint={w('households.as-at-hint')} value={parsed.ok ? date : asked} width={10} error={errorOf(w, problems, 'ngay')} />
        <Button look="secondary">{w('households.look')}</Button>
      </form>
      {roll.length === 0 ? (
        <EmptyState title={w('households.roll-empty')}>
          <p class="govuk-body">{w('households.roll-empty-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('households.roll-on', { date })} narrow="cards"
          columns={[{ head: w('households.field.representative') }, { head: w('households.field.number') }, { head: w('households.field.address') }, ...(coded ? [{ head: w('households.field.code') }] : [])]}
          rows={roll.map(({ householdId, number, name, address, code }) => [
            <a class="govuk-link" href={householdPath(householdId)}>{name}</a>, String(number), address || '–', ...(coded ? [code || '–'] : []),
          ])}
        />
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** GET /viec/ho/:hamletId/them */
export async function showAdd(c: PageContext, house: House): Promise<Response> {
  const read = await readHere(c, house, async (_, hamlets) => hamletOfAddress(c, hamlets))
  return read.ok ? addPage(c, read.value, {}, []) : refusalPage(c, read.refusal)
}

/** POST */
export async function takeAdd(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const read = await readHere(c, house, async (_, hamlets) => hamletOfAddress(c, hamlets))
  if (!read.ok) return refusalPage(c, read.refusal)
  const hamlet = read.value
  const typed = Object.fromEntries(form.value.entries())
  const from = parseTypedDate(form.value.text('from'))
  if (!from.ok) return addPage(c, hamlet, typed, [{ field: 'from', refusal: from.refusal }])
  const number = form.value.text('number')
  const household = { name: form.value.text('name'), address: form.value.text('address'), code: form.value.text('code'), number: number === '' ? undefined : Number(number) }
  const done = await once(c, house, form.value, (tx) => enrolHouseholds(tx, handOf(c), hamlet, [household], from.value, visit.now))
  if (!done.ok) {
    const { field } = done.refusal
    return addPage(c, hamlet, typed, [{ field: typeof field === 'string' ? field : undefined, refusal: done.refusal }])
  }
  return seeOther(c, rollPath(hamlet.unitId), 'households.added')
}

function addPage(c: PageContext, hamlet: NamedHamlet, typed: Readonly<Record<string, string>>, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(w, problems, name) })
  return page(
    c,
    <Layout
      visit={visit} title={w('households.add')} overline={hamlet.name} refused={problems.length > 0}
      trail={[{ href: HOUSEHOLDS, text: w('households.title') }, { href: rollPath(hamlet.unitId), text: hamlet.name }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={addPath(hamlet.unitId)} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <Field {...field('name')} label={w('households.field.representative')} hint={w('households.representative-hint')} maxlength={200} required />
        <Field {...field('address')} label={w('households.field.address')} maxlength={300} />
        <Field {...field('number')} label={w('households.field.number')} hint={w('households.number-hint')} figures="integer" width={5} />
        <Field {...field('code')} label={w('households.field.code')} hint={w('households.code-hint')} maxlength={40} width={20} />
        <Field {...field('from')} value={typed['from'] ?? shortDate(visit.today)} label={w('households.field.from')} hint={w('households.from-hint')} width={10} />
        <Button>{w('households.save')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
