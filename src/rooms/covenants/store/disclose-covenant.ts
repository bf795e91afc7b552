import type { CalendarDate } from '#foundation/calendar-date.ts'
import { refuse, type Result } from '#foundation/result.ts'
import { type DeliberationHand, noteDeliberation } from '#rooms/deliberation/store/index.ts'
import { type Duty, type DutyState, dutyState } from '#rooms/disclosure/index.ts'
import { findDuty, issueDuty } from '#rooms/disclosure/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type CovenantRecord, findCovenant, type OfCovenant } from './covenant-record.ts'

/** The law names no item for covenants: they stand under “other matters under the law”. @law 10/2022/QH15 Đ11.14 */
const ITEM = '14'

/**
 * Gives the commune the duty to make a recognised covenant public, with its deadline from the day of the recognition.
 *
 * Refuses `covenants.not-found`, `covenants.not-yours`, `covenants.stale`, `covenants.not-in-force`, `covenants.disclosed-already`, and as `issueDuty`.
 *
 * @law 61/2023/NĐ-CP Đ15.1; 10/2022/QH15 Đ11.14, Đ12.3
 */
export async function discloseCovenant(tx: Tx, hand: DeliberationHand, of: OfCovenant & { readonly revision: number }, now: Date): Promise<Result<Duty>> {
  const held = await tx.selectFrom('covenant').select('revision').where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).forUpdate().executeTakeFirst()
  const record = held && (await findCovenant(tx, of.covenantId))
  if (!record) return refuse({ code: 'covenants.not-found' })
  if (!hand.allows('follow-covenant', record.path)) return refuse({ code: 'covenants.not-yours' })
  if (held.revision !== of.revision) return refuse({ code: 'covenants.stale' })
  const { recognition } = record.standing
  if ((record.state !== 'recognised' && record.state !== 'suspended') || !recognition) return refuse({ code: 'covenants.not-in-force' })
  const before = record.dutyId === undefined ? undefined : await findDuty(tx, record.dutyId)
  if (before && !before.cancelled) return refuse({ code: 'covenants.disclosed-already' })
  const duty = await issueDuty(tx, hand, { unitId: Number(record.path.split('/').at(-3)), item: ITEM, title: record.title, eventDate: recognition.on, instrumentNumber: recognition.number }, now)
  if (!duty.ok) return duty
  await tx
    .updateTable('covenant').set({ duty_id: duty.value.dutyId, revision: held.revision + 1 }).where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).execute()
  await noteDeliberation(tx, hand.by, { unitId: record.holderId, path: record.path }, 'covenants.disclose', { covenant: record.covenantId, title: record.title, duty: duty.value.dutyId }, now)
  return duty
}

/** How the duty stands; undefined where none was given, or the one who asks does not read it. */
export async function readCovenantDuty(tx: Tx, { dutyId }: CovenantRecord, today: CalendarDate): Promise<{ readonly dutyId: string; readonly due: CalendarDate; readonly state: DutyState } | undefined> {
  const duty = dutyId === undefined ? undefined : await findDuty(tx, dutyId)
  return duty && !duty.cancelled ? { dutyId: duty.dutyId, due: duty.due, state: dutyState(duty, [duty.answers[0]?.firstDay], today) } : undefined
}
