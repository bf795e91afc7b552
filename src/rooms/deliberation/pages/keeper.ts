import { refuse, type Result } from '#foundation/result.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { readOnly, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type DeliberationHand, findForum, type Forum, officersHand } from '../store/index.ts'

/** Whether the one who visits has a desk of deliberation: the head of a hamlet, the officers of a commune. */
export function hasDesk(visit: Visit): boolean {
  return visit.officer !== undefined && may(visit.officer, 'propose', visit.officer.unitPath, visit.today)
}

export function mayAt(visit: Visit, act: Act, path: string): boolean {
  return visit.officer !== undefined && may(visit.officer, act, path, visit.today)
}

export function handOf(c: PageContext): DeliberationHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

/** Reads on one picture of the data. Refuses `deliberation.desk-not-yours` to who follows no deliberation. */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  const officer = officerOf(c)
  if (!mayAt(visitOf(c), 'read-deliberation', officer.unitPath)) return Promise.resolve(refuse({ code: 'deliberation.desk-not-yours' }))
  return readOnly(house.database, officer, read)
}

/** The hamlets in which the officer works: their own, or all of their commune. */
export async function hamletsHere(tx: Tx, visit: Visit): Promise<readonly Pick<Forum, 'unitId' | 'name' | 'path'>[]> {
  const { officer, today } = visit
  if (!officer) return []
  const forum = await findForum(tx, officer.unitId, today)
  if (!forum) return []
  return forum.scope === 'hamlet' ? [forum] : listHamlets(tx, forum.unitId, today)
}
