import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Actor, SYSTEM_ACTOR } from '../actor.ts'
import { kindFitsLevel } from '../kind-fits-level.ts'
import type { OfficeKind } from '../officer.ts'
import { findOfficeUnit } from './unit-of-office.ts'

export type NewOffice = {
  readonly accountId: string
  readonly kind: OfficeKind
  readonly unitId: number
  /** First day. */
  readonly from: CalendarDate
  /** Last day, inclusive; null while no end is set. */
  readonly to: CalendarDate | null
}

/**
 * Gives an account an office at a unit for a time; answers the office's id.
 *
 * Refuses `offices.unit-unknown`, `offices.kind-does-not-fit`, `offices.ends-before-it-begins`.
 */
export async function giveOffice(tx: Tx, office: NewOffice, now: Date, by: Actor = SYSTEM_ACTOR): Promise<Result<string>> {
  if (office.to !== null && office.to < office.from) return refuse({ code: 'offices.ends-before-it-begins', field: 'to' })
  const unit = await findOfficeUnit(tx, office.unitId, dayInVietNam(now))
  if (!unit) return refuse({ code: 'offices.unit-unknown', field: 'unit', unit: office.unitId })
  if (!kindFitsLevel(office.kind, unit.level)) return refuse({ code: 'offices.kind-does-not-fit', field: 'kind', unit: unit.name })
  const officeId = newId(now.getTime())
  await tx
    .insertInto('office')
    .values({
      office_id: officeId,
      account_id: office.accountId,
      kind: office.kind,
      unit_id: office.unitId,
      valid_from: office.from,
      valid_to: office.to,
    })
    .execute()
  const subject = { account: office.accountId, office: officeId, kind: office.kind, unit: office.unitId, from: office.from, to: office.to }
  await appendJournal(tx, { ...by, act: 'office.give', subject }, now)
  return accept(officeId)
}
