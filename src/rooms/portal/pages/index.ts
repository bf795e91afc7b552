import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { portalHouse } from './answer-public.ts'
import { showBan, showBanList } from './ban-page.tsx'
import { keepContact, showContact } from './contact-page.tsx'
import { showCatalog, showData } from './data.ts'
import { showDataPage } from './data-page.tsx'
import { showAtom, showCalendar } from './feeds.ts'
import { showFront } from './front-page.tsx'
import { showList } from './list-page.tsx'
import { keepLook, showLook } from './look-page.tsx'
import { BAN, CONTACT, DATA, LOOK, OUTBOX, PORTAL } from './paths.ts'
import { portalApi } from './portal-api.ts'
import { showOverdue } from './overdue-page.tsx'
import { showPosting } from './posting-page.tsx'
import { showQuarter } from './quarter-page.tsx'
import { askNews, confirmNews, endNews, type MailMode, showAsked, showOutbox, showSubscribe, showToken } from './subscribe-page.tsx'
import { showCode, showUnit } from './unit-page.tsx'

/** `/cong-khai`, `/ck`, `/du-lieu`, `/nhan-tin`: what communes disclose, for everybody, without an account. */
export const portalPages = (mail: MailMode): RoomPages => ({
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
    app.get(`${PORTAL}/:unit/qua-han`, (c) => showOverdue(c, portal))
    app.get(`${PORTAL}/:unit/ban`, (c) => showBanList(c, portal))
    app.get(`${BAN}/:code{[A-Za-z2-7]{10}}`, (c) => showBan(c, portal))
    app.get(`${PORTAL}/:unit/nhan-tin`, (c) => showSubscribe(c, portal, mail))
    app.post(`${PORTAL}/:unit/nhan-tin`, (c) => askNews(c, portal, mail))
    app.get(`${PORTAL}/:unit/nhan-tin/da-gui`, (c) => showAsked(c, mail))
    app.get('/nhan-tin/xac-nhan/:token', (c) => showToken(c, portal, 'xac-nhan'))
    app.post('/nhan-tin/xac-nhan/:token', (c) => confirmNews(c, portal))
    app.get('/nhan-tin/huy/:token', (c) => showToken(c, portal, 'huy'))
    app.post('/nhan-tin/huy/:token', (c) => endNews(c, portal))
    if (mail === 'shown') app.get(OUTBOX, (c) => showOutbox(c, portal))
    app.get(CONTACT, officersOnly, (c) => showContact(c, house))
    app.post(CONTACT, officersOnly, (c) => keepContact(c, house))
    app.get(DATA, (c) => showDataPage(c, portal))
    app.get(`${DATA}/catalog.jsonld`, (c) => showCatalog(c, portal))
    app.get('/ck/:code', (c) => showPosting(c, portal))
  },
  api: () => portalApi,
  nav: [{ href: PORTAL, words: 'portal.nav' }],
})
