import { isId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { readOnly, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { Gathering } from '../../records.ts'
import { findGathering } from '../../store/gatherings.ts'
import { type DeliberationHand, officersHand } from '../../store/hand.ts'

export function handOf(c: PageContext): DeliberationHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

/** The ballot or online vote of the address, where the officer may do `act` there. Refuses `deliberation.not-found`, `deliberation.not-yours`. */
export async function voteOf(tx: Tx, c: PageContext, act: Act): Promise<Result<Gathering>> {
  const id = c.req.param('id') ?? ''
  const gathering = isId(id) ? await findGathering(tx, id) : undefined
  if (!gathering || gathering.kind === 'meeting') return refuse({ code: 'deliberation.not-found' })
  return may(officerOf(c), act, gathering.path, visitOf(c).today) ? accept(gathering) : refuse({ code: 'deliberation.not-yours' })
}

/** Reads on one picture of the data, for the ballot or online vote of the address. */
export function readVote<T>(c: PageContext, house: House, act: Act, read: (tx: Tx, gathering: Gathering) => Promise<T>): Promise<Result<T>> {
  return readOnly(house.database, officerOf(c), async (tx) => {
    const found = await voteOf(tx, c, act)
    return found.ok ? accept(await read(tx, found.value)) : found
  })
}
