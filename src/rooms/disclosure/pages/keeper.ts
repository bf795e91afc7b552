import { accept, refuse, type Result } from '#foundation/result.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type DisclosingUnit, type DisclosureHand, findDiscloser, officersHand, predecessorsOf, takeOverDisclosure } from '../store/index.ts'

/** Whether the one who visits has a desk of disclosure: the officers of a commune, the reporter of a body. */
export function hasDesk(visit: Visit): boolean {
  const { officer } = visit
  if (!officer || !may(officer, 'post', officer.unitPath, visit.today)) return false
  return officer.kind === 'commune-officer' || officer.kind === 'commune-leader' || officer.kind === 'reporter'
}

export function mayHere(visit: Visit, act: Act): boolean {
  return visit.officer !== undefined && may(visit.officer, act, visit.officer.unitPath, visit.today)
}

export function handOf(c: PageContext): DisclosureHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

/**
 * Reads on one picture of the data, for the unit of the officer as it is today.
 *
 * Refuses `disclosure.desk-not-yours` to who has no desk of disclosure, `disclosure.not-a-discloser` where the unit does not disclose.
 */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx, unit: DisclosingUnit) => Promise<Result<T>>): Promise<Result<T>> {
  const officer = officerOf(c)
  return readOnly(house.database, officer, async (tx) => {
    if (!hasDesk(visitOf(c))) return refuse({ code: 'disclosure.desk-not-yours' })
    const unit = await findDiscloser(tx, officer.unitId, visitOf(c).today)
    return unit ? read(tx, unit) : refuse({ code: 'disclosure.not-a-discloser' })
  })
}

/** Takes over what ended units answered for, where the officer's unit is their successor and nobody did so yet. */
export async function takeOverHere(c: PageContext, house: House): Promise<void> {
  const { today, now } = visitOf(c)
  const ended = predecessorsOf(loadPlaces(), officerOf(c).unitId)
  if (ended.length === 0) return
  await inTransaction(house.database, SYSTEM_SCOPE, async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), today, now, ended)))
}
