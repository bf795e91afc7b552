import { accept, refuse, type Result } from '#foundation/result.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { findForum } from '#rooms/deliberation/store/index.ts'
import { officersHand } from '#rooms/disclosure/store/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { NamedHamlet } from '../read-rows.ts'
import { type HouseholdHand, takeOverHouseholds } from '../store/index.ts'

export function handOf(c: PageContext): HouseholdHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

export function mayAt(visit: Visit, act: Act, path: string): boolean {
  return visit.officer !== undefined && may(visit.officer, act, path, visit.today)
}

/** Takes over the households of hamlets that lay in another commune before, where nobody did so yet. */
export async function takeOverHere(c: PageContext, house: House): Promise<void> {
  const { today, now } = visitOf(c)
  const { unitPath } = officerOf(c)
  await inTransaction(house.database, SYSTEM_SCOPE, async (tx) => accept(await takeOverHouseholds(tx, unitPath, today, now)))
}

/** Reads the rolls that the officer keeps, with their hamlets. Refuses `households.desk-not-yours`. */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx, hamlets: readonly NamedHamlet[]) => Promise<Result<T>>): Promise<Result<T>> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  if (!mayAt(visit, 'read-households', officer.unitPath)) return Promise.resolve(refuse({ code: 'households.desk-not-yours' }))
  return readOnly(house.database, officer, async (tx) => read(tx, await hamletsHere(tx, visit)))
}

/** The hamlets whose rolls the officer keeps: their own, or all of their commune. */
export async function hamletsHere(tx: Tx, { officer, today }: Visit): Promise<readonly NamedHamlet[]> {
  const forum = officer && (await findForum(tx, officer.unitId, today))
  if (!forum) return []
  return forum.scope === 'hamlet' ? [forum] : listHamlets(tx, forum.unitId, today)
}

/** The hamlet of the address. Refuses `households.hamlet-not-found`. */
export function hamletOfAddress(c: PageContext, hamlets: readonly NamedHamlet[]): Result<NamedHamlet> {
  const found = hamlets.find(({ unitId }) => String(unitId) === c.req.param('hamletId'))
  return found ? accept(found) : refuse({ code: 'households.hamlet-not-found' })
}
