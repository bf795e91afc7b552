import { createHash } from 'node:crypto'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { isId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import { inTransaction, type Tx } from '#storage/transaction.ts'
import type { House } from '#web/house.ts'
import type { FormInput } from '#web/read-form.ts'
import { claimRequest } from '#storage/request-key.ts'
import type { TreeUnit } from '../store/reporting-tree.ts'

/**
 * Runs an act once for a page shown once: the second press of a button gets the answer of the first, the address
 * `here`. A page that was gone back to and filled in otherwise is another act, and is judged as such.
 */
export function carryOut<T extends object>(
  house: House,
  officer: Officer,
  unit: TreeUnit,
  here: string,
  input: FormInput,
  act: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T | string>> {
  const key = input.text('key')
  return inTransaction<T | string>(house.database, officer, async (tx) => {
    if (!isId(key)) return act(tx)
    const claimed = await claimRequest(tx, unit.provinceId, key, contentOf(officer, here, input), house.now())
    return claimed === 'done-already' ? accept(here) : act(tx)
  })
}

function contentOf(officer: Officer, here: string, input: FormInput): string {
  return createHash('sha256').update(canonicalJson([officer.accountId, here, input.entries()])).digest('hex')
}
