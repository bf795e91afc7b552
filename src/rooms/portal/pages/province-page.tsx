import { compareNames } from '#foundation/text.ts'
import { type UnitId, unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import type { Tx } from '#storage/transaction.ts'
import { addCompliance, complianceOfYear, dueBy, NO_DUTIES, overdueOf, percentInTime } from '../compliance.ts'
import { readPublicDuties } from '../store/read-duties.ts'
import { readPostings } from '../store/read-postings.ts'
import { madePage } from './answer-public.ts'
import { CommuneMap } from './commune-map.tsx'
import { feedsOf } from './feed-links.ts'
import { lookOf } from './look.ts'
import type { Made } from './public-cache.ts'
import { listPath, overduePath, PORTAL, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { OverdueList, PostingList } from './posting-list.tsx'

/** So many overdue things stand on the page itself; the others one step further. */
const OVERDUE = 10

/** A province: its communes by how they kept their duties, as a schematic and as a table; what is new and what is overdue. */
export async function provinceMade(c: PageContext, tx: Tx, unitId: UnitId): Promise<Made> {
  const visit = visitOf(c)
  const { w, today } = visit
  const places = loadPlaces()
  const title = unitName(places.spanNearest(unitId, today), w)
  const path = places.pathTextAt(unitId, today)!
  const duties = await readPublicDuties(tx, path, today)
  const compliance = complianceOfYear(duties, today)
  const newest = await readPostings(tx, { path, limit: 6 }, today)
  const overdue = overdueOf(duties)
  const communes = places
    .descendantsAt(unitId, today, 'commune')
    .map(({ id }) => ({ id, name: places.spanAt(id, today)!.name, full: unitName(places.spanAt(id, today)!, w), kept: compliance.get(id) ?? NO_DUTIES }))
    .toSorted((a, b) => compareNames(a.name, b.name))
  const known = communes.filter(({ id }) => compliance.has(id))
  const sum = known.reduce((total, { kept }) => addCompliance(total, kept), NO_DUTIES)
  return madePage(
    <PortalLayout visit={visit} look={lookOf(c)} here={unitPath(unitId)} title={title} trail={[]} feeds={feedsOf(unitId, w)}>
      <p class="lead">{w('portal.province-says', { communes: communes.length, known: known.length })}</p>
      {newest.length > 0 && (
        <>
          <h2>{w('portal.newest')}</h2>
          <PostingList visit={visit} postings={newest} withUnit />
          <p><a href={listPath(unitId)}>{w('portal.all-postings')}</a></p>
        </>
      )}
      {overdue.length > 0 && (
        <>
          <h2>{w('portal.overdue')}</h2>
          <OverdueList visit={visit} duties={overdue.slice(0, OVERDUE)} withUnit />
          {overdue.length > OVERDUE && <p><a href={overduePath(unitId)}>{w('portal.overdue-all', { count: overdue.length })}</a></p>}
        </>
      )}
      {known.length > 0 && (
        <>
          <h2>{w('portal.kept-by-commune', { year: today.slice(0, 4) })}</h2>
          <p>{w('portal.kept-says')}</p>
          <CommuneMap w={w} communes={communes} known={known} />
          <div class="scroll" role="region" aria-labelledby="bang-xa" tabindex={0}>
            <table>
              <caption id="bang-xa">{w('portal.kept-table', { year: today.slice(0, 4) })}</caption>
              <thead>
                <tr>
                  <th scope="col" class="num">{w('portal.tile')}</th>
                  <th scope="col">{w('portal.unit')}</th>
                  <th scope="col" class="num">{w('portal.due-count')}</th>
                  <th scope="col" class="num">{w('portal.in-time')}</th>
                  <th scope="col" class="num">{w('portal.late')}</th>
                  <th scope="col" class="num">{w('portal.not-yet')}</th>
                  <th scope="col" class="num">{w('portal.share')}</th>
                </tr>
              </thead>
              <tbody>
                {known.map(({ id, full, kept }, index) => (
                  <tr>
                    <td class="num">{index + 1}</td>
                    <th scope="row"><a href={unitPath(id)}>{full}</a></th>
                    <td class="num">{dueBy(kept)}</td>
                    <td class="num">{kept.inTime}</td>
                    <td class="num">{kept.late}</td>
                    <td class="num">{kept.overdue}</td>
                    <td class="num">{percentInTime(kept) === undefined ? '–' : `${percentInTime(kept)}%`}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td />
                  <th scope="row">{w('portal.sum')}</th>
                  <td class="num">{dueBy(sum)}</td>
                  <td class="num">{sum.inTime}</td>
                  <td class="num">{sum.late}</td>
                  <td class="num">{sum.overdue}</td>
                  <td class="num">{percentInTime(sum) === undefined ? '–' : `${percentInTime(sum)}%`}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        </>
      )}
      <h2>{w('portal.communes-all')}</h2>
      <ul class="names">
        {communes.map(({ id, full }) => <li><a href={unitPath(id)}>{full}</a></li>)}
      </ul>
      <p><a href={`${PORTAL}/${unitId}/nhan-tin`}>{w('portal.subscribe')}</a></p>
    </PortalLayout>,
  )
}
