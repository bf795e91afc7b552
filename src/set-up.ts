import { accept, refuse, type Result } from '#foundation/result.ts'
import { contentsOf } from '#rooms/files/store/index.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { type CatalogueIndex, syncCatalogue } from '#rooms/indicators/store/catalogue-index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { syncPlaces } from '#rooms/places/store/sync-places.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { dailyRound } from './cli/daily.ts'
import type { BareHouse } from './cli/open-house.ts'
import { loadDemonstrationFiles } from './demonstration/load-files.ts'
import { DEMONSTRATION, loadDeliberationYear, loadDemonstration, loadDisclosureYear } from './demonstration/load-demonstration.ts'

type Progress = (key: string, params?: { readonly [name: string]: unknown }) => void

/** What a demonstration is given. */
export type Demonstrated = { readonly year: boolean; readonly files?: boolean }

/**
 * Brings what ships with a release into the database: units, forms and periods; in a demonstration, and on
 * the first time only, the demonstration too; clears away what is kept for a while only; passes what ended units disclosed to their successors. Each part is one transaction: all of it or nothing.
 *
 * Without the `year` of disclosure a demonstration has nothing disclosed; its `files` are put into the folder of contents that the
 * settings name.
 *
 * Refuses `set-up.demonstration-data` and `set-up.production-data`: a database belongs to one mode for ever.
 */
export async function setUp(house: BareHouse, progress: Progress, demonstrated: Demonstrated = { year: true }): Promise<Result<CatalogueIndex>> {
  const mixed = await inTransaction(house.db, SYSTEM_SCOPE, (tx) => refuseMixture(tx, house.config.mode))
  if (!mixed.ok) return mixed
  progress('cli.set-up.places')
  const placed = await inTransaction(house.db, SYSTEM_SCOPE, async (tx) => {
    return accept(await syncPlaces(tx, loadPlaces()))
  })
  if (!placed.ok) return placed
  const { forms, periods } = loadCatalogues()
  const catalogue = await inTransaction(house.db, SYSTEM_SCOPE, async (tx) => accept(await syncCatalogue(tx, forms, periods)))
  if (!catalogue.ok) return catalogue
  if (house.config.mode === 'demonstration') {
    progress('cli.set-up.demonstration')
    const loaded = await loadDemonstration(house.db, catalogue.value)
    if (!loaded.ok) return loaded
    const year = demonstrated.year ? await loadDisclosureYear(house.db) : accept(true as const)
    if (!year.ok) return year
    const deliberated = demonstrated.year ? await loadDeliberationYear(house.db) : accept(true as const)
    if (!deliberated.ok) return deliberated
    const files = demonstrated.files ? await loadDemonstrationFiles(house.db, contentsOf(house.config.files, house.db)) : accept(true as const)
    if (!files.ok) return files
  }
  const round = await dailyRound(house.db, new Date())
  return round.ok ? catalogue : round
}

/** The accounts of a demonstration are known to everyone, and real figures are no demonstration. */
async function refuseMixture(tx: Tx, mode: BareHouse['config']['mode']): Promise<Result<true>> {
  const shown = await tx.selectFrom('data_version').select('name').where('name', '=', DEMONSTRATION).executeTakeFirst()
  if (mode === 'production' && shown) return refuse({ code: 'set-up.demonstration-data' })
  if (mode === 'demonstration' && !shown) {
    const account = await tx.selectFrom('account').select('account_id').limit(1).executeTakeFirst()
    if (account) return refuse({ code: 'set-up.production-data' })
  }
  return accept(true)
}
