import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { knows } from '#rooms/offices/index.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { showReports } from './list-page.tsx'
import { readOldReport, showOldReports, takeIn } from './old-report-pages.tsx'
import { chooseRemarks, showRemarks } from './remarks-page.tsx'
import { showReport } from './report-page.tsx'
import { carryOver, saveSection, showSection } from './section-page.tsx'
import { haveSeen, keepDate, sendFile } from './small-acts.tsx'
import { keepTasks, showTasks } from './tasks-page.tsx'

/** The pages of reports: drafting, and the four files. */
export function reportsPages(catalogue: CatalogueIndex): RoomPages {
  const at = '/bao-cao/:form/:period/:unit'
  return {
    register(app, house) {
      app.get('/bao-cao', officersOnly, (c) => showReports(c, house, catalogue))
      app.get(at, officersOnly, (c) => showReport(c, house, catalogue))
      app.get(`${at}/phan/:section`, officersOnly, (c) => showSection(c, house, catalogue))
      app.post(`${at}/phan/:section`, officersOnly, (c) => saveSection(c, house, catalogue))
      app.post(`${at}/phan/:section/ky-truoc`, officersOnly, (c) => carryOver(c, house, catalogue))
      app.get(`${at}/han-che`, officersOnly, (c) => showRemarks(c, house, catalogue))
      app.post(`${at}/han-che`, officersOnly, (c) => chooseRemarks(c, house, catalogue))
      app.get(`${at}/nhiem-vu`, officersOnly, (c) => showTasks(c, house, catalogue))
      app.post(`${at}/nhiem-vu`, officersOnly, (c) => keepTasks(c, house, catalogue))
      app.post(`${at}/da-xem`, officersOnly, (c) => haveSeen(c, house, catalogue))
      app.post(`${at}/ngay`, officersOnly, (c) => keepDate(c, house, catalogue))
      app.get(`${at}/da-ban-hanh`, officersOnly, (c) => showOldReports(c, house, catalogue))
      app.post(`${at}/da-ban-hanh`, officersOnly, (c) => readOldReport(c, house, catalogue))
      app.post(`${at}/da-ban-hanh/lay-so-lieu`, officersOnly, (c) => takeIn(c, house, catalogue))
      app.get(`${at}/tai/:file`, officersOnly, (c) => sendFile(c, house, catalogue))
    },
    nav: [{ href: '/bao-cao', words: 'reports.nav', shown: (visit) => visit.officer !== undefined && knows(visit.officer.kind, 'read') && visit.officer.kind !== 'reporter' }],
  }
}
