import type { CalendarDate } from '#foundation/calendar-date.ts'
import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { type Unit, VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { LICENCE } from '../open-data.ts'
import { printAtom } from '../print-atom.ts'
import { printCalendar } from '../print-calendar.ts'
import { waitingOf } from '../compliance.ts'
import { readEnds, readIssued, readPublicDuties } from '../store/read-duties.ts'
import { readPostings } from '../store/read-postings.ts'
import { answerPublic, originOf, type PortalHouse } from './answer-public.ts'
import { listPath, postingPath, unitPath } from './paths.ts'
import { itemName } from './posting-list.tsx'
import { isPublicUnit, nameOf, versionOf } from './unit-names.ts'

const ENTRIES = 50
const EVENTS = 200

/** The unit of an address, where it is one that discloses to the people and lasts; else where its heir is. */
export function unitOf(c: PageContext): Unit | undefined {
  const typed = c.req.param('unit') ?? ''
  const unit = /^\d{1,7}$/.test(typed) ? loadPlaces().find(Number(typed)) : undefined
  return unit && isPublicUnit(unit) ? unit : undefined
}

/** The one unit in which the territory of a unit is today: itself, its successor, or none where it was divided. */
export function heirOf(unit: Unit, today: CalendarDate): number | undefined {
  const { to } = unit.spans.at(-1)!
  if (to === null || to >= today) return unit.id
  const heirs = loadPlaces().heirs(unit.id)
  return heirs.length === 1 ? heirs[0] : undefined
}

export function titleOf(visit: Visit, unitId: number): string {
  return unitId === VIET_NAM ? visit.w('portal.whole-country') : nameOf(unitId, visit.today, visit.w)
}

/** `/cong-khai/:unit/tin.atom`, of one item with `?muc=7`. */
export async function showAtom(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const unit = unitOf(c)
  const item = /^[a-z0-9-]{1,40}$/.test(c.req.query('muc') ?? '') ? c.req.query('muc')! : undefined
  const here = `${unitPath(unit?.id ?? 0)}/tin.atom${item === undefined ? '' : `?muc=${item}`}`
  return answerPublic(c, portal, here, async (tx) => {
    const heir = unit && heirOf(unit, today)
    if (!unit || heir === undefined) return refuse({ code: 'places.unit-not-found' })
    if (heir !== unit.id) return accept({ elsewhere: here.replace(String(unit.id), String(heir)), status: 301 as const })
    const origin = originOf(c, portal.house)
    const path = loadPlaces().pathTextAt(unit.id, today)!
    const postings = await readPostings(tx, { path, limit: ENTRIES, ...(item === undefined ? {} : { item }) }, today)
    const name = titleOf(visit, unit.id)
    const body = printAtom({
      self: `${origin}${here}`,
      page: `${origin}${listPath(unit.id, { muc: item })}`,
      title: item === undefined ? w('portal.list-title', { unit: name }) : `${w('portal.list-title', { unit: name })}: ${itemName(w, item)}`,
      lang: visit.lang,
      rights: `${LICENCE.name} ${LICENCE.href}`,
      updated: postings.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), new Date(0)),
      entries: postings.map((posting) => ({
        href: `${origin}${postingPath(posting.code)}`,
        title: posting.visibility === 'withdrawn' ? `${w('portal.withdrawn')}: ${posting.title}` : posting.title,
        summary: posting.summary,
        published: posting.postedAt,
        updated: posting.changedAt,
        author: nameOf(posting.holderId, today, w),
        category: itemName(w, posting.item),
      })),
    })
    return accept({ type: 'application/atom+xml; charset=utf-8', body })
  }, versionOf(unit, today))
}

/** `/cong-khai/:unit/han.ics`: the days on which something is due to be disclosed, and on which a posting ends. */
export async function showCalendar(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const unit = unitOf(c)
  const here = `${unitPath(unit?.id ?? 0)}/han.ics`
  return answerPublic(c, portal, here, async (tx) => {
    const heir = unit && heirOf(unit, today)
    if (!unit || heir === undefined) return refuse({ code: 'places.unit-not-found' })
    if (heir !== unit.id) return accept({ elsewhere: `${unitPath(heir)}/han.ics`, status: 301 as const })
    const origin = originOf(c, portal.house)
    const path = loadPlaces().pathTextAt(unit.id, today)!
    const due = waitingOf(await readPublicDuties(tx, path, today)).slice(0, EVENTS)
    const issued = await readIssued(tx, due.map(({ dutyId }) => dutyId))
    const ends = await readEnds(tx, path, today, EVENTS)
    const host = new URL(origin).hostname
    const body = printCalendar(w('portal.calendar-title', { unit: titleOf(visit, unit.id) }), [
      ...due.map((duty) => ({
        uid: `han-${duty.dutyId}@${host}`,
        day: duty.due,
        title: w('portal.calendar-due', { title: duty.title }),
        about: w('portal.calendar-due-says', { unit: nameOf(duty.holderId, today, w), item: itemName(w, duty.item), date: shortDate(duty.eventDate) }),
        href: `${origin}${unitPath(duty.holderId)}`,
        stamp: issued.get(duty.dutyId)!,
      })),
      ...ends.map((end) => ({
        uid: `het-${end.code}-${end.day}@${host}`,
        day: end.day,
        title: w('portal.calendar-end', { title: end.title }),
        about: '',
        href: `${origin}${postingPath(end.code)}`,
        stamp: end.at,
      })),
    ])
    return accept({ type: 'text/calendar; charset=utf-8', body })
  }, versionOf(unit, today))
}
