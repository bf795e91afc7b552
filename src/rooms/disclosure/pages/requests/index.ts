import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showAsk } from './ask-page.tsx'
import { showAsked } from './asked-page.tsx'
import { mayAnswer, showRequests } from './desk-list-page.tsx'
import { decideRequest, showRequest } from './desk-request-page.tsx'
import { ASK, REQUESTS } from './request-paths.ts'
import { takeRequest } from './take-request.ts'

/** `/yeu-cau`: asking for information, and saying that something is not posted, for everybody. `/viec/yeu-cau`: the answers. */
export const requestPages: RoomPages = {
  register(app, house) {
    app.get(ASK, (c) => showAsk(c, house))
    app.post(ASK, (c) => takeRequest(c, house))
    app.get(`${ASK}/:code`, (c) => showAsked(c, house))
    app.get(REQUESTS, officersOnly, (c) => showRequests(c, house))
    app.get(`${REQUESTS}/:id`, officersOnly, (c) => showRequest(c, house))
    app.post(`${REQUESTS}/:id`, officersOnly, (c) => decideRequest(c, house))
  },
  nav: [{ href: REQUESTS, words: 'requests.nav', shown: mayAnswer }],
}
