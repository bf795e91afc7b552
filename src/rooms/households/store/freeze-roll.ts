import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { type Actor, provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Roll, RollLine } from '../records.ts'
import { rollAsAt } from './households.ts'

/**
 * Copies the roll of a hamlet as it is on a day. The copy is the denominator of a vote, and later changes of the roll never move it; its digest
 * stands in the journal.
 *
 * Refuses `households.roll-empty`.
 *
 * @law 10/2022/QH15 Đ21.1
 */
export async function freezeRoll(tx: Tx, by: Actor, hamlet: { readonly unitId: number; readonly path: string }, asAt: CalendarDate, now: Date): Promise<Result<Roll>> {
  const lines = (await rollAsAt(tx, hamlet.unitId, asAt)).map(({ householdId, number, name, address }) => ({ householdId, number, name, address }))
  if (lines.length === 0) return refuse({ code: 'households.roll-empty' })
  const roll: Roll = {
    provinceId: provinceOf(hamlet.path), rollId: newId(now.getTime()), hamletId: hamlet.unitId, path: hamlet.path, asAt, households: lines.length, digest: digestOf(lines),
  }
  await tx
    .insertInto('household_roll')
    .values({
      province_id: roll.provinceId, roll_id: roll.rollId, hamlet_id: roll.hamletId, path: roll.path, as_at: asAt, households: roll.households, digest: roll.digest,
      taken_at: now, taken_by: by.accountId,
    })
    .execute()
  await sql`
    insert into household_roll_line (province_id, roll_id, household_id, path, number, name, address)
    select ${roll.provinceId}, ${roll.rollId}, household_id, ${roll.path}, number, name, address
    from unnest(${lines.map((line) => line.householdId)}::uuid[], ${lines.map((line) => line.number)}::int[], ${lines.map((line) => line.name)}::text[],
      ${lines.map((line) => line.address)}::text[]) as line (household_id, number, name, address)`.execute(tx)
  await appendJournal(
    tx, { ...by, unitId: roll.hamletId, path: roll.path, provinceId: roll.provinceId, act: 'households.freeze', subject: { roll: roll.rollId, asAt, households: roll.households, digest: roll.digest } }, now,
  )
  return accept(roll)
}

/** SHA-256 of the lines of a roll, in their order. */
export function digestOf(lines: readonly RollLine[]): string {
  return createHash('sha256').update(canonicalJson(lines.map(({ householdId, number, name, address }) => [householdId, number, name, address]))).digest('hex')
}

/** A frozen roll with its lines, by number. */
export async function readRoll(tx: Tx, provinceId: number, rollId: string): Promise<{ readonly roll: Roll; readonly lines: readonly RollLine[] } | undefined> {
  const row = await tx.selectFrom('household_roll').selectAll().where('province_id', '=', provinceId).where('roll_id', '=', rollId).executeTakeFirst()
  if (!row) return undefined
  const lines = await tx
    .selectFrom('household_roll_line').select(['household_id as householdId', 'number', 'name', 'address'])
    .where('province_id', '=', provinceId).where('roll_id', '=', rollId).orderBy('number').orderBy('household_id').execute()
  return {
    roll: { provinceId, rollId, hamletId: row.hamlet_id, path: row.path, asAt: row.as_at as CalendarDate, households: row.households, digest: row.digest },
    lines,
  }
}
