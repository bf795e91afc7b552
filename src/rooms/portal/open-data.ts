import type { DutyState } from '#rooms/disclosure/index.ts'
import type { OpenDuty } from './open-duty.ts'
import type { PublicPosting } from './public-posting.ts'

/** Under which the data are given: with the name of the unit that disclosed it, for any use. */
export const LICENCE = { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' } as const

/** The columns of postings in the open data. They never change their meaning; new ones come at the end. */
export const POSTING_COLUMNS = [
  'code', 'address', 'unit_id', 'unit_code', 'unit_name', 'arose_for_unit_id', 'item', 'rule', 'title', 'summary', 'state', 'version', 'first_day', 'web_until', 'due',
  'in_time', 'instrument_number', 'instrument_date', 'instrument_title', 'changed_at',
] as const

export const DUTY_COLUMNS = [
  'unit_id', 'unit_code', 'unit_name', 'item', 'rule', 'title', 'event_date', 'due', 'first_day', 'state', 'posting_code',
] as const

/** Where it is still to be disclosed in another form, and the last day is to come, nothing is to be said yet. */
const JUDGED: ReadonlySet<DutyState> = new Set(['in-time', 'late', 'overdue'])

type Cell = string | number | boolean | null
export type OpenRow<C extends readonly string[]> = Readonly<Record<C[number], Cell>>

/** What the data say of a unit besides its number. */
export type UnitFacts = (unitId: number) => { readonly code: string; readonly name: string }

/** A posting as open data: nothing that the page does not show. `state` is that of the duty that it answers. */
export function openPosting(posting: PublicPosting, state: DutyState | undefined, origin: string, unit: UnitFacts): OpenRow<typeof POSTING_COLUMNS> {
  const { code, name } = unit(posting.holderId)
  return {
    code: posting.code,
    address: `${origin}/ck/${posting.code}`,
    unit_id: posting.holderId,
    unit_code: code,
    unit_name: name,
    arose_for_unit_id: posting.unitId,
    item: posting.item,
    rule: posting.rule,
    title: posting.title,
    summary: posting.summary,
    state: posting.visibility,
    version: posting.version,
    first_day: posting.firstDay,
    web_until: posting.webUntil,
    due: posting.due,
    in_time: state === undefined || !JUDGED.has(state) ? null : state === 'in-time',
    instrument_number: posting.instrument.number,
    instrument_date: posting.instrument.date,
    instrument_title: posting.instrument.title,
    changed_at: posting.changedAt.toISOString(),
  }
}

export function openDuty(duty: OpenDuty, unit: UnitFacts): OpenRow<typeof DUTY_COLUMNS> {
  const { code, name } = unit(duty.holderId)
  return {
    unit_id: duty.holderId,
    unit_code: code,
    unit_name: name,
    item: duty.item,
    rule: duty.rule,
    title: duty.title,
    event_date: duty.eventDate,
    due: duty.due,
    first_day: duty.firstDay,
    state: duty.state === 'due-soon' ? 'waiting' : duty.state,
    posting_code: duty.code,
  }
}
