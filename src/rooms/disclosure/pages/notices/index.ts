import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { POSTINGS } from '../paths.ts'
import { showNotices } from './head-list-page.tsx'
import { confirmNotice, showNotice } from './head-notice-page.tsx'
import { confirmForHamlet, showHamletNotice } from './hamlet-page.tsx'
import { isHead, NOTICES } from './notice-paths.ts'
import { showSent, takeSend } from './sent-page.tsx'

export { hamletsPath, noticePath, NOTICES } from './notice-paths.ts'

/** `/viec/thong-bao`: the head of a hamlet, on a telephone. `/viec/cong-khai/tin/:postingId/thon`: the commune, looking on. */
export const noticePages: RoomPages = {
  register(app, house) {
    app.get(NOTICES, officersOnly, (c) => showNotices(c, house))
    app.get(`${NOTICES}/:postingId`, officersOnly, (c) => showNotice(c, house))
    app.post(`${NOTICES}/:postingId`, officersOnly, (c) => confirmNotice(c, house))
    app.get(`${POSTINGS}/:postingId/thon`, officersOnly, (c) => showSent(c, house))
    app.post(`${POSTINGS}/:postingId/thon`, officersOnly, (c) => takeSend(c, house))
    app.get(`${POSTINGS}/:postingId/thon/:hamletId`, officersOnly, (c) => showHamletNotice(c, house))
    app.post(`${POSTINGS}/:postingId/thon/:hamletId`, officersOnly, (c) => confirmForHamlet(c, house))
  },
  nav: [{ href: NOTICES, words: 'notices.nav', shown: isHead, desk: true }],
}
