import { isId, newId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { addressOf } from '#web/address.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { visitOf } from '#web/visit.ts'
import { requestProblems, type RequestTyped } from '../../information-request.ts'
import { receiveRequest } from '../../store/receive-request.ts'
import { askedOf, askPage } from './ask-page.tsx'
import { ASK, askedPath } from './request-paths.ts'
import { attachPhoto, takePhoto } from './request-photo.ts'
import { countRequest } from './request-rate.ts'

/** POST /yeu-cau — receives a request from anybody. Sent twice, it is one, and leads to the same page. */
export async function takeRequest(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { text } = form.value
  const asked = await askedOf(c, house, text('don-vi'), text('tin'))
  if (!asked) return c.redirect(ASK, 303)
  const kind = text('kind') === 'not-posted' ? 'not-posted' : 'request'
  const typed: RequestTyped = { kind, item: text('item').slice(0, 40), place: text('place'), text: text('text'), name: text('name'), contact: text('contact') }
  const requestId = isId(text('key')) ? text('key') : newId(visit.now.getTime())
  if (text('trang-web') !== '') return refusalPage(c, { code: 'requests.robot' })
  const problems = requestProblems(typed)
  if (problems.length > 0) return askPage(c, asked, typed, problems, requestId)
  const before = await codeOf(house, requestId)
  if (before) return c.redirect(askedPath(before), 303)
  if (!countRequest(house, addressOf(c, house), visit.now)) return refusalPage(c, { code: 'requests.too-often' })
  const photo = await takePhoto(house, form.value)
  if (!photo.ok) return askPage(c, asked, typed, [{ field: 'photo', refusal: photo.refusal }], requestId)
  const { path } = asked.unit
  const received = await receiveOnce(house, requestId, () =>
    inTransaction(house.database, { reads: ['/'], writes: [path] }, async (tx) => {
      const done = await receiveRequest(tx, { ...typed, requestId, unitId: asked.unit.unitId, posting: asked.posting?.code }, visit.now)
      if (!done.ok || !photo.value) return done
      const attached = await attachPhoto(tx, house, photo.value, done.value, visit.now)
      return attached.ok ? done : attached
    }),
  )
  if (!received.ok) return askPage(c, asked, typed, [{ field: String(received.refusal['field'] ?? 'text'), refusal: received.refusal }], requestId)
  await photo.value?.settle()
  return seeOther(c, askedPath(received.value.code), 'requests.received')
}

async function codeOf(house: House, requestId: string): Promise<string | undefined> {
  const found = await readOnly(house.database, SYSTEM_SCOPE, async (tx) =>
    accept((await tx.selectFrom('information_request').select('code').where('request_id', '=', requestId).executeTakeFirst())?.code),
  )
  return found.ok ? found.value : undefined
}

/** Two at the same moment: the second finds what the first wrote. */
async function receiveOnce<T extends { readonly code: string }>(
  house: House, requestId: string, receive: () => Promise<Result<T>>,
): Promise<Result<{ readonly code: string }>> {
  try {
    return await receive()
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code === '23505' ? await codeOf(house, requestId) : undefined
    if (code === undefined) throw error
    return accept({ code })
  }
}
