import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, type Problem, Select } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { STATUS_KINDS } from '../status.ts'
import { addStatus, endStatus, readStatuses, rollAsAt } from '../store/index.ts'
import { hamletOfAddress, handOf, readHere } from './keeper.ts'
import { HOUSEHOLDS, rollPath, statusPath } from './paths.ts'

/** GET /viec/ho/:hamletId/dien-rieng — poor, ethnic and policy status: apart from the roll, for few. */
export function showStatuses(c: PageContext, house: House): Promise<Response> {
  return statusesPage(c, house, {}, [])
}

/** POST: a status begins, or one ends. */
export async function takeStatus(c: PageContext, house: House): Promise<Response> {
  const { now } = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = Object.fromEntries(form.value.entries())
  const wrong = (refusal: Problem['refusal'], field: unknown = refusal['field']) => statusesPage(c, house, typed, [{ field: typeof field === 'string' ? field : undefined, refusal }])
  const ending = form.value.text('end')
  const from = parseTypedDate(form.value.text('from'))
  if (!ending && !from.ok) return wrong(from.refusal, 'from')
  const householdId = form.value.text('household')
  if (!ending && !isId(householdId)) return wrong({ code: 'households.household-needed' }, 'household')
  const done = await once(c, house, form.value, async (tx) => {
    if (ending) return isId(ending) ? endStatus(tx, handOf(c), ending, now) : refuse({ code: 'households.not-found' })
    return from.ok ? addStatus(tx, handOf(c), { householdId, kind: form.value.text('kind'), detail: form.value.text('detail'), from: from.value }, now) : from
  })
  if (!done.ok) return wrong(done.refusal)
  return seeOther(c, statusPath(Number(c.req.param('hamletId'))), 'households.status-saved')
}

async function statusesPage(c: PageContext, house: House, typed: Readonly<Record<string, string>>, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readHere(c, house, async (tx, hamlets) => {
    const hamlet = hamletOfAddress(c, hamlets)
    if (!hamlet.ok) return hamlet
    const statuses = await readStatuses(tx, handOf(c), hamlet.value, today)
    return statuses.ok ? accept({ hamlet: hamlet.value, statuses: statuses.value, roll: await rollAsAt(tx, hamlet.value.unitId, today) }) : statuses
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlet, statuses, roll } = read.value
  const key = newId(visit.now.getTime())
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(w, problems, name) })
  return page(
    c,
    <Layout
      visit={visit} title={w('households.statuses')} overline={hamlet.name} ask={w('households.statuses-ask')} refused={problems.length > 0}
      trail={[{ href: HOUSEHOLDS, text: w('households.title') }, { href: rollPath(hamlet.unitId), text: hamlet.name }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <DataTable
        caption={w('households.statuses-on', { date: shortDate(today) })} narrow="cards" empty={w('households.statuses-none')}
        columns={[{ head: w('households.field.representative') }, { head: w('households.field.status') }, { head: w('households.field.detail') }, { head: w('households.field.from') }, { head: w('households.status-act') }]}
        rows={statuses.map(({ statusId, name, number, kind, detail, from, to }) => [
          w('households.option', { number, name }), w(`households.status.${kind}`), detail || '–', shortDate(from),
          to === null ? (
            <form method="post" action={statusPath(hamlet.unitId)}>
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="end" value={statusId} />
              <Button look="link">{w('households.status-end')}</Button>
            </form>
          ) : w('households.status-until', { date: shortDate(to) }),
        ])}
      />
      <h2 class="govuk-heading-m">{w('households.status-add')}</h2>
      <form method="post" action={statusPath(hamlet.unitId)} novalidate>
        <input type="hidden" name="key" value={key} />
        <Select
          {...field('household')} label={w('households.household')} blank={w('households.choose')}
          options={roll.map(({ householdId, number, name }) => ({ value: householdId, text: w('households.option', { number, name }) }))}
        />
        <Select {...field('kind')} label={w('households.field.status')} blank={w('households.choose')} options={STATUS_KINDS.map((kind) => ({ value: kind, text: w(`households.status.${kind}`) }))} />
        <Field {...field('detail')} label={w('households.field.detail')} hint={w('households.detail-hint')} maxlength={200} />
        <Field {...field('from')} value={typed['from'] ?? shortDate(today)} label={w('households.field.from')} width={10} />
        <Button>{w('households.save')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
