import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import { actorOf, type Officer } from '#rooms/offices/index.ts'
import { type Connections, inTransaction, readOnly } from '#storage/transaction.ts'
import type { GivenFile } from '../read/read-file.ts'
import type { Thing } from '../thing.ts'
import { type Attached, attachFile } from './attach-file.ts'
import type { Contents } from './content-store.ts'
import { accessThing } from './find-thing.ts'
import { takeIn, type TakenFile } from './take-in.ts'

export type Wish = { readonly public: boolean; readonly caption?: string | undefined; readonly lang?: string | undefined; readonly version?: number | undefined }

export type Received = Attached & { readonly taken: TakenFile }

/**
 * One file from an officer, from its bytes to its line in the journal: safe on its own, whatever becomes of others sent with it.
 *
 * Refuses as `accessThing`, `takeIn` and `attachFile`.
 */
export async function receiveFile(
  house: { readonly database: Connections; readonly contents: Contents },
  officer: Officer, of: Thing, given: GivenFile, wish: Wish, now: Date,
): Promise<Result<Received>> {
  const { database, contents } = house
  const today = dayInVietNam(now)
  // Nobody's bytes are kept who may not attach them.
  const allowed = await readOnly(database, officer, (tx) => accessThing(tx, officer, of, today))
  if (!allowed.ok) return allowed
  const taken = await takeIn(contents, given)
  if (!taken.ok) return taken
  const attached = await inTransaction(database, officer, async (tx) => {
    const thing = await accessThing(tx, officer, of, today)
    if (!thing.ok) return thing
    return attachFile(tx, contents, taken.value, { ...wish, of, path: thing.value.path, by: actorOf(officer) }, now)
  })
  if (!attached.ok) return attached
  await taken.value.settle()
  return accept({ ...attached.value, taken: taken.value })
}
