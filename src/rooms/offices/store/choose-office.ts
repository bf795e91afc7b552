import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { actorOf } from '../actor.ts'
import { officesOf } from './offices-of.ts'
import { tokenHash } from './token.ts'

/** Goes on working under another of one's offices. Refuses `offices.office-unknown` for one not held on the day. */
export async function chooseOffice(
  tx: Tx,
  choice: { token: string; account: { accountId: string; name: string }; officeId: string; today: CalendarDate },
  now: Date,
): Promise<Result<true>> {
  const offices = await officesOf(tx, choice.account, choice.today)
  const chosen = offices.find((each) => each.officeId === choice.officeId)
  if (!chosen) return refuse({ code: 'offices.office-unknown' })
  await tx
    .updateTable('session')
    .set({ office_id: chosen.officeId })
    .where('token_hash', '=', tokenHash(choice.token))
    .where('account_id', '=', choice.account.accountId)
    .execute()
  await appendJournal(tx, { ...actorOf(chosen), act: 'session.choose-office', subject: { office: chosen.officeId } }, now)
  return accept(true)
}
