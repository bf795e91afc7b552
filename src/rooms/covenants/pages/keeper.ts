import { accept, refuse, type Result } from '#foundation/result.ts'
import { isId } from '#foundation/ids.ts'
import { type DeliberationHand, officersHand } from '#rooms/deliberation/store/index.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type CovenantRecord, findCovenant, takeOverCovenants } from '../store/index.ts'

/** Whether the one who visits has covenants to look after: the head of a hamlet, the officers of a commune. */
export function hasDesk(visit: Visit): boolean {
  return visit.officer !== undefined && may(visit.officer, 'draft-covenant', visit.officer.unitPath, visit.today)
}

export function mayAt(visit: Visit, act: Act, path: string): boolean {
  return visit.officer !== undefined && may(visit.officer, act, path, visit.today)
}

export function handOf(c: PageContext): DeliberationHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

/** Reads on one picture of the data. Refuses `covenants.desk-not-yours` to who follows no deliberation. */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  const officer = officerOf(c)
  if (!mayAt(visitOf(c), 'read-deliberation', officer.unitPath)) return Promise.resolve(refuse({ code: 'covenants.desk-not-yours' }))
  return readOnly(house.database, officer, read)
}

/** The covenant that the address names. Refuses `covenants.not-found`. */
export function readCovenantHere<T>(c: PageContext, house: House, read: (tx: Tx, record: CovenantRecord) => Promise<T>): Promise<Result<T>> {
  return readHere(c, house, async (tx) => {
    const id = c.req.param('covenantId') ?? ''
    const record = isId(id) ? await findCovenant(tx, id) : undefined
    return record && mayAt(visitOf(c), 'read-deliberation', record.path) ? accept(await read(tx, record)) : refuse({ code: 'covenants.not-found' })
  })
}

/** Takes along what lies under a commune that a hamlet no longer belongs to. */
export async function takeOverHere(c: PageContext, house: House): Promise<void> {
  const { today, now } = visitOf(c)
  await inTransaction(house.database, SYSTEM_SCOPE, async (tx) => accept(await takeOverCovenants(tx, today, now)))
}
