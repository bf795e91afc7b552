import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showAttendance, showInvitation, takeAttendance } from './attendance-page.tsx'
import { showClose, takeClose } from './close-page.tsx'
import { showConsents, takeConsent } from './consents-page.tsx'
import { showDesk } from './desk-page.tsx'
import { hasDesk } from './keeper.ts'
import { showMatter, takeMatterAct } from './matter-page.tsx'
import { showMeeting } from './meeting-page.tsx'
import { showChangeMatter, showNewMatter, takeChangeMatter, takeNewMatter } from './new-matter-page.tsx'
import { showNewMeeting, takeNewMeeting } from './new-meeting-page.tsx'
import { sendCandidates, sendConsentList, sendGatheringPaper, showPapers } from './papers/papers-page.tsx'
import { DESK, MATTERS, MEETINGS, NEW_MATTER, NEW_MEETING } from './paths.ts'
import { takeMeetingAct } from './take-meeting.ts'
import { showVote, takeVote } from './vote-page.tsx'

/** The desk of deliberation: matters, consents, meetings. Ballots, online votes and decisions have their own pages beside these. */
export const deliberationPages: RoomPages = {
  register(app, house) {
    const [matter, meeting] = [`${MATTERS}/:matterId`, `${MEETINGS}/:gatheringId`]
    app.get(DESK, officersOnly, (c) => showDesk(c, house))
    app.get(NEW_MATTER, officersOnly, (c) => showNewMatter(c, house))
    app.post(NEW_MATTER, officersOnly, (c) => takeNewMatter(c, house))
    app.get(matter, officersOnly, (c) => showMatter(c, house))
    app.get(`${matter}/sua`, officersOnly, (c) => showChangeMatter(c, house))
    app.post(`${matter}/sua`, officersOnly, (c) => takeChangeMatter(c, house))
    app.get(`${matter}/dong-thuan`, officersOnly, (c) => showConsents(c, house))
    app.post(`${matter}/dong-thuan`, officersOnly, (c) => takeConsent(c, house))
    app.get(`${matter}/dong-thuan-truc-tuyen`, officersOnly, (c) => showConsents(c, house))
    app.post(`${matter}/dong-thuan-truc-tuyen`, officersOnly, (c) => takeConsent(c, house))
    app.get(`${matter}/giay/:file`, officersOnly, (c) => sendConsentList(c, house))
    app.post(`${matter}/:act`, officersOnly, (c) => takeMatterAct(c, house))
    app.get(NEW_MEETING, officersOnly, (c) => showNewMeeting(c, house))
    app.post(NEW_MEETING, officersOnly, (c) => takeNewMeeting(c, house))
    app.get(meeting, officersOnly, (c) => showMeeting(c, house))
    app.get(`${meeting}/diem-danh`, officersOnly, (c) => showAttendance(c, house))
    app.post(`${meeting}/diem-danh`, officersOnly, (c) => takeAttendance(c, house))
    app.get(`${meeting}/diem-danh/:number`, officersOnly, (c) => showInvitation(c, house))
    app.get(`${meeting}/bieu-quyet/:matterId`, officersOnly, (c) => showVote(c, house))
    app.post(`${meeting}/bieu-quyet/:matterId`, officersOnly, (c) => takeVote(c, house))
    app.get(`${meeting}/ket-thuc`, officersOnly, (c) => showClose(c, house))
    app.post(`${meeting}/ket-thuc`, officersOnly, (c) => takeClose(c, house))
    app.get(`${meeting}/giay`, officersOnly, (c) => showPapers(c, house))
    app.get(`${meeting}/giay/:file`, officersOnly, (c) => sendGatheringPaper(c, house))
    app.get(`${DESK}/bau-cu/:electionId/giay/:file`, officersOnly, (c) => sendCandidates(c, house))
    app.post(`${meeting}/:act`, officersOnly, (c) => takeMeetingAct(c, house))
  },
  nav: [{ href: DESK, words: 'deliberation.nav', shown: hasDesk }],
}
