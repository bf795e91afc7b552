import { mustAccept } from '#foundation/result.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import type { Database } from '#storage/connect.ts'
import { readConfig } from '#storage/config.ts'
import { DELIBERATIONS, DISCLOSURES } from '../../src/demonstration/load-demonstration.ts'
import { FILES as DEMONSTRATION_FILES } from '../../src/demonstration/load-files.ts'
import { setUp } from '../../src/set-up.ts'

/** The demonstration of Kbang in a database of the test's own, to read and to write. */
export type DemonstrationDatabase = TestDatabase & { readonly catalogue: CatalogueIndex }

/** With the `year` of disclosure where a test asks for it; without it nothing is disclosed yet. */
export async function demonstrationDatabase({ year = false } = {}): Promise<DemonstrationDatabase> {
  const database = await testDatabase({ name: year ? 'demonstrationyear' : 'demonstration', load: async (db) => void (await bringIn(db, year)) })
  return { ...database, catalogue: await bringIn(database.db, year) }
}

/** What is there already is left as it is. */
async function bringIn(db: Database, year: boolean): Promise<CatalogueIndex> {
  const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration' }))
  const catalogue = mustAccept(await setUp({ config, db, stop: async () => undefined }, () => undefined, { year }))
  // A command that opens the house brings in what is not there yet: what a test left out stays out.
  if (!year) await leaveOut(db, [DISCLOSURES, DELIBERATIONS])
  await leaveOut(db, [DEMONSTRATION_FILES])
  return catalogue
}

async function leaveOut(db: Database, markers: readonly string[]): Promise<void> {
  await db.kysely
    .insertInto('data_version')
    .values(markers.map((name) => ({ name, sha256: 'left out' })))
    .onConflict((same) => same.doNothing())
    .execute()
}
