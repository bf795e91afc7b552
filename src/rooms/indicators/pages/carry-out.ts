import { accept, type Result } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import { inTransaction, type Tx } from '#storage/transaction.ts'
import type { House } from '#web/house.ts'
import { isRepeated } from '#web/once.ts'
import type { FormInput } from '#web/read-form.ts'
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
  return inTransaction<T | string>(house.database, officer, async (tx) =>
    (await isRepeated(tx, input, { officer, address: here, provinceId: unit.provinceId, now: house.now() })) ? accept(here) : act(tx),
  )
}
