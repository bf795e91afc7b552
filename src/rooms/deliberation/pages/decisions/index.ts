import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showCommuneMatter, showCommuneMatters, takeCommuneMatter } from './commune-page.tsx'
import { showCounted } from './counted-page.tsx'
import { showDecision } from './decision-page.tsx'
import { showElection, takeElectionAct } from './election-page.tsx'
import { showElections, takeElection } from './elections-page.tsx'
import { bodyAt } from './keeper.ts'
import { showOldDecision, takeOldDecision } from './old-decision-page.tsx'
import { COMMUNE_MATTERS, COUNTED, DECISIONS, ELECTIONS, OLD_DECISION, RECOGNISE } from './paths.ts'
import { showRecogniseDesk } from './recognise-desk-page.tsx'
import { takeDecision } from './take-decision.ts'

/** What becomes of a vote: sent, answered, in force, made public, carried out, ended; and elections of heads. */
export const decisionsPages: RoomPages = {
  register(app, house) {
    app.get(RECOGNISE, officersOnly, (c) => showRecogniseDesk(c, house))
    app.get(OLD_DECISION, officersOnly, (c) => showOldDecision(c, house))
    app.post(OLD_DECISION, officersOnly, (c) => takeOldDecision(c, house))
    app.get(COUNTED, officersOnly, (c) => showCounted(c, house))
    app.get(COMMUNE_MATTERS, officersOnly, (c) => showCommuneMatters(c, house))
    app.get(`${COMMUNE_MATTERS}/:matterId`, officersOnly, (c) => showCommuneMatter(c, house))
    app.post(`${COMMUNE_MATTERS}/:matterId`, officersOnly, (c) => takeCommuneMatter(c, house))
    app.get(ELECTIONS, officersOnly, (c) => showElections(c, house))
    app.post(ELECTIONS, officersOnly, (c) => takeElection(c, house))
    app.get(`${ELECTIONS}/:electionId`, officersOnly, (c) => showElection(c, house))
    app.post(`${ELECTIONS}/:electionId/:act`, officersOnly, (c) => takeElectionAct(c, house))
    app.get(`${DECISIONS}/:decisionId`, officersOnly, (c) => showDecision(c, house))
    app.post(`${DECISIONS}/:decisionId/:act`, officersOnly, (c) => takeDecision(c, house))
  },
  nav: [{ href: RECOGNISE, words: 'decisions.nav-recognise', shown: (visit) => visit.officer !== undefined && bodyAt(visit, visit.officer.unitPath) !== undefined }],
}
