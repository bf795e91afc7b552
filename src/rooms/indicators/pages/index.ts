import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { knows } from '#rooms/offices/index.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { showAsNow } from './as-now-page.tsx'
import { showBoard } from './board-page.tsx'
import { downloadTemplate, uploadTemplate } from './excel-handlers.tsx'
import { showFigures } from './figures-page.tsx'
import { decideForm, saveForm, showForm } from './form-handlers.tsx'
import { showSources } from './sources-page.tsx'
import { showWork } from './work-page.tsx'

/** The pages of forms and figures. */
export function indicatorsPages(catalogue: CatalogueIndex, places: PlaceRegister): RoomPages {
  return {
    register(app, house) {
      app.get('/viec', officersOnly, (c) => showWork(c, house, catalogue, places))
      app.get('/bieu-mau/:form/:period/:unit', officersOnly, (c) => showForm(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit', officersOnly, (c) => saveForm(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit/trang-thai', officersOnly, (c) => decideForm(c, house, catalogue))
      app.get('/bieu-mau/:form/:period/:unit/mau.xlsx', officersOnly, (c) => downloadTemplate(c, house, catalogue))
      app.post('/bieu-mau/:form/:period/:unit/tai-len', officersOnly, (c) => uploadTemplate(c, house, catalogue))
      app.get('/tien-do/:form/:period/:unit', officersOnly, (c) => showBoard(c, house, catalogue))
      app.get('/so-lieu/:form/:period/:unit', officersOnly, (c) => showFigures(c, house, catalogue, places))
      app.get('/so-lieu-nay/:form/:period/:unit', officersOnly, (c) => showAsNow(c, house, catalogue, places))
      app.get('/so-lieu/:form/:period/:unit/:code', officersOnly, (c) => showSources(c, house, catalogue))
    },
    nav: [{ href: '/viec', words: 'figures.nav', desk: true, shown: (visit) => visit.officer !== undefined && knows(visit.officer.kind, 'read') }],
  }
}
