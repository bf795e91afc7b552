import { createHash } from 'node:crypto'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { isId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { actorOf, type Act, may } from '#rooms/offices/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { claimRequest } from '#storage/request-key.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import type { FormInput } from '#web/read-form.ts'
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
 * Refuses `disclosure.not-a-discloser` where that unit does not disclose.
 */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx, unit: DisclosingUnit) => Promise<Result<T>>): Promise<Result<T>> {
  const officer = officerOf(c)
  return readOnly(house.database, officer, async (tx) => {
    const unit = await findDiscloser(tx, officer.unitId, visitOf(c).today)
    return unit && hasDesk(visitOf(c)) ? read(tx, unit) : refuse({ code: 'disclosure.not-a-discloser' })
  })
}

/** Takes over what ended units answered for, where the officer's unit is their successor and nobody did so yet. */
export async function takeOverHere(c: PageContext, house: House): Promise<void> {
  const { today, now } = visitOf(c)
  const ended = predecessorsOf(loadPlaces(), officerOf(c).unitId)
  if (ended.length === 0) return
  await inTransaction(house.database, SYSTEM_SCOPE, async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), today, now, ended)))
}

/**
 * Runs an act once for a page shown once. The second press of its button does nothing and answers `undefined`; a page
 * that was gone back to and filled in otherwise is another act.
 */
export function once<T>(c: PageContext, house: House, form: FormInput, act: (tx: Tx) => Promise<Result<T>>): Promise<Result<T | undefined>> {
  const officer = officerOf(c)
  const key = form.text('key')
  return inTransaction<T | undefined>(house.database, officer, async (tx) => {
    if (isId(key)) {
      const content = createHash('sha256').update(canonicalJson([officer.accountId, c.req.path, form.entries()])).digest('hex')
      const claimed = await claimRequest(tx, actorOf(officer).provinceId, key, content, visitOf(c).now)
      if (claimed === 'done-already') return accept(undefined)
    }
    return act(tx)
  })
}
