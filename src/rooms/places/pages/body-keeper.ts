import { createHash } from 'node:crypto'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { isId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { actorOf, may } from '#rooms/offices/index.ts'
import { claimRequest } from '#storage/request-key.ts'
import { inTransaction, readOnly, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import type { FormInput } from '#web/read-form.ts'
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

/**
 * Runs an act once for a page shown once. The second press of its button does nothing and answers `undefined`; a page
 * that was gone back to and filled in otherwise is another act.
 */
export function once<T>(
  c: PageContext, house: House, form: FormInput, act: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T | undefined>> {
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
