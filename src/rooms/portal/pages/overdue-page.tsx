import { accept, refuse } from '#foundation/result.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { overdueOf } from '../compliance.ts'
import { readPublicDuties } from '../store/read-duties.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { unitOf } from './feeds.ts'
import { lookOf } from './look.ts'
import { overduePath, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { OverdueList } from './posting-list.tsx'
import { isPublicUnit, nameOf, versionOf } from './unit-names.ts'

/** A page that opens on a slow line; whoever needs more asks commune by commune, or takes the open data. */
const MOST = 200

/** `/cong-khai/:unit/qua-han`: all that a commune, or the communes of a province, should have disclosed and have not. */
export async function showOverdue(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const unit = unitOf(c)
  const here = overduePath(unit?.id ?? 0)
  return answerPublic(c, portal, here, async (tx) => {
    const path = unit && loadPlaces().pathTextAt(unit.id, today)
    if (!unit || path === undefined || unit.level === 'nation' || !isPublicUnit(unit)) return refuse({ code: 'places.unit-not-found' })
    const overdue = overdueOf(await readPublicDuties(tx, path, today))
    return accept(
      await madePage(
        <PortalLayout visit={visit} look={lookOf(c)} here={here} title={w('portal.overdue')} trail={[{ href: unitPath(unit.id), text: nameOf(unit.id, today, w) }]}>
          <p class="lead">{overdue.length === 0 ? w('portal.overdue-none') : w('portal.overdue-says')}</p>
          <OverdueList visit={visit} duties={overdue.slice(0, MOST)} withUnit={unit.level === 'province'} />
          {overdue.length > MOST && <p class="note">{w('portal.overdue-more', { count: overdue.length - MOST })}</p>}
        </PortalLayout>,
      ),
    )
  }, versionOf(unit, today))
}
