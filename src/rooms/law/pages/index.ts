import type { RoomPages } from '#web/house.ts'
import { answerList, answerRule } from './api.ts'
import { lawApi } from './law-api.ts'
import { listPage } from './list-page.tsx'
import { apiLawPath, lawPath } from './paths.ts'
import { rulePage } from './rule-page.tsx'

/** `/hoi-luat`: open to all, keeps nothing. `/api/law`: the same for programs. */
export const lawPages: RoomPages = {
  register(app) {
    app.get(lawPath, (c) => listPage(c))
    app.get(`${lawPath}/:rule`, (c) => rulePage(c))
    app.get(apiLawPath, (c) => answerList(c))
    app.get(`${apiLawPath}/:rule`, (c) => answerRule(c))
  },
  nav: [{ href: lawPath, words: 'law.nav' }],
  api: lawApi,
}
