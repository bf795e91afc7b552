import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { followsDisclosure, sendCompliance, showCompliance } from './compliance-page.tsx'
import { sendCouncil, sendPlan, sendPostingPaper, showCouncil } from './papers-files.tsx'
import { COMPLIANCE, COUNCIL, QUARTERS } from './papers-paths.ts'
import { DESK, POSTINGS } from './paths.ts'
import { sendQuarterFile, showQuarter, showQuarters, takeCloseQuarter } from './quarter-page.tsx'

/** Papers made of the records of disclosure, the registers of quarters, and how every unit keeps the law. */
export const papersPages: RoomPages = {
  register(app, house) {
    app.get(QUARTERS, officersOnly, (c) => showQuarters(c, house))
    app.get(`${QUARTERS}/:year/:quarter`, officersOnly, (c) => showQuarter(c, house))
    app.post(`${QUARTERS}/:year/:quarter`, officersOnly, (c) => takeCloseQuarter(c, house))
    app.get(`${QUARTERS}/:year/:quarter/tai/:file`, officersOnly, (c) => sendQuarterFile(c, house))
    app.get(`${POSTINGS}/:postingId/giay/:file`, officersOnly, (c) => sendPostingPaper(c, house))
    app.get(`${DESK}/ke-hoach/:year/tai/:file`, officersOnly, (c) => sendPlan(c, house))
    app.get(COUNCIL, officersOnly, (c) => showCouncil(c, house))
    app.get(`${COUNCIL}/tai/:file`, officersOnly, (c) => sendCouncil(c, house))
    app.get(COMPLIANCE, officersOnly, (c) => showCompliance(c, house))
    app.get(`${COMPLIANCE}/:unit`, officersOnly, (c) => showCompliance(c, house))
    app.get(`${COMPLIANCE}/:unit/:file`, officersOnly, (c) => sendCompliance(c, house))
  },
  nav: [{ href: COMPLIANCE, words: 'papers.compliance-nav', shown: followsDisclosure }],
}
