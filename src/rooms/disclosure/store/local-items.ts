import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkLocalItem, type LocalTerms } from '../index.ts'
import { findDiscloser } from './find-discloser.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { loadDutyRules } from './load-duty-rules.ts'

/** An item that a unit's own regulation adds. */
export type LocalItemInput = LocalTerms & {
  readonly unitId: number
  readonly title: string
  readonly instrumentNumber: string
  readonly instrumentDate: CalendarDate
  /** The item of the law that it widens; the last one (“other matters”) where it is new. */
  readonly widens: string
  readonly namesCitizens: boolean
}

/**
 * Adds an item of the unit's own regulation: wider than the law, never narrower.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.title-needed`, `disclosure.title-too-long`,
 * `disclosure.number-needed`, `disclosure.event-ahead`, `disclosure.no-rule`, and as `checkLocalItem`.
 *
 * @law 10/2022/QH15 Đ11.14, Đ48.5, Đ66.5
 */
export async function addLocalItem(tx: Tx, hand: DisclosureHand, input: LocalItemInput, now: Date): Promise<Result<{ readonly code: string }>> {
  const today = dayInVietNam(now)
  const unit = await findDiscloser(tx, input.unitId, today)
  if (!unit) return refuse({ code: 'disclosure.not-a-discloser' })
  if (!hand.allows('add-local-item', unit.path)) return refuse({ code: 'disclosure.not-yours' })
  const [title, number] = [cleanText(input.title), cleanText(input.instrumentNumber)]
  if (title === '') return refuse({ code: 'disclosure.title-needed', field: 'title' })
  if (title.length > 500) return refuse({ code: 'disclosure.title-too-long', field: 'title' })
  if (number === '') return refuse({ code: 'disclosure.number-needed', field: 'number' })
  if (input.instrumentDate > today) return refuse({ code: 'disclosure.event-ahead', field: 'instrumentDate', date: shortDate(input.instrumentDate) })
  const rule = loadDutyRules().find(unit.discloser, input.widens, input.validFrom)
  if (!rule) return refuse({ code: 'disclosure.no-rule', field: 'widens', date: shortDate(input.validFrom) })
  const checked = checkLocalItem(rule, input)
  if (!checked.ok) return checked
  const taken = await tx.selectFrom('local_item').select('code').where('unit_id', '=', input.unitId).execute()
  const code = freeCode(title, new Set(taken.map((row) => row.code)))
  await tx
    .insertInto('local_item')
    .values({
      province_id: unit.provinceId, unit_id: unit.unitId, code, path: unit.path, title, instrument_number: number.slice(0, 100), instrument_date: input.instrumentDate,
      widens: input.widens, clock_days: input.clockDays, working_days: input.workingDays, min_days: input.minDays, forms: [...input.forms],
      names_citizens: input.namesCitizens || rule.namesCitizens, valid_from: input.validFrom, valid_to: input.validTo, at: now, author: hand.by.accountId,
    })
    .execute()
  await noteAct(tx, hand.by, unit, 'disclosure.local-item', { code, title, number, widens: input.widens, since: input.validFrom }, now)
  return accept({ code })
}

/**
 * Sets the last day on which an item of the regulation holds.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.local-dates`.
 */
export async function endLocalItem(
  tx: Tx, hand: DisclosureHand, input: { readonly unitId: number; readonly code: string; readonly validTo: CalendarDate }, now: Date,
): Promise<Result<true>> {
  const row = await tx.selectFrom('local_item').selectAll().where('unit_id', '=', input.unitId).where('code', '=', input.code).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'disclosure.not-found' })
  if (!hand.allows('add-local-item', row.path)) return refuse({ code: 'disclosure.not-yours' })
  if (input.validTo < row.valid_from) {
    return refuse({ code: 'disclosure.local-dates', field: 'validTo', from: shortDate(row.valid_from as CalendarDate), to: shortDate(input.validTo) })
  }
  await tx.updateTable('local_item').set({ valid_to: input.validTo }).where('province_id', '=', row.province_id).where('unit_id', '=', row.unit_id).where('code', '=', row.code).execute()
  await noteAct(tx, hand.by, { unitId: row.unit_id, path: row.path }, 'disclosure.end-local-item', { code: row.code, title: row.title, old: row.valid_to, new: input.validTo }, now)
  return accept(true)
}

/** The items of a unit's own regulation, the newest first. */
export function listLocalItems(tx: Tx, unitId: number): Promise<Row<'local_item'>[]> {
  return tx.selectFrom('local_item').selectAll().where('unit_id', '=', unitId).orderBy('valid_from', 'desc').orderBy('code').execute()
}

/** `lich-cat-dien`, `lich-cat-dien-2`: words that no other item of the unit has. */
function freeCode(title: string, taken: ReadonlySet<string>): string {
  const base = foldText(title).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 32).replace(/-+$/, '') || 'muc'
  for (let at = 1; ; at++) {
    const code = at === 1 ? base : `${base}-${at}`
    // Letters of the law's own items are theirs.
    if (!taken.has(code) && code.length > 2 && !/^\d+$/.test(code)) return code
  }
}
