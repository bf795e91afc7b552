import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Actor } from '../actor.ts'

/**
 * Sets the last day of an office. Sessions under it end with that day, and at once where the day has passed.
 *
 * Refuses `offices.office-unknown`, `offices.ends-before-it-begins`.
 */
export async function endOffice(tx: Tx, officeId: string, lastDay: CalendarDate, now: Date, by: Actor): Promise<Result<true>> {
  const office = await tx.selectFrom('office').selectAll().where('office_id', '=', officeId).forUpdate().executeTakeFirst()
  if (!office) return refuse({ code: 'offices.office-unknown' })
  if (lastDay < office.valid_from) {
    return refuse({ code: 'offices.ends-before-it-begins', field: 'to', from: shortDate(office.valid_from as CalendarDate) })
  }
  await tx.updateTable('office').set({ valid_to: lastDay }).where('office_id', '=', officeId).execute()
  const subject = { account: office.account_id, office: officeId, old: office.valid_to, new: lastDay }
  await appendJournal(tx, { ...by, act: 'office.end', subject }, now)
  return accept(true)
}
