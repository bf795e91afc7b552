import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Conditions } from '../index.ts'
import { findDiscloser } from './find-discloser.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'

/** What there is at units to disclose by, of those whose officers have said it. */
export async function readConditions(tx: Tx, unitIds: readonly number[]): Promise<ReadonlyMap<number, Conditions>> {
  if (unitIds.length === 0) return new Map()
  const rows = await tx.selectFrom('disclosure_means').selectAll().where('unit_id', 'in', [...new Set(unitIds)]).execute()
  return new Map(rows.map((row) => [row.unit_id, conditionsOf(row)]))
}

/**
 * Says what there is at a unit: the law demands a form only where there is what it needs.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`.
 *
 * @law 10/2022/QH15 Đ12.1.c, Đ13.1, Đ13.3, Đ48.1, Đ48.2
 */
export async function setConditions(tx: Tx, hand: DisclosureHand, unitId: number, wanted: Conditions, now: Date): Promise<Result<true>> {
  const unit = await findDiscloser(tx, unitId, dayInVietNam(now))
  if (!unit) return refuse({ code: 'disclosure.not-a-discloser' })
  if (!hand.allows('plan-disclosure', unit.path)) return refuse({ code: 'disclosure.not-yours' })
  const values = {
    website: wanted.website, loudspeaker: wanted.loudspeaker, culture_house: wanted.cultureHouse, community_point: wanted.communityPoint,
    internal_site: wanted.internalSite, changed_at: now, changed_by: hand.by.accountId,
  }
  await tx
    .insertInto('disclosure_means')
    .values({ province_id: unit.provinceId, unit_id: unitId, path: unit.path, ...values })
    .onConflict((conflict) => conflict.columns(['province_id', 'unit_id']).doUpdateSet(values))
    .execute()
  await noteAct(tx, hand.by, unit, 'disclosure.means', { ...wanted }, now)
  return accept(true)
}

function conditionsOf(row: Row<'disclosure_means'>): Conditions {
  return {
    website: row.website, loudspeaker: row.loudspeaker, cultureHouse: row.culture_house, communityPoint: row.community_point, internalSite: row.internal_site,
  }
}
