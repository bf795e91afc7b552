import { accept, type Result } from '#foundation/result.ts'
import { type Config, readConfig } from '#storage/config.ts'
import { type Database, openDatabase } from '#storage/connect.ts'
import { startEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'

/** A house that can be worked in: settings read, database open, schema of this release, data loaded. */
export type OpenHouse = {
  readonly config: Config
  readonly db: Database
  /** Forms, periods and indicators, with their numbers in this database. */
  readonly catalogue: CatalogueIndex
  /** Gives everything back. The embedded engine stops with the last who uses it. */
  stop(): Promise<void>
}

/** The house before its data are in. */
export type BareHouse = Omit<OpenHouse, 'catalogue'>

export type OpenHouseOptions = {
  /** Told what is being done when it takes long: a key of the words, and what fills it. */
  readonly progress?: (key: string, params?: { readonly [name: string]: unknown }) => void
}

/** Two starts on an empty folder: one loads, the other waits. */
const LOADING = 7_145_020_128

/**
 * Opens the house that the environment describes: embedded PostgreSQL or DATABASE_URL, migrations, and on
 * the first time the data (src/set-up.ts). Any number of processes may do so on one data folder at once.
 */
export async function openHouse(
  environment: { readonly [name: string]: string | undefined },
  options: OpenHouseOptions = {},
): Promise<Result<OpenHouse>> {
  const config = readConfig(environment)
  if (!config.ok) return config
  const engine =
    config.value.databaseUrl === undefined
      ? await startEmbedded(config.value.data)
      : accept({ url: config.value.databaseUrl, stop: async () => undefined })
  if (!engine.ok) return engine
  const db = await openDatabase(engine.value.url)
  if (!db.ok) {
    await engine.value.stop()
    return db
  }
  const house: BareHouse = {
    config: config.value,
    db: db.value,
    async stop() {
      await db.value.close()
      await engine.value.stop()
    },
  }
  try {
    const ready = await bringUp(house, options)
    if (ready.ok) return accept({ ...house, catalogue: ready.value })
    await house.stop()
    return ready
  } catch (fault) {
    await house.stop()
    throw fault
  }
}

async function bringUp(house: BareHouse, options: OpenHouseOptions): Promise<Result<CatalogueIndex>> {
  const migrated = await migrate(house.db.ownerPool)
  if (!migrated.ok) return migrated
  const { setUp } = await import('../set-up.ts')
  const client = await house.db.ownerPool.connect()
  try {
    await client.query(`select pg_advisory_lock(${LOADING})`)
    const ready = await setUp(house, options.progress ?? (() => undefined), { year: true, files: true })
    await client.query(`select pg_advisory_unlock(${LOADING})`)
    return ready
  } finally {
    client.release()
  }
}
