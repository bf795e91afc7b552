import type { Connections } from '#storage/transaction.ts'
import { type Contents, openContents } from './content-store.ts'

/** The folder of contents of a house: the one that its settings name, tied to its database. */
export function contentsOf(folder: string, database: Connections): Contents {
  return openContents(folder, async () => (await database.kysely.selectFrom('file_home').select('id').executeTakeFirstOrThrow()).id)
}
