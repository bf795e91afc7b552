import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { BodySpan } from '../body.ts'
import { BODY_ROLL, type Roll } from '../roll.ts'
import type { UnitId } from '../unit.ts'

/** Only one at a time changes the units: a release brings new ones, or somebody registers a body. */
export async function lockUnits(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(481)`.execute(tx)
}

/** A row of the tree: a span, cut where the unit above or its path changes. */
type TreeRow = {
  valid_from: string
  valid_to: string
  code: string
  name: string
  kind: string
  parent_id: number
  province_id: number
  path: string
}

/**
 * Writes what a body is now, span by span, into the tree. Rows that stay as they are are not touched: they may lie
 * under units that the officer does not reach. Answers the path and province of its last row;
 * undefined where none of the units above is there in that time.
 *
 * Refuses `bodies.past-not-yours` (or of hamlets) where a row to be changed lies outside what the transaction may write: under the
 * province or district of before the reform.
 */
export async function writeSpans(
  tx: Tx, unitId: UnitId, spans: readonly BodySpan[], roll: Roll = BODY_ROLL,
): Promise<Result<{ readonly path: string; readonly provinceId: number } | undefined>> {
  const wanted: TreeRow[] = []
  for (const span of spans) {
    const to = span.to ?? 'infinity'
    const { rows } = await sql<TreeRow>`
      select greatest(s.valid_from, ${span.from}::date) as valid_from, least(s.valid_to, ${to}::date) as valid_to,
        ${span.code}::text as code, ${span.name}::text as name, ${span.kind}::text as kind, s.unit_id as parent_id, s.province_id,
        s.path || ${`${unitId}/`} as path
      from unit_span s
      where s.unit_id = ${span.parent} and s.valid_from <= ${to}::date and s.valid_to >= ${span.from}::date
      order by s.valid_from`.execute(tx)
    wanted.push(...rows)
  }
  const held = (await tx.selectFrom('unit_span').selectAll().where('unit_id', '=', unitId).execute()).map(({ unit_id: _, ...row }) => row as TreeRow)
  const key = (row: TreeRow): string => JSON.stringify([row.valid_from, row.valid_to, row.code, row.name, row.kind, row.parent_id, row.path])
  const [kept, asked] = [new Set(held.map(key)), new Set(wanted.map(key))]
  for (const row of held.filter((each) => !asked.has(key(each)))) {
    const gone = await tx.deleteFrom('unit_span').where('unit_id', '=', unitId).where('valid_from', '=', row.valid_from).executeTakeFirst()
    if (gone.numDeletedRows !== 1n) return refuse({ code: `${roll.name}.past-not-yours` })
  }
  const added = wanted.filter((each) => !kept.has(key(each)))
  if (added.length > 0) await tx.insertInto('unit_span').values(added.map((row) => ({ unit_id: unitId, ...row }))).execute()
  const last = wanted.at(-1)
  return accept(last && { path: last.path, provinceId: last.province_id })
}

/** Tells everyone who keeps the tree in memory that it is another one now. */
export async function renewTree(tx: Tx, change: unknown): Promise<void> {
  const held = await tx.selectFrom('data_version').select('sha256').where('name', '=', 'bodies').executeTakeFirst()
  const sha256 = createHash('sha256').update(JSON.stringify([held?.sha256 ?? null, change])).digest('hex')
  await tx
    .insertInto('data_version')
    .values({ name: 'bodies', sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute()
}
