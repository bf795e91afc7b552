import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { BODY_ROLL, HAMLET_ROLL } from '../roll.ts'
import { showBodies } from './bodies-page.tsx'
import { addressOf, mayKeep } from './body-keeper.ts'
import { showBody } from './body-page.tsx'
import { recordOfBody } from './change-body.ts'
import { downloadBodyTemplate, importList, showImport } from './import-bodies-page.tsx'
import { addBody, showNewBody } from './new-body-page.tsx'
import { showSearch } from './search-page.tsx'
import { showUnit } from './unit-page.tsx'

/**
 * `/dia-ban`: the search, public. `/dia-ban/:id`: a unit with its tree, its past and its future, public. `/don-vi`: the
 * agencies and enterprises that report, and `/thon`: the hamlets, for the officers who keep their registers.
 */
export const placesPages: RoomPages = {
  register(app, house) {
    app.get('/dia-ban', showSearch)
    app.get('/dia-ban/:id', showUnit)
    for (const roll of [BODY_ROLL, HAMLET_ROLL]) {
      const at = addressOf(roll)
      app.get(at, officersOnly, (c) => showBodies(c, house, roll))
      app.get(`${at}/moi`, officersOnly, (c) => showNewBody(c, roll))
      app.post(`${at}/moi`, officersOnly, (c) => addBody(c, house, roll))
      app.get(`${at}/nhap`, officersOnly, (c) => showImport(c, roll))
      app.post(`${at}/nhap`, officersOnly, (c) => importList(c, house, roll))
      app.get(`${at}/mau.xlsx`, officersOnly, (c) => downloadBodyTemplate(c, roll))
      app.get(`${at}/:id`, officersOnly, (c) => showBody(c, house, roll))
      app.post(`${at}/:id`, officersOnly, (c) => recordOfBody(c, house, roll))
    }
  },
  nav: [
    { href: '/dia-ban', words: 'places.nav' },
    { href: addressOf(BODY_ROLL), words: 'bodies.nav', shown: (visit) => mayKeep(visit, BODY_ROLL) },
    { href: addressOf(HAMLET_ROLL), words: 'hamlets.nav', shown: (visit) => mayKeep(visit, HAMLET_ROLL) },
  ],
}
