import { type DisclosureHand, officersHand, systemHand } from '#rooms/disclosure/store/index.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { type Actor, provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'

export { officersHand, systemHand }

/** Whose hand works in a deliberation: who is named in the journal, and what may be done at a path. */
export type DeliberationHand = DisclosureHand

/** One line of the journal about what a community deliberates, in the chain of the province that its path lies in. */
export async function noteDeliberation(
  tx: Tx, by: Actor, at: { readonly unitId: number; readonly path: string }, act: string, subject: Readonly<Record<string, unknown>>, now: Date,
): Promise<void> {
  const { unitId, path } = at
  await appendJournal(tx, { ...by, unitId, path, provinceId: provinceOf(path), act, subject }, now)
}
