import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showCorrect, showWithdraw, takeCorrect, takeWithdraw } from './correct-page.tsx'
import { showDesk } from './desk-page.tsx'
import { showDuty, takeCancelDuty } from './duty-page.tsx'
import { hasDesk } from './keeper.ts'
import { showNewDuty, takeNewDuty } from './new-duty-page.tsx'
import { showNewPosting, takeNewPosting } from './new-posting-page.tsx'
import { DESK, NEW_DUTY, NEW_POSTING, POSTINGS, REGULATION } from './paths.ts'
import { showPlanLine, takePlanLine } from './plan-line-page.tsx'
import { showPlan, takePlan } from './plan-page.tsx'
import { showPosting } from './posting-page.tsx'
import { showPostings } from './postings-page.tsx'
import { showRegulation, takeRegulation } from './regulation-page.tsx'
import { takeNewShowing, takeShowing } from './take-showing.ts'
import { showTranslate, takeTranslate } from './translate-page.tsx'
import { showVersions } from './versions-page.tsx'

/** The desk of those who disclose: duties, postings, showings. The public's pages are of the room `portal`. */
export const disclosurePages: RoomPages = {
  register(app, house) {
    const posting = `${POSTINGS}/:postingId`
    app.get(DESK, officersOnly, (c) => showDesk(c, house))
    app.get(NEW_DUTY, officersOnly, (c) => showNewDuty(c, house))
    app.post(NEW_DUTY, officersOnly, (c) => takeNewDuty(c, house))
    app.get(NEW_POSTING, officersOnly, (c) => showNewPosting(c, house))
    app.post(NEW_POSTING, officersOnly, (c) => takeNewPosting(c, house))
    app.get(`${DESK}/viec/:dutyId`, officersOnly, (c) => showDuty(c, house))
    app.post(`${DESK}/viec/:dutyId/huy`, officersOnly, (c) => takeCancelDuty(c, house))
    app.get(`${DESK}/ke-hoach/:year`, officersOnly, (c) => showPlan(c, house))
    app.post(`${DESK}/ke-hoach/:year`, officersOnly, (c) => takePlan(c, house))
    app.get(`${DESK}/ke-hoach/:year/:lineId`, officersOnly, (c) => showPlanLine(c, house))
    app.post(`${DESK}/ke-hoach/:year/:lineId`, officersOnly, (c) => takePlanLine(c, house))
    app.get(REGULATION, officersOnly, (c) => showRegulation(c, house))
    app.post(REGULATION, officersOnly, (c) => takeRegulation(c, house))
    app.get(POSTINGS, officersOnly, (c) => showPostings(c, house))
    app.get(posting, officersOnly, (c) => showPosting(c, house))
    app.get(`${posting}/sua`, officersOnly, (c) => showCorrect(c, house))
    app.post(`${posting}/sua`, officersOnly, (c) => takeCorrect(c, house))
    app.get(`${posting}/ban`, officersOnly, (c) => showVersions(c, house))
    app.get(`${posting}/dich`, officersOnly, (c) => showTranslate(c, house))
    app.post(`${posting}/dich`, officersOnly, (c) => takeTranslate(c, house))
    app.get(`${posting}/rut`, officersOnly, (c) => showWithdraw(c, house))
    app.post(`${posting}/rut`, officersOnly, (c) => takeWithdraw(c, house))
    app.post(`${posting}/noi`, officersOnly, (c) => takeNewShowing(c, house))
    app.post(`${posting}/noi/:showingId`, officersOnly, (c) => takeShowing(c, house))
  },
  nav: [{ href: DESK, words: 'disclosure.nav', shown: hasDesk }],
}
