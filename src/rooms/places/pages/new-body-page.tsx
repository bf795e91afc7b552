import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { type BodyTyped, readBody } from '../read-body.ts'
import type { Roll } from '../roll.ts'
import { registerBody } from '../store/bodies.ts'
import { BodyFields, bodyTyped } from './body-fields.tsx'
import { addressOf, codeOfOwnUnit, handOf, keyOf, mayKeep, wordsOf } from './body-keeper.ts'

/** `/don-vi/moi`, `/thon/moi`: one body or hamlet is added. */
export async function showNewBody(c: PageContext, roll: Roll): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeep(visit, roll)) return notFoundPage(c)
  return newBodyPage(c, roll, { name: '', kind: '', code: '', parent: codeOfOwnUnit(c), from: shortDate(visit.today), to: '' }, [])
}

export async function addBody(c: PageContext, house: House, roll: Roll): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeep(visit, roll)) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = bodyTyped(form.value)
  const { value: wanted, problems } = readBody(typed, roll)
  if (!wanted) return newBodyPage(c, roll, typed, problems)
  const added = await once(c, house, form.value, (tx) => registerBody(tx, wanted, handOf(c, roll), visit.now))
  if (!added.ok) return newBodyPage(c, roll, typed, [{ field: String(added.refusal['field'] ?? 'name'), refusal: added.refusal }])
  if (!added.value) return c.redirect(addressOf(roll), 303)
  const { unitId, endsWithUnit } = added.value
  if (endsWithUnit) return seeOther(c, `${addressOf(roll)}/${unitId}`, keyOf(roll, visit.w, 'added-until'), { date: shortDate(endsWithUnit) })
  return seeOther(c, `${addressOf(roll)}/${unitId}`, 'bodies.added')
}

async function newBodyPage(c: PageContext, roll: Roll, typed: BodyTyped, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const say = wordsOf(roll, w)
  return page(
    c,
    <Layout
      visit={visit}
      title={say('add')}
      trail={[{ href: addressOf(roll), text: say('title') }]}
      overline={officerOf(c).unitName}
      ask={say('add-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={`${addressOf(roll)}/moi`} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <BodyFields w={w} roll={roll} typed={typed} problems={problems} parentExample={codeOfOwnUnit(c)} withEnd />
        <Button>{say('add-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
