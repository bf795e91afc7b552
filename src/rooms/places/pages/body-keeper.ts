import { accept } from '#foundation/result.ts'
import { may } from '#rooms/offices/index.ts'
import { readOnly } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Params, Words } from '#words/words.ts'
import type { Roll } from '../roll.ts'
import { type BodyHand, findBody, type FoundBody, officersHand } from '../store/bodies.ts'
import { loadPlaces } from '../store/load-places.ts'

/** Where the registers are kept. */
const ADDRESSES: Readonly<Record<Roll['name'], string>> = { bodies: '/don-vi', hamlets: '/thon' }

export function addressOf(roll: Roll): string {
  return ADDRESSES[roll.name]
}

/** A sentence of a register, by the end of its key. */
export type Say = (key: string, params?: Params) => string

/** The key of a sentence of a register: its own, or the one that all registers share. */
export function keyOf(roll: Roll, w: Words, key: string): string {
  return w.has(`${roll.name}.${key}`) ? `${roll.name}.${key}` : `bodies.${key}`
}

/** The words of a register: its own, or those that all registers share. */
export function wordsOf(roll: Roll, w: Words): Say {
  return (key, params) => w(keyOf(roll, w, key), params)
}

/** Whether the one who visits keeps the register at all. */
export function mayKeep(visit: Visit, roll: Roll): boolean {
  return visit.officer !== undefined && may(visit.officer, roll.act, visit.officer.unitPath, visit.today)
}

/** The hand of the officer behind the page. */
export function handOf(c: PageContext, roll: Roll): BodyHand {
  return officersHand(officerOf(c), visitOf(c).today, roll)
}

/** The code of the officer's unit: today's, or the last it had. */
export function codeOfOwnUnit(c: PageContext): string {
  const unit = loadPlaces().find(officerOf(c).unitId)
  return unit ? loadPlaces().spanNearest(unit.id, visitOf(c).today).code : ''
}

/** The entry in the address, if the officer may know of it. */
export async function bodyInReach(c: PageContext, house: House, roll: Roll): Promise<FoundBody | undefined> {
  const id = c.req.param('id') ?? ''
  if (!mayKeep(visitOf(c), roll) || !/^\d{7}$/.test(id)) return undefined
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) => accept(await findBody(tx, Number(id), roll)))
  const body = found.ok ? found.value : undefined
  return body?.paths.some((path) => officer.reads.some((prefix) => path.startsWith(prefix))) ? body : undefined
}
