import { createHash } from 'node:crypto'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { isId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { actorOf, type Officer } from '#rooms/offices/index.ts'
import { claimRequest } from '#storage/request-key.ts'
import { inTransaction, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from './house.ts'
import type { FormInput } from './read-form.ts'
import { officerOf, visitOf } from './visit.ts'

/**
 * Runs an act once for a page shown once. The second press of its button does nothing and answers `undefined`; a page
 * that was gone back to and filled in otherwise is another act.
 */
export function once<T>(c: PageContext, house: House, form: FormInput, act: (tx: Tx) => Promise<Result<T>>): Promise<Result<T | undefined>> {
  const officer = officerOf(c)
  return inTransaction<T | undefined>(house.database, officer, async (tx) =>
    (await isRepeated(tx, form, { officer, address: c.req.path, provinceId: actorOf(officer).provinceId, now: visitOf(c).now })) ? accept(undefined) : act(tx),
  )
}

/** Whether this very form was sent before, and claims it where it was not. A form without a key is never repeated. */
export async function isRepeated(
  tx: Tx, form: FormInput, at: { readonly officer: Officer; readonly address: string; readonly provinceId: number; readonly now: Date },
): Promise<boolean> {
  const key = form.text('key')
  if (!isId(key)) return false
  const content = createHash('sha256').update(canonicalJson([at.officer.accountId, at.address, form.entries()])).digest('hex')
  return (await claimRequest(tx, at.provinceId, key, content, at.now)) === 'done-already'
}
