import { accept } from '#foundation/result.ts'
import { compareNames } from '#foundation/text.ts'
import { type SearchHit, timeText, unitName, VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { readProvinces } from '../store/read-duties.ts'
import { readPostings } from '../store/read-postings.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { lookOf } from './look.ts'
import { listPath, PORTAL, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { PostingList } from './posting-list.tsx'
import { feedsOf } from './feed-links.ts'
import { isPublicUnit } from './unit-names.ts'

const NEWEST = 8
const HITS = 30

/** `/cong-khai`: find a commune, see what is new. */
export async function showFront(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const typed = (c.req.query('ten') ?? '').toWellFormed().normalize('NFC').trim().slice(0, 200)
  return answerPublic(c, portal, typed === '' ? PORTAL : undefined, async (tx) => {
    const disclosing = new Set(typed === '' ? (await readProvinces(tx)).flatMap((id) => (loadPlaces().find(id) ? loadPlaces().heirs(id) : [])) : [])
    const newest = typed === '' ? await readPostings(tx, { path: `/${VIET_NAM}/`, limit: NEWEST }, today) : []
    return accept(
      await madePage(
        <PortalLayout
          visit={visit} look={lookOf(c)} here={PORTAL} title={w('portal.front-title')} description={w('portal.front-lead')}
          feeds={feedsOf(VIET_NAM, w)} unlisted={typed !== ''}
        >
          <p class="lead">{w('portal.front-lead')}</p>
          <form method="get" action={PORTAL} role="search">
            <div class="row">
              <div>
                <label for="ten">{w('portal.find')}</label>
                <p class="note" id="ten-hint">{w('portal.find-hint')}</p>
                <input id="ten" name="ten" type="search" value={typed} maxlength={200} autocomplete="off" spellcheck={false} aria-describedby="ten-hint" />
              </div>
              <button>{w('portal.find-do')}</button>
            </div>
          </form>
          {typed === '' ? (
            <>
              <h2>{w('portal.newest')}</h2>
              {newest.length === 0 ? <p>{w('portal.nothing-yet')}</p> : <PostingList visit={visit} postings={newest} withUnit />}
              {newest.length > 0 && (
                <p>
                  <a href={listPath(VIET_NAM)}>{w('portal.all-postings')}</a>
                </p>
              )}
              <Provinces visit={visit} disclosing={disclosing} />
            </>
          ) : (
            <Hits visit={visit} typed={typed} />
          )}
        </PortalLayout>,
      ),
    )
  })
}

function Hits({ visit, typed }: { visit: Visit; typed: string }) {
  const { w } = visit
  const hits = loadPlaces().search(typed, { limit: HITS * 2 }).filter(({ unit }) => isPublicUnit(unit) || unit.level === 'district').slice(0, HITS)
  if (hits.length === 0) {
    return (
      <div class="say plain">
        <p>{w('portal.find-none', { text: typed })}</p>
        <p>{w('portal.find-none-next')}</p>
      </div>
    )
  }
  return (
    <>
      <h2>{w('portal.found', { count: hits.length })}</h2>
      <ul class="list">
        {hits.map((hit) => (
          <li>
            <Hit hit={hit} visit={visit} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Hit({ hit: { unit, span, ancestors, from, to }, visit: { w } }: { hit: SearchHit; visit: Visit }) {
  return (
    <>
      <a href={unitPath(unit.id)}>{unitName(span, w)}</a> {to !== null && <span class="tag">{w('places.ended')}</span>}
      <p class="note">
        {ancestors.toReversed().map((above) => unitName(above, w)).join(', ')}
        {to !== null && ` · ${timeText(from, to, w)}`}
      </p>
    </>
  )
}

/** All provinces of today; those under which something stands are marked. */
function Provinces({ visit, disclosing }: { visit: Visit; disclosing: ReadonlySet<number> }) {
  const { w, today } = visit
  const places = loadPlaces()
  const provinces = places.childrenAt(VIET_NAM, today).map(({ id }) => ({ id, span: places.spanAt(id, today)! }))
  provinces.sort((a, b) => compareNames(a.span.name, b.span.name))
  return (
    <>
      <h2>{w('portal.by-province')}</h2>
      <ul class="names">
        {provinces.map(({ id, span }) => (
          <li>
            <a href={unitPath(id)}>{unitName(span, w)}</a>
            {disclosing.has(id) && <small> {w('portal.has-postings')}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}
