import type { CalendarDate } from '#foundation/calendar-date.ts'
import { isId } from '#foundation/ids.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import type { Tx } from '#storage/transaction.ts'
import { visitOf } from '#web/visit.ts'
import type { PlaceKind } from '../index.ts'
import { addShowing, cancelShowing, logBroadcast, type OfPosting, setShowingEnd } from '../store/index.ts'
import { handOf } from './keeper.ts'
import { readEventDate } from './new-duty-page.tsx'
import { postingPath } from './paths.ts'
import { readPostingDesk } from './posting-desk.ts'
import { postingPage } from './posting-page.tsx'
import { FORMS, PLACES } from './showings.tsx'

/** POST …/tin/:postingId/noi — one more place where it is shown. */
export async function takeNewShowing(c: PageContext, house: House): Promise<Response> {
  return take(c, house, 'add', 'disclosure.showing-added', async (tx, of, form, discloser) => {
    const from = readEventDate(form.text('from'))
    if (!from.ok) return at('from', from.refusal)
    const to = readEnd(form.text('to'))
    if (!to.ok) return at('to', to.refusal)
    const [formLetter, place] = [form.text('form'), form.text('place') as PlaceKind]
    if (!FORMS[discloser].includes(formLetter)) return refuse({ code: 'disclosure.form-needed', field: 'form' })
    if (!PLACES[discloser].includes(place)) return refuse({ code: 'disclosure.form-needed', field: 'place' })
    return addShowing(tx, handOf(c), { ...of, form: formLetter, place, placeName: form.text('placeName'), from: from.value, to: to.value }, visitOf(c).now)
  })
}

/** POST …/tin/:postingId/noi/:showingId — its end, a broadcast, or that it was recorded by mistake. */
export async function takeShowing(c: PageContext, house: House): Promise<Response> {
  const showingId = c.req.param('showingId') ?? ''
  if (!isId(showingId)) return refusalPage(c, { code: 'disclosure.not-found' })
  return take(c, house, showingId, 'disclosure.showing-recorded', async (tx, posting, form) => {
    const of = { ...posting, showingId }
    const { now } = visitOf(c)
    switch (form.text('act')) {
      case 'end': {
        const to = readEnd(form.text('to'))
        return to.ok ? setShowingEnd(tx, handOf(c), { ...of, to: to.value }, now) : at('to', to.refusal)
      }
      case 'cancel':
        return cancelShowing(tx, handOf(c), { ...of, why: form.text('why') }, now)
      case 'broadcast': {
        const date = readEventDate(form.text('date'))
        if (!date.ok) return at('date', date.refusal)
        const time = form.text('time').replace(/^(\d):/, '0$1:').replace(/^(\d{1,2})h(\d{2})$/i, '$1:$2')
        return logBroadcast(tx, handOf(c), { ...of, broadcast: { date: date.value, time, minutes: Number(form.text('minutes') || 'x') } }, now)
      }
      default:
        return refuse({ code: 'web.form-broken' })
    }
  })
}

function readEnd(typed: string): Result<CalendarDate | null> {
  return typed === '' ? accept(null) : readEventDate(typed)
}

function at(field: string, refusal: Refusal): Result<never> {
  return refuse({ ...refusal, field })
}

async function take(
  c: PageContext, house: House, open: string, notice: string,
  act: (tx: Tx, of: OfPosting, form: FormInput, discloser: keyof typeof FORMS) => Promise<Result<unknown>>,
): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { provinceId, postingId } = desk.value.posting
  const done = await once(c, house, form.value, (tx) => act(tx, { provinceId, postingId }, form.value, desk.value.rule?.discloser ?? 'commune'))
  if (done.ok) return seeOther(c, postingPath(postingId), notice)
  const { field } = done.refusal
  if (typeof field !== 'string') return refusalPage(c, done.refusal)
  return postingPage(c, house, [{ field, refusal: done.refusal }], open, Object.fromEntries(form.value.entries()))
}
