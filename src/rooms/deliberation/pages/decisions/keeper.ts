import { accept, refuse, type Result } from '#foundation/result.ts'
import { predecessorsOf } from '#rooms/disclosure/store/index.ts'
import { takeOverHouseholds } from '#rooms/households/store/index.ts'
import { type Act, may } from '#rooms/offices/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type DeliberationHand, officersHand } from '../../store/hand.ts'
import { ACT_OF_BODY, type Recogniser } from '../../store/decisions/answer-decision.ts'
import { takeOverDecisions } from '../../store/decisions/take-over.ts'

export function handOf(c: PageContext): DeliberationHand {
  return officersHand(officerOf(c), visitOf(c).today)
}

export function mayAt(visit: Visit, act: Act, path: string): boolean {
  return visit.officer !== undefined && may(visit.officer, act, path, visit.today)
}

/** The body in whose name the officer answers at a path; undefined where they answer for none. */
export function bodyAt(visit: Visit, path: string): Recogniser | undefined {
  return (['commune-committee', 'front'] as const).find((body) => mayAt(visit, ACT_OF_BODY[body], path))
}

/** Reads on one picture of the data. Refuses `decisions.desk-not-yours` to who follows no deliberation. */
export function readHere<T>(c: PageContext, house: House, read: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  const officer = officerOf(c)
  if (!mayAt(visitOf(c), 'read-deliberation', officer.unitPath)) return Promise.resolve(refuse({ code: 'decisions.desk-not-yours' }))
  return readOnly(house.database, officer, read)
}

/**
 * Takes over what was decided in communes that ended, and the households of their hamlets, where the officer's commune is their successor and nobody did
 * so yet.
 */
export async function takeOverHere(c: PageContext, house: House): Promise<void> {
  const { today, now } = visitOf(c)
  const { kind, unitId, unitPath } = officerOf(c)
  const ended = predecessorsOf(loadPlaces(), kind === 'hamlet-head' ? Number(unitPath.split('/').at(-3)) : unitId)
  if (ended.length === 0) return
  await inTransaction(house.database, SYSTEM_SCOPE, async (tx) => {
    await takeOverHouseholds(tx, unitPath, today, now)
    return accept(await takeOverDecisions(tx, loadPlaces(), today, now, ended))
  })
}
