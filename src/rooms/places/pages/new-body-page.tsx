import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { type BodyTyped, readBody } from '../read-body.ts'
import { registerBody } from '../store/bodies.ts'
import { BodyFields, bodyTyped } from './body-fields.tsx'
import { BODIES, codeOfOwnUnit, handOf, mayKeepBodies, once } from './body-keeper.ts'

/** `/don-vi/moi`: one body is added. */
export async function showNewBody(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeepBodies(visit)) return notFoundPage(c)
  return newBodyPage(c, { name: '', kind: '', code: '', parent: codeOfOwnUnit(c), from: shortDate(visit.today), to: '' }, [])
}

export async function addBody(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeepBodies(visit)) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = bodyTyped(form.value)
  const { value: wanted, problems } = readBody(typed)
  if (!wanted) return newBodyPage(c, typed, problems)
  const added = await once(c, house, form.value, (tx) => registerBody(tx, wanted, handOf(c), visit.now))
  if (!added.ok) return newBodyPage(c, typed, [{ field: String(added.refusal['field'] ?? 'name'), refusal: added.refusal }])
  if (!added.value) return c.redirect(BODIES, 303)
  const { unitId, endsWithUnit } = added.value
  if (endsWithUnit) return seeOther(c, `${BODIES}/${unitId}`, 'bodies.added-until', { date: shortDate(endsWithUnit) })
  return seeOther(c, `${BODIES}/${unitId}`, 'bodies.added')
}

async function newBodyPage(c: PageContext, typed: BodyTyped, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit}
      title={w('bodies.add')}
      trail={[{ href: BODIES, text: w('bodies.title') }]}
      overline={officerOf(c).unitName}
      ask={w('bodies.add-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={`${BODIES}/moi`} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <BodyFields w={w} typed={typed} problems={problems} parentExample={codeOfOwnUnit(c)} withEnd />
        <Button>{w('bodies.add-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
