import { shortDate } from '#foundation/calendar-date.ts'
import { notFoundPage, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import type { Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { Refusal } from '#foundation/result.ts'
import { readBody } from '../read-body.ts'
import { readDay } from '../read-day.ts'
import type { Roll } from '../roll.ts'
import { changeBody, endBody, type FoundBody } from '../store/bodies.ts'
import { bodyTyped } from './body-fields.tsx'
import { addressOf, bodyInReach, handOf, keyOf } from './body-keeper.ts'
import { bodyPage } from './body-page.tsx'

/** Carries out what an officer asked for on the page of a body. */
export async function recordOfBody(c: PageContext, house: House, roll: Roll): Promise<Response> {
  const body = await bodyInReach(c, house, roll)
  if (!body) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  switch (form.value.text('act')) {
    case 'change':
      return change(c, house, roll, body, form.value)
    case 'end':
      return end(c, house, roll, body, form.value)
    default:
      return refusalPage(c, { code: 'web.form-broken' })
  }
}

async function change(c: PageContext, house: House, roll: Roll, body: FoundBody, form: FormInput): Promise<Response> {
  const typed = bodyTyped(form)
  const { value: wanted, problems } = readBody({ ...typed, to: '' }, roll)
  if (!wanted) return bodyPage(c, roll, body, problems, { change: typed })
  const changed = await once(c, house, form, (tx) => changeBody(tx, body.unitId, wanted, handOf(c, roll), visitOf(c).now))
  if (!changed.ok) return refused(c, changed.refusal, (problem) => bodyPage(c, roll, body, [problem], { change: typed }))
  const here = `${addressOf(roll)}/${body.unitId}`
  const until = changed.value?.endsWithUnit
  if (until) return seeOther(c, here, keyOf(roll, visitOf(c).w, 'changed-until'), { date: shortDate(until) })
  return seeOther(c, here, 'bodies.changed')
}

async function end(c: PageContext, house: House, roll: Roll, body: FoundBody, form: FormInput): Promise<Response> {
  const typed = form.text('last')
  const last = readDay(typed)
  if (!last.ok) return bodyPage(c, roll, body, [{ field: 'last', refusal: last.refusal }], { last: typed })
  const ended = await once(c, house, form, (tx) => endBody(tx, body.unitId, last.value, handOf(c, roll), visitOf(c).now))
  if (!ended.ok) return refused(c, ended.refusal, (problem) => bodyPage(c, roll, body, [problem], { last: typed }))
  return seeOther(c, `${addressOf(roll)}/${body.unitId}`, 'bodies.ended')
}

/** At its field where it has one; as a page of its own where the whole body is out of reach. */
function refused(c: PageContext, refusal: Refusal, shown: (problem: Problem) => Promise<Response>): Promise<Response> {
  return refusal['field'] === undefined ? refusalPage(c, refusal) : shown({ field: String(refusal['field']), refusal })
}
