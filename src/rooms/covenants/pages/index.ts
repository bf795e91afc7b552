import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showCompare } from './compare-page.tsx'
import { showCovenant } from './covenant-page.tsx'
import { showDesk } from './desk-page.tsx'
import { hasDesk } from './keeper.ts'
import { showNew, takeNew } from './new-page.tsx'
import { sendPaper } from './papers.ts'
import { DESK, NEW, PUBLIC, STATISTICS } from './paths.ts'
import { showPublic, showPublicList } from './public-page.tsx'
import { sendStatistics, showStatistics } from './statistics-page.tsx'
import { takeAct } from './take-act.ts'
import { showText, takeText } from './text-page.tsx'

/** Covenants of hamlets: the desk, the text article by article, papers, statistics; and what everybody sees. */
export const covenantsPages: RoomPages = {
  register(app, house) {
    app.get(DESK, officersOnly, (c) => showDesk(c, house))
    app.get(NEW, officersOnly, (c) => showNew(c, house))
    app.post(NEW, officersOnly, (c) => takeNew(c, house))
    app.get(STATISTICS, officersOnly, (c) => showStatistics(c, house))
    app.get(`${STATISTICS}.csv`, officersOnly, (c) => sendStatistics(c, house))
    app.get(`${DESK}/:covenantId`, officersOnly, (c) => showCovenant(c, house))
    app.get(`${DESK}/:covenantId/van-ban`, officersOnly, (c) => showText(c, house))
    app.post(`${DESK}/:covenantId/van-ban`, officersOnly, (c) => takeText(c, house))
    app.get(`${DESK}/:covenantId/so-sanh`, officersOnly, (c) => showCompare(c, house))
    app.get(`${DESK}/:covenantId/giay/:file`, officersOnly, (c) => sendPaper(c, house))
    app.post(`${DESK}/:covenantId/:act`, officersOnly, (c) => takeAct(c, house))
    app.get(PUBLIC, (c) => showPublicList(c, house))
    app.get(`${PUBLIC}/:code{[a-z2-7]{10}}`, (c) => showPublic(c, house))
  },
  nav: [{ href: DESK, words: 'covenants.nav', shown: hasDesk }],
}
