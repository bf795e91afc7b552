import { accept, refuse, type Refusal } from '#foundation/result.ts'
import { VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { addressOf } from '#web/address.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { printTime } from '#web/print-time.ts'
import { sentenceOf } from '#web/refusal.ts'
import { visitOf } from '#web/visit.ts'
import { AskedLately, readEmail } from '../subscription-rule.ts'
import { listOutbox } from '../store/outbox.ts'
import { askSubscription, confirmSubscription, endSubscription, findSubscription } from '../store/subscriptions.ts'
import { originOf, type PortalHouse } from './answer-public.ts'
import { heirOf, titleOf, unitOf } from './feeds.ts'
import { lookOf } from './look.ts'
import { OUTBOX, PORTAL, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { itemName, ITEMS } from './posting-list.tsx'

/** `sent`: by the SMTP server of the operator; `shown`: kept to be read on a page; `off`: nobody is written to. */
export type MailMode = 'sent' | 'shown' | 'off'

const TOKEN = /^[\w-]{32}$/
const lately = new AskedLately()

/** `/cong-khai/:unit/nhan-tin`: news of a unit by e-mail. */
export async function showSubscribe(c: PageContext, portal: PortalHouse, mail: MailMode): Promise<Response> {
  const unitId = followed(c)
  if (typeof unitId !== 'number') return refusalPage(c, unitId)
  return subscribePage(c, portal, mail, unitId, { email: '', item: '' })
}

function followed(c: PageContext): number | Refusal {
  const unit = unitOf(c)
  const heir = unit && heirOf(unit, visitOf(c).today)
  return heir ?? { code: 'places.unit-not-found' }
}

async function subscribePage(c: PageContext, portal: PortalHouse, mail: MailMode, unitId: number, typed: { email: string; item: string }, refusal?: Refusal): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const unit = titleOf(visit, unitId)
  const here = `${unitPath(unitId)}/nhan-tin`
  return page(
    c,
    <PortalLayout
      visit={visit} look={lookOf(c)} here={here} title={w(refusal ? 'portal.subscribe-refused' : 'portal.subscribe-title', { unit })} heading={w('portal.subscribe-title', { unit })} unlisted
      trail={unitId === VIET_NAM ? [] : [{ href: unitPath(unitId), text: unit }]}
    >
      {mail === 'off' ? (
        <div class="say plain">
          <p>{w('portal.subscribe-off')}</p>
          <p>
            <a href={`${PORTAL}/${unitId}/tin.atom`}>{w('portal.feed-atom')}</a>
          </p>
        </div>
      ) : (
        <>
          <p>{w('portal.subscribe-says')}</p>
          <form method="post" action={here} novalidate>
            <div class="field">
              <label for="email">{w('portal.contact-email')}</label>
              {refusal && (
                <p class="wrong" id="email-error" role="alert">
                  {sentenceOf(w, refusal)}
                </p>
              )}
              <input id="email" name="email" type="email" value={typed.email} maxlength={254} autocomplete="email" aria-describedby={refusal ? 'email-error' : undefined} aria-invalid={refusal ? 'true' : undefined} />
            </div>
            <div class="field">
              <label for="muc">{w('portal.list-item')}</label>
              <select id="muc" name="muc">
                <option value="">{w('portal.list-item-all')}</option>
                {ITEMS.map((item) => (
                  <option value={item} selected={item === typed.item}>
                    {itemName(w, item)}
                  </option>
                ))}
              </select>
            </div>
            <button>{w('portal.subscribe-do')}</button>
          </form>
          <p class="note">{w('portal.subscribe-privacy')}</p>
          {mail === 'shown' && (
            <p class="note">
              {w('portal.subscribe-shown')} <a href={OUTBOX}>{w('portal.outbox')}</a>
            </p>
          )}
        </>
      )}
    </PortalLayout>,
    refusal ? (refusal.code.endsWith('too-often') ? 429 : 422) : 200,
  )
}

/** The same answer for every address: nobody learns from it who reads what. */
export async function askNews(c: PageContext, portal: PortalHouse, mail: MailMode): Promise<Response> {
  const visit = visitOf(c)
  const { w, now, lang } = visit
  const unitId = followed(c)
  if (typeof unitId !== 'number') return refusalPage(c, unitId)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  if (mail === 'off') return subscribePage(c, portal, mail, unitId, { email: '', item: '' })
  const typed = { email: form.value.text('email'), item: (ITEMS as readonly string[]).find((item) => item === form.value.text('muc')) ?? '' }
  const email = readEmail(typed.email)
  if (!email.ok) return subscribePage(c, portal, mail, unitId, typed, email.refusal)
  if (!lately.allows(addressOf(c, portal.house), now)) return subscribePage(c, portal, mail, unitId, typed, { code: 'portal.subscribe-too-often' })
  const path = loadPlaces().pathAt(unitId, visit.today)!
  const wish = {
    provinceId: path[1] ?? VIET_NAM, unitId, unit: titleOf(visit, unitId), item: typed.item, itemName: typed.item === '' ? '' : itemName(w, typed.item), email: email.value, lang,
    origin: originOf(c, portal.house),
  }
  const asked = await inTransaction(portal.house.database, SYSTEM_SCOPE, (tx) => askSubscription(tx, wish, now))
  if (!asked.ok) return refusalPage(c, asked.refusal)
  return c.redirect(`${unitPath(unitId)}/nhan-tin/da-gui`, 303)
}

/** After a wish: look into the mailbox. */
export async function showAsked(c: PageContext, mail: MailMode): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const unitId = followed(c)
  if (typeof unitId !== 'number') return refusalPage(c, unitId)
  return page(
    c,
    <PortalLayout visit={visit} look={lookOf(c)} here={`${unitPath(unitId)}/nhan-tin/da-gui`} title={w('portal.asked-title')} unlisted trail={[{ href: unitPath(unitId), text: titleOf(visit, unitId) }]}>
      <p class="lead">{w('portal.asked-says')}</p>
      {mail === 'shown' && (
        <p>
          {w('portal.subscribe-shown')} <a href={OUTBOX}>{w('portal.outbox')}</a>
        </p>
      )}
    </PortalLayout>,
  )
}

/** The address in the letter: a page with one button, since programs that look letters over open every link. */
export async function showToken(c: PageContext, portal: PortalHouse, what: 'xac-nhan' | 'huy'): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const token = c.req.param('token') ?? ''
  const found = TOKEN.test(token) ? await readOnly(portal.house.database, SYSTEM_SCOPE, (tx) => findSubscription(tx, token, now)) : refuse({ code: 'portal.subscription-not-found' })
  if (!found.ok) return refusalPage(c, found.refusal)
  const { unitId, item, confirmed } = found.value
  const unit = titleOf(visit, unitId)
  const says = { unit, item: item === '' ? w('portal.list-item-all') : itemName(w, item) }
  const confirming = what === 'xac-nhan'
  return page(
    c,
    <PortalLayout visit={visit} look={lookOf(c)} here={`/nhan-tin/${what}/${token}`} title={w(confirming ? 'portal.confirm-title' : 'portal.end-title')} unlisted>
      {confirming && confirmed ? (
        <p class="lead">{w('portal.confirmed-already', says)}</p>
      ) : (
        <form method="post" action={`/nhan-tin/${what}/${token}`}>
          <p class="lead">{w(confirming ? 'portal.confirm-says' : 'portal.end-says', says)}</p>
          <button>{w(confirming ? 'portal.confirm-do' : 'portal.end-do')}</button>
        </form>
      )}
    </PortalLayout>,
  )
}

export async function confirmNews(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const token = c.req.param('token') ?? ''
  const done = TOKEN.test(token) ? await inTransaction(portal.house.database, SYSTEM_SCOPE, (tx) => confirmSubscription(tx, token, now)) : refuse({ code: 'portal.subscription-not-found' })
  if (!done.ok) return refusalPage(c, done.refusal)
  const unit = titleOf(visit, done.value.unitId)
  return page(
    c,
    <PortalLayout visit={visit} look={lookOf(c)} here={unitPath(done.value.unitId)} title={w('portal.confirmed-title')} unlisted trail={[{ href: unitPath(done.value.unitId), text: unit }]}>
      <p class="lead">{w('portal.confirmed-says', { unit })}</p>
    </PortalLayout>,
  )
}

/** One POST ends it, by the button or by the mail program itself. @see RFC 8058 */
export async function endNews(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const token = c.req.param('token') ?? ''
  if (TOKEN.test(token)) await inTransaction(portal.house.database, SYSTEM_SCOPE, (tx) => endSubscription(tx, token))
  return page(
    c,
    <PortalLayout visit={visit} look={lookOf(c)} here={PORTAL} title={w('portal.ended-title')} unlisted trail={[]}>
      <p class="lead">{w('portal.ended-says')}</p>
    </PortalLayout>,
  )
}

/** In a demonstration: the letters that would have been sent. */
export async function showOutbox(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const found = await readOnly(portal.house.database, SYSTEM_SCOPE, async (tx) => accept(await listOutbox(tx, 30)))
  const mails = found.ok ? found.value : []
  return page(
    c,
    <PortalLayout visit={visit} look={lookOf(c)} here={OUTBOX} title={w('portal.outbox')} trail={[]} unlisted>
      <p class="lead">{w('portal.outbox-says')}</p>
      {mails.length === 0 && <p>{w('portal.outbox-none')}</p>}
      {mails.map((mail) => (
        <article>
          <h2>{mail.subject}</h2>
          <p class="note">
            {masked(mail.recipient)} · {printTime(mail.madeAt)}
          </p>
          <div class="text">{linked(mail.body)}</div>
        </article>
      ))}
    </PortalLayout>,
  )
}

/** Whoever tries the demonstration need not leave an address for the next. */
function masked(email: string): string {
  return `${email.slice(0, 1)}…@${email.split('@')[1] ?? ''}`
}

/** Addresses of ours in a letter as links. */
function linked(body: string) {
  return body.split(/(https?:\/\/\S+)/).map((part) => (/^https?:\/\//.test(part) && URL.canParse(part) ? <a href={`${new URL(part).pathname}${new URL(part).search}`}>{part}</a> : part))
}
