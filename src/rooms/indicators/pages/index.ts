import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { showBoard } from './board-page.tsx'
import { downloadTemplate, uploadTemplate } from './excel-handlers.tsx'
import { showFigures } from './figures-page.tsx'
import { decideForm, saveForm, showForm } from './form-handlers.tsx'
import { showSources } from './sources-page.tsx'
import { showWork } from './work-page.tsx'

/** The pages of forms and figures. */
export function indicatorsPages(catalogue: CatalogueIndex): RoomPages {
  return {
    register(app, house) {
      app.get('/viec', officersOnly, (c) => showWork(c, house, catalogue))
      app.get('/bieu-mau/:form/:period/:unit', officersOnly, (c) => showForm(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit', officersOnly, (c) => saveForm(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit/trang-thai', officersOnly, (c) => decideForm(c, house, catalogue))
      app.get('/bieu-mau/:form/:period/:unit/mau.xlsx', officersOnly, (c) => downloadTemplate(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit/tai-len', officersOnly, (c) => uploadTemplate(c, house, catalogue))
      app.get('/tien-do/:form/:period/:unit', officersOnly, (c) => showBoard(c, house, catalogue))
      app.get('/so-lieu/:form/:period/:unit', officersOnly, (c) => showFigures(c, house, catalogue))
      app.get('/so-lieu/:form/:period/:unit/:code', officersOnly, (c) => showSources(c, house, catalogue))
    },
    nav: [{ href: '/viec', words: 'figures.nav', shown: (visit) => visit.officer !== undefined && visit.officer.reads.length > 0 }],
  }
}
