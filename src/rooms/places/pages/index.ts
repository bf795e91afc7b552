import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showBodies } from './bodies-page.tsx'
import { BODIES, mayKeepBodies } from './body-keeper.ts'
import { showBody } from './body-page.tsx'
import { recordOfBody } from './change-body.ts'
import { downloadBodyTemplate, importList, showImport } from './import-bodies-page.tsx'
import { addBody, showNewBody } from './new-body-page.tsx'
import { showSearch } from './search-page.tsx'
import { showUnit } from './unit-page.tsx'

/**
 * `/dia-ban`: the search, public. `/dia-ban/:id`: a unit with its tree, its past and its future, public. `/don-vi`: the
 * agencies and enterprises that report, for the officers who keep their register.
 */
export const placesPages: RoomPages = {
  register(app, house) {
    app.get('/dia-ban', showSearch)
    app.get('/dia-ban/:id', showUnit)
    app.get(BODIES, officersOnly, (c) => showBodies(c, house))
    app.get(`${BODIES}/moi`, officersOnly, (c) => showNewBody(c))
    app.post(`${BODIES}/moi`, officersOnly, (c) => addBody(c, house))
    app.get(`${BODIES}/nhap`, officersOnly, (c) => showImport(c))
    app.post(`${BODIES}/nhap`, officersOnly, (c) => importList(c, house))
    app.get(`${BODIES}/mau.xlsx`, officersOnly, (c) => downloadBodyTemplate(c))
    app.get(`${BODIES}/:id`, officersOnly, (c) => showBody(c, house))
    app.post(`${BODIES}/:id`, officersOnly, (c) => recordOfBody(c, house))
  },
  nav: [
    { href: '/dia-ban', words: 'places.nav' },
    { href: BODIES, words: 'bodies.nav', shown: mayKeepBodies },
  ],
}
