import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { sendSlips, showLookUp } from './look-up-page.tsx'
import { showNewVote, takeNewVote } from './new-vote-page.tsx'
import { showOnline, takeOnline } from './online-page.tsx'
import { showPaper, takeCorrection, takePaperForm } from './paper-page.tsx'
import { LOOK_UP, NEW_BALLOT, NEW_ONLINE, ONLINE, VOTES } from './paths.ts'
import { takePrintSlips } from './print-slips-page.ts'
import { takeBeginCount, takeClose, takeIssue, takeOpening, takePreparation, takeReissue } from './take-acts.ts'
import { showVote } from './vote-page.tsx'
import { showVoters } from './voters-page.tsx'

/** Household ballots and online votes: the officials’ pages, the page where a household votes, a slip looked up, the files to count again. */
export const votesPages: RoomPages = {
  register(app, house) {
    const vote = `${VOTES}/:id`
    app.get(NEW_BALLOT, officersOnly, (c) => showNewVote(c, house, 'ballot'))
    app.post(NEW_BALLOT, officersOnly, (c) => takeNewVote(c, house, 'ballot'))
    app.get(NEW_ONLINE, officersOnly, (c) => showNewVote(c, house, 'online'))
    app.post(NEW_ONLINE, officersOnly, (c) => takeNewVote(c, house, 'online'))
    app.get(vote, officersOnly, (c) => showVote(c, house))
    app.post(`${vote}/chuan-bi`, officersOnly, (c) => takePreparation(c, house))
    app.post(`${vote}/mo`, officersOnly, (c) => takeOpening(c, house))
    app.post(`${vote}/phat`, officersOnly, (c) => takeIssue(c, house))
    app.post(`${vote}/phat-lai`, officersOnly, (c) => takeReissue(c, house))
    app.post(`${vote}/in`, officersOnly, (c) => takePrintSlips(c, house))
    app.post(`${vote}/kiem`, officersOnly, (c) => takeBeginCount(c, house))
    app.post(`${vote}/dong`, officersOnly, (c) => takeClose(c, house))
    app.get(`${vote}/phieu`, officersOnly, (c) => showPaper(c, house))
    app.post(`${vote}/phieu`, officersOnly, (c) => takePaperForm(c, house))
    app.post(`${vote}/phieu/sua`, officersOnly, (c) => takeCorrection(c, house))
    app.get(`${vote}/ho`, officersOnly, (c) => showVoters(c, house))
    app.get(`${ONLINE}/:code`, (c) => showOnline(c, house))
    app.post(`${ONLINE}/:code`, (c) => takeOnline(c, house))
    app.get(LOOK_UP, (c) => showLookUp(c, house))
    app.get('/ban/:code/phieu.csv', (c) => sendSlips(c, house, 'csv'))
    app.get('/ban/:code/phieu.json', (c) => sendSlips(c, house, 'json'))
  },
}
