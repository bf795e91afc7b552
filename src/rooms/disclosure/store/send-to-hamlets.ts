import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import type { Tx } from '#storage/transaction.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import type { OfPosting } from './show.ts'

/** A posting, and the hamlets whose heads are to announce it: those chosen, or all that the commune has today. */
export type SendInput = OfPosting & { readonly hamlets: 'all' | readonly number[] }

/**
 * Sends a posting to heads of hamlets. Whoever was sent it before is not sent it again.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `notices.no-hamlets` (the commune has none on
 * record), `notices.none-chosen`, `notices.hamlet-unknown` (one of them is not the commune's today), `notices.sent-already`.
 *
 * @law 10/2022/QH15 Đ13.4
 */
export async function sendToHamlets(tx: Tx, hand: DisclosureHand, input: SendInput, now: Date): Promise<Result<{ readonly sent: number }>> {
  const posting = await tx
    .selectFrom('posting').selectAll().where('province_id', '=', input.provinceId).where('posting_id', '=', input.postingId).forUpdate().executeTakeFirst()
  if (!posting) return refuse({ code: 'disclosure.not-found' })
  if (!hand.allows('send-to-hamlets', posting.path)) return refuse({ code: 'disclosure.not-yours' })
  if (posting.state !== 'posted') return refuse({ code: 'disclosure.withdrawn-already' })
  const here = await listHamlets(tx, posting.holder_id, dayInVietNam(now))
  if (here.length === 0) return refuse({ code: 'notices.no-hamlets' })
  const { hamlets } = input
  const chosen = hamlets === 'all' ? here : here.filter(({ unitId }) => hamlets.includes(unitId))
  if (chosen.length === 0) return refuse({ code: 'notices.none-chosen', field: 'hamlets' })
  if (hamlets !== 'all' && chosen.length !== new Set(hamlets).size) return refuse({ code: 'notices.hamlet-unknown', field: 'hamlets' })
  const written = await tx
    .insertInto('hamlet_notice')
    .values(
      chosen.map(({ unitId, path }) => ({
        province_id: posting.province_id, posting_id: posting.posting_id, hamlet_id: unitId, path, sent_at: now, sent_by: hand.by.accountId,
        announced_on: null, means: [], households: null, note: '', confirmed_at: null, confirmed_by: null, revision: 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('hamlet_id')
    .execute()
  if (written.length === 0) return refuse({ code: 'notices.sent-already' })
  const subject = { posting: posting.posting_id, code: posting.code, hamlets: written.map(({ hamlet_id }) => hamlet_id).toSorted((a, b) => a - b) }
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'notice.send', subject, now)
  return accept({ sent: written.length })
}
