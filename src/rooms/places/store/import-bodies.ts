import { cellAddress } from '#documents/xlsx/cell-address.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { BodyField } from '../read-body.ts'
import type { BodyHand } from './body-hand.ts'
import type { BodyTable, CellProblem } from './read-body-table.ts'
import { registerBodies, type Registered, type RowRefusal } from './register-bodies.ts'

/**
 * Registers every body of a table, or none.
 *
 * Refuses `bodies.table` with the `problems` by cell; and `bodies.dry-run` with what would be (`registered`), so that
 * the transaction is rolled back and the numbers go to whoever comes next.
 */
export async function importBodies(
  tx: Tx, table: BodyTable, hand: BodyHand, options: { readonly dryRun: boolean }, now: Date,
): Promise<Result<readonly Registered[]>> {
  const done = await registerBodies(tx, table.bodies.map(({ wanted }) => wanted), hand, now)
  const refused = done.ok ? [] : (done.refusal['rows'] as readonly RowRefusal[])
  const problems: CellProblem[] = [
    ...table.problems,
    ...refused.map(({ row, refusal }) => {
      const body = table.bodies[row]!
      return { cell: body.cells.get(refusal['field'] as BodyField) ?? cellAddress(body.row, 0), refusal }
    }),
  ]
  if (problems.length > 0) return refuse({ code: 'bodies.table', problems })
  if (done.ok && options.dryRun) return refuse({ code: 'bodies.dry-run', registered: done.value })
  return done.ok ? accept(done.value) : done
}
