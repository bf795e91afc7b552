import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { knows } from '#rooms/offices/index.ts'
import { showJournal } from './journal-page.tsx'

/** `/nhat-ky`: the journal, for officers who may read it. */
export function journalPages(catalogue: CatalogueIndex): RoomPages {
  return {
    register(app, house) {
      app.get('/nhat-ky', officersOnly, (c) => showJournal(c, house, catalogue))
    },
    nav: [{ href: '/nhat-ky', words: 'journal.nav', shown: (visit) => visit.officer !== undefined && knows(visit.officer.kind, 'read-journal') }],
  }
}
