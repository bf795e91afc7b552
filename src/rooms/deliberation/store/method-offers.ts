import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { countAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type MethodOffer, methodsFor } from '../index.ts'
import type { GatheringKind, Matter } from '../records.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'
import { matterOf } from './stored-records.ts'

/**
 * The ways in which a matter may be put to the people of a hamlet on a day, each allowed or with the reason why not.
 *
 * @law 10/2022/QH15 Đ17, Đ19.1; 59/2023/NĐ-CP Đ4.1, Đ5.1
 */
export async function methodOffers(tx: Tx, matter: Matter, hamletId: number, on: CalendarDate): Promise<readonly MethodOffer[]> {
  const [failed, consents, all] = [await hadTooFewPresent(tx, matter, hamletId), await onlineConsents(tx, matter, hamletId), await countAsAt(tx, hamletId, on)]
  return methodsFor(loadDeliberationRules(), {
    item: matter.item, kind: matter.kind, scope: matter.scope, on, failedMeeting: failed,
    chosenByChair: matter.scope === 'commune' && matter.chosen?.method === 'ballot',
    boardAgreed: matter.chosen?.agreedOn !== undefined,
    onlineConsents: { agreed: consents, all },
  })
}

/** Whether a meeting about the matter had too few households present for the votes it needs (Đ19.1.b). */
async function hadTooFewPresent(tx: Tx, matter: Matter, hamletId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .select('g.gathering_id')
    .where('gm.matter_id', '=', matter.matterId)
    .where('gm.not_voted', '=', 'not-enough-present')
    .where('g.hamlet_id', '=', hamletId)
    .where('g.state', '=', 'closed')
    .executeTakeFirst()
  return found !== undefined
}

async function onlineConsents(tx: Tx, matter: Matter, hamletId: number): Promise<number> {
  const { agreed } = await tx
    .selectFrom('matter_consent')
    .select((eb) => eb.fn.countAll<string>().as('agreed'))
    .where('matter_id', '=', matter.matterId)
    .where('hamlet_id', '=', hamletId)
    .where('purpose', '=', 'online-method')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(agreed)
}

/**
 * Chooses the way in which a matter is put to the people, with the day on which that was agreed with the Front.
 *
 * Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.matter-locked`, `deliberation.agreed-ahead`.
 * Whether the way is lawful is asked again when the gathering is planned: consents may still come in.
 *
 * @law 10/2022/QH15 Đ16.1, Đ17, Đ19.1
 */
export async function chooseMethod(
  tx: Tx, hand: DeliberationHand, asked: { readonly matterId: string; readonly method: GatheringKind; readonly agreedOn: CalendarDate | undefined }, now: Date,
): Promise<Result<Matter>> {
  const row = await tx.selectFrom('matter').selectAll().where('matter_id', '=', asked.matterId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'deliberation.not-found' })
  if (!hand.allows('propose', row.path)) return refuse({ code: 'deliberation.not-yours' })
  if (row.state === 'decided' || row.state === 'dropped') return refuse({ code: 'deliberation.matter-locked' })
  if (asked.agreedOn !== undefined && asked.agreedOn > dayInVietNam(now)) return refuse({ code: 'deliberation.agreed-ahead', field: 'agreedOn', date: shortDate(asked.agreedOn) })
  const changed = await tx
    .updateTable('matter')
    .set({ chosen_method: asked.method, method_agreed_on: asked.agreedOn ?? null, revision: row.revision + 1, changed_at: now })
    .where('province_id', '=', row.province_id)
    .where('matter_id', '=', row.matter_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const matter = matterOf(changed)
  await noteDeliberation(tx, hand.by, matter, 'deliberation.choose-method', { matter: matter.matterId, method: asked.method, agreed: asked.agreedOn }, now)
  return accept(matter)
}
