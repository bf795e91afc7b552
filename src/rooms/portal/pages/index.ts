import type { RoomPages } from '#web/house.ts'
import { portalHouse } from './answer-public.ts'
import { showCatalog, showData } from './data.ts'
import { showDataPage } from './data-page.tsx'
import { showAtom, showCalendar } from './feeds.ts'
import { showFront } from './front-page.tsx'
import { showList } from './list-page.tsx'
import { keepLook, showLook } from './look-page.tsx'
import { DATA, LOOK, PORTAL } from './paths.ts'
import { showPosting } from './posting-page.tsx'
import { showQuarter } from './quarter-page.tsx'
import { showCode, showUnit } from './unit-page.tsx'

/** `/cong-khai`, `/ck`: what communes disclose, for everybody, without an account. */
export const portalPages: RoomPages = {
  register(app, house) {
    const portal = portalHouse(house)
    app.get(PORTAL, (c) => showFront(c, portal))
    app.get(LOOK, (c) => showLook(c))
    app.post(LOOK, (c) => keepLook(c, house))
    app.get(`${PORTAL}/ma/:code`, (c) => showCode(c, c.req.param('code')))
    app.get(`${PORTAL}/:unit`, (c) => showUnit(c, portal))
    app.get(`${PORTAL}/:unit/tin`, (c) => showList(c, portal))
    app.get(`${PORTAL}/:unit/tin.atom`, (c) => showAtom(c, portal))
    app.get(`${PORTAL}/:unit/han.ics`, (c) => showCalendar(c, portal))
    for (const kind of ['tin', 'viec'] as const) {
      for (const format of ['csv', 'json'] as const) app.get(`${PORTAL}/:unit/${kind}.${format}`, (c) => showData(c, portal, kind, format))
    }
    app.get(`${PORTAL}/:unit/quy/:quarter`, (c) => showQuarter(c, portal))
    app.get(DATA, (c) => showDataPage(c, portal))
    app.get(`${DATA}/catalog.jsonld`, (c) => showCatalog(c, portal))
    app.get('/ck/:code', (c) => showPosting(c, portal))
  },
  nav: [{ href: PORTAL, words: 'portal.nav' }],
}
