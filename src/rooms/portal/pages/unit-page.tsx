import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { compareNames } from '#foundation/text.ts'
import { type UnitId, unitName, VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { lookOf } from './look.ts'
import { listPath, PORTAL, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { readPostings } from '../store/read-postings.ts'
import { PostingList } from './posting-list.tsx'
import { communeMade } from './commune-page.tsx'
import { provinceMade } from './province-page.tsx'
import { isPublicUnit, versionOf } from './unit-names.ts'

/**
 * `/cong-khai/:unit`: the page of a commune or a province. A unit that ended leads to its successor for good; where its
 * territory went to several, to a page that names them. A code that is no unit's number leads to the unit that has it today, or
 * had it last; `/cong-khai/ma/:code` does so always.
 */
export async function showUnit(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { today } = visit
  const places = loadPlaces()
  const asked = c.req.param('unit') ?? ''
  const unit = /^\d{1,7}$/.test(asked) ? places.find(Number(asked)) : undefined
  if (!unit && places.holdersOf(asked).length > 0) return showCode(c, asked)
  const here = unitPath(Number(asked))
  return answerPublic(c, portal, here, async (tx) => {
    if (!unit || !(isPublicUnit(unit) || unit.level === 'district')) return refuse({ code: 'places.unit-not-found' })
    if (unit.id === VIET_NAM) return accept({ elsewhere: PORTAL, status: 301 as const })
    const { to } = unit.spans.at(-1)!
    if (to !== null && to < today) {
      const heirs = places.heirs(unit.id)
      if (heirs.length === 1) return accept({ elsewhere: unitPath(heirs[0]!), status: 301 as const })
      return accept(await dividedMade(c, tx, unit.id, heirs))
    }
    return accept(unit.level === 'province' ? await provinceMade(c, tx, unit.id) : await communeMade(c, tx, unit.id))
  }, versionOf(unit, today))
}

/** `/cong-khai/ma/:code`: a code is not an identity, so it leads there for now only. */
export function showCode(c: PageContext, code: string): Response {
  const holder = loadPlaces().holdersOf(code).at(-1)
  c.header('Cache-Control', 'no-cache')
  return c.redirect(holder ? unitPath(holder.unit.id) : unitPath(0), 302)
}

/** A unit whose territory went to several: each is named, and what it disclosed itself stays to be read. */
async function dividedMade(c: PageContext, tx: Parameters<typeof readPostings>[0], unitId: UnitId, heirs: readonly UnitId[]) {
  const visit = visitOf(c)
  const { w, today } = visit
  const places = loadPlaces()
  const span = places.spanNearest(unitId, today)
  const title = unitName(span, w)
  const postings = await readPostings(tx, { unitId, limit: 50 }, today)
  const named = heirs.map((id) => ({ id, name: unitName(places.spanNearest(id, today), w) })).toSorted((a, b) => compareNames(a.name, b.name))
  return madePage(
    <PortalLayout visit={visit} look={lookOf(c)} here={unitPath(unitId)} title={title} trail={[]}>
      <p class="lead">{named.length === 0 ? w('portal.ended-unknown', { date: shortDate(span.to!) }) : w('portal.ended-divided', { date: shortDate(span.to!) })}</p>
      <ul class="names">
        {named.map(({ id, name }) => (
          <li>
            <a href={unitPath(id)}>{name}</a>
          </li>
        ))}
      </ul>
      {postings.length > 0 && (
        <>
          <h2>{w('portal.disclosed-before')}</h2>
          <PostingList visit={visit} postings={postings} />
          <p>
            <a href={listPath(unitId)}>{w('portal.all-postings')}</a>
          </p>
        </>
      )}
    </PortalLayout>,
  )
}
