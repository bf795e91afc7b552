import type { RoomPages } from '#web/house.ts'
import { portalHouse } from './answer-public.ts'
import { showFront } from './front-page.tsx'
import { showList } from './list-page.tsx'
import { keepLook, showLook } from './look-page.tsx'
import { LOOK, PORTAL } from './paths.ts'
import { showPosting } from './posting-page.tsx'
import { showUnit } from './unit-page.tsx'

/** `/cong-khai`, `/ck`: what communes disclose, for everybody, without an account. */
export const portalPages: RoomPages = {
  register(app, house) {
    const portal = portalHouse(house)
    app.get(PORTAL, (c) => showFront(c, portal))
    app.get(LOOK, (c) => showLook(c))
    app.post(LOOK, (c) => keepLook(c, house))
    app.get(`${PORTAL}/:unit`, (c) => showUnit(c, portal))
    app.get(`${PORTAL}/:unit/tin`, (c) => showList(c, portal))
    app.get('/ck/:code', (c) => showPosting(c, portal))
  },
  nav: [{ href: PORTAL, words: 'portal.nav' }],
}
