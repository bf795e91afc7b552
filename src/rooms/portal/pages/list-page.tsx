import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { countPostings, type PostingQuestion, readPostings } from '../store/read-postings.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { feedsOf } from './feed-links.ts'
import { lookOf } from './look.ts'
import { listPath, PORTAL, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { itemName, ITEMS, PostingList } from './posting-list.tsx'
import { isPublicUnit, nameOf, versionOf } from './unit-names.ts'

const A_PAGE = 20
/** Further back nobody turns pages: there are item, place and time for that. */
const PAGES = 500

/** What a list is asked for; everything else in the address is left out. */
export type AskedList = {
  readonly tim: string
  readonly muc: string
  readonly thon: string
  readonly noi: string
  readonly thang: string
  readonly tu: string
  readonly den: string
  readonly dang: string
  readonly trang: number
}

export function askedList(c: PageContext): AskedList {
  const text = (name: string, form: RegExp): string => {
    const value = (c.req.query(name) ?? '').toWellFormed().normalize('NFC').trim()
    return form.test(value) ? value : ''
  }
  const day = (name: string): string => (parseCalendarDate(c.req.query(name) ?? '').ok ? c.req.query(name)! : '')
  return {
    tim: (c.req.query('tim') ?? '').toWellFormed().normalize('NFC').trim().slice(0, 200),
    muc: text('muc', /^[a-z0-9-]{1,40}$/),
    thon: text('thon', /^\d{7}$/),
    noi: text('noi', /^.{1,300}$/u),
    thang: text('thang', /^\d{4}-(0[1-9]|1[0-2])$/),
    tu: day('tu'),
    den: day('den'),
    dang: text('dang', /^niem-yet$/),
    trang: Math.min(Number(text('trang', /^[1-9]\d{0,3}$/) || 1), PAGES),
  }
}

/** The question to the store; of a month its first and last day. */
export function questionOf(asked: AskedList): Omit<PostingQuestion, 'limit' | 'path' | 'holderId'> {
  const [from, to] = asked.thang ? [`${asked.thang}-01`, lastOf(asked.thang)] : [asked.tu, asked.den]
  return {
    ...(asked.tim && { text: asked.tim }),
    ...(asked.muc && { item: asked.muc }),
    ...(asked.thon && { hamletId: Number(asked.thon) }),
    ...(asked.noi && { place: asked.noi }),
    ...(from && { from: from as CalendarDate }),
    ...(to && { to: to as CalendarDate }),
    ...(asked.dang && { running: true }),
  }
}

function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** `/cong-khai/:unit/tin`: the postings of a unit and of all below it, by words, item, place and time. */
export async function showList(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const places = loadPlaces()
  const typed = c.req.param('unit') ?? ''
  const unit = /^\d{1,7}$/.test(typed) ? places.find(Number(typed)) : undefined
  const asked = askedList(c)
  const { trang, ...parts } = asked
  const here = listPath(Number(typed), { ...parts, trang: trang === 1 ? undefined : trang })
  return answerPublic(c, portal, asked.tim ? undefined : here, async (tx) => {
    if (!unit || !(isPublicUnit(unit) || unit.level === 'district')) return refuse({ code: 'places.unit-not-found' })
    // A unit that ended: what arose for it, whoever answers today.
    const path = places.pathTextAt(unit.id, today)
    const question = { ...questionOf(asked), ...(path === undefined ? { unitId: unit.id } : unit.level === 'commune' ? { holderId: unit.id } : { path }) }
    const count = await countPostings(tx, question, today, A_PAGE * PAGES + 1)
    const postings = await readPostings(tx, { ...question, limit: A_PAGE, skip: (trang - 1) * A_PAGE }, today)
    const pages = Math.min(PAGES, Math.ceil(count / A_PAGE))
    const name = unit.id === VIET_NAM ? w('portal.whole-country') : nameOf(unit.id, today, w)
    const to = (page: number): string => listPath(unit.id, { ...parts, trang: page === 1 ? undefined : page })
    return accept(
      await madePage(
        <PortalLayout
          visit={visit} look={lookOf(c)} here={here} title={w('portal.list-title', { unit: name })} unlisted={asked.tim !== '' || trang > 1}
          trail={unit.id === VIET_NAM ? [] : [{ href: unitPath(unit.id), text: name }]} feeds={feedsOf(unit.id, w)}
        >
          <Filter visit={visit} unitId={unit.id} asked={asked} />
          <p>
            <strong>{count > A_PAGE * PAGES ? w('portal.list-count-more', { count: A_PAGE * PAGES }) : w('portal.list-count', { count })}</strong> {toldOf(visit, asked)}
          </p>
          {postings.length > 0 && <PostingList visit={visit} postings={postings} withUnit={unit.level !== 'commune'} />}
          {pages > 1 && (
            <nav aria-label={w('web.pages')}>
              <ul class="ways">
                {trang > 1 && <li><a href={to(trang - 1)} rel="prev">{w('web.page-previous')}</a></li>}
                <li>{w('web.page-of', { page: trang, pages })}</li>
                {trang < pages && <li><a href={to(trang + 1)} rel="next">{w('web.page-next')}</a></li>}
              </ul>
            </nav>
          )}
        </PortalLayout>,
      ),
    )
  }, versionOf(unit, today))
}

function toldOf({ w }: Visit, asked: AskedList): string {
  return [
    asked.thang && w('portal.month', { month: Number(asked.thang.slice(5)), year: asked.thang.slice(0, 4) }),
    asked.tu && w('portal.list-from', { date: shortDate(asked.tu as CalendarDate) }),
    asked.den && w('portal.list-to', { date: shortDate(asked.den as CalendarDate) }),
    asked.noi,
    asked.dang && w('portal.running'),
  ].filter(Boolean).join(' · ')
}

function Filter({ visit: { w }, unitId, asked }: { visit: Visit; unitId: number; asked: AskedList }) {
  return (
    <form method="get" action={`${PORTAL}/${unitId}/tin`} role="search">
      {asked.thon && <input type="hidden" name="thon" value={asked.thon} />}
      {asked.noi && <input type="hidden" name="noi" value={asked.noi} />}
      {asked.thang && <input type="hidden" name="thang" value={asked.thang} />}
      {asked.dang && <input type="hidden" name="dang" value={asked.dang} />}
      <div class="row">
        <div>
          <label for="tim">{w('portal.list-words')}</label>
          <input id="tim" name="tim" type="search" value={asked.tim} maxlength={200} autocomplete="off" />
        </div>
        <div>
          <label for="muc">{w('portal.list-item')}</label>
          <select id="muc" name="muc">
            <option value="">{w('portal.list-item-all')}</option>
            {ITEMS.map((item) => (
              <option value={item} selected={item === asked.muc}>
                {itemName(w, item)}
              </option>
            ))}
          </select>
        </div>
        <button>{w('portal.find-do')}</button>
      </div>
    </form>
  )
}
