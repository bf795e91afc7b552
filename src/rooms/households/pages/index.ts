import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { showCommune } from './commune-page.tsx'
import { showDuplicates, takeDuplicate } from './duplicates-page.tsx'
import { showHousehold, takeHouseholdAct } from './household-page.tsx'
import { downloadTemplate, showImport, takeImport } from './import-page.tsx'
import { DUPLICATES, HOUSEHOLDS, IMPORT, TEMPLATE } from './paths.ts'
import { showAdd, showRoll, takeAdd } from './roll-page.tsx'
import { showStatuses, takeStatus } from './status-page.tsx'

export const householdPages: RoomPages = {
  register(app, house) {
    app.get(HOUSEHOLDS, officersOnly, (c) => showCommune(c, house))
    app.get(IMPORT, officersOnly, (c) => showImport(c, house))
    app.post(IMPORT, officersOnly, (c) => takeImport(c, house))
    app.get(TEMPLATE, officersOnly, (c) => downloadTemplate(c))
    app.get(DUPLICATES, officersOnly, (c) => showDuplicates(c, house))
    app.post(DUPLICATES, officersOnly, (c) => takeDuplicate(c, house))
    app.get(`${HOUSEHOLDS}/ho/:householdId`, officersOnly, (c) => showHousehold(c, house))
    app.post(`${HOUSEHOLDS}/ho/:householdId`, officersOnly, (c) => takeHouseholdAct(c, house))
    app.get(`${HOUSEHOLDS}/:hamletId`, officersOnly, (c) => showRoll(c, house))
    app.get(`${HOUSEHOLDS}/:hamletId/them`, officersOnly, (c) => showAdd(c, house))
    app.post(`${HOUSEHOLDS}/:hamletId/them`, officersOnly, (c) => takeAdd(c, house))
    app.get(`${HOUSEHOLDS}/:hamletId/dien-rieng`, officersOnly, (c) => showStatuses(c, house))
    app.post(`${HOUSEHOLDS}/:hamletId/dien-rieng`, officersOnly, (c) => takeStatus(c, house))
  },
}
