import type { RoomPages } from '#web/house.ts'
import { showSearch } from './search-page.tsx'
import { showUnit } from './unit-page.tsx'

/** `/dia-ban`: the search, public. `/dia-ban/:id`: a unit with its tree, its past and its future, public. */
export const placesPages: RoomPages = {
  register(app) {
    app.get('/dia-ban', showSearch)
    app.get('/dia-ban/:id', showUnit)
  },
  nav: [{ href: '/dia-ban', words: 'places.nav' }],
}
