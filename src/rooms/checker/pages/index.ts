import type { RoomPages } from '#web/house.ts'
import { answerCheck, refuseOther } from './api.ts'
import { checkerApi } from './open-api.ts'
import { checkPage } from './check-page.tsx'
import { askPage } from './ask-page.tsx'
import { sendComments } from './send-comments.ts'
import { apiCheckPath, checkPath, commentsPath } from './paths.ts'

/** What the pages of other rooms show of a checked report. */
export { readAsked, type AskedReport } from './asked-report.ts'
export { FindingsList } from './findings-list.tsx'
export { MarkedText, type Numbered } from './marked-text.tsx'
export { placeWords } from './place-words.ts'

/** `/soat-bao-cao`: open to all, keeps nothing. `/api/check`: the same for programs. */
export const checkerPages: RoomPages = {
  register(app, house) {
    app.get(checkPath, (c) => askPage(c))
    app.post(checkPath, (c) => checkPage(c))
    app.post(commentsPath, (c) => sendComments(c))
    app.post(apiCheckPath, (c) => answerCheck(c, house))
    app.all(apiCheckPath, (c) => refuseOther(c))
  },
  nav: [{ href: checkPath, words: 'checker.nav' }],
  api: () => checkerApi,
}
