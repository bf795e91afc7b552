import type { CalendarDate } from '#foundation/calendar-date.ts'

/**
 * The offices that the law and the reporting regime know here.
 *
 * A reporter enters the figures of one agency or enterprise; officers enter, check and draft; leaders
 * decide and sign; an auditor reads everything below and changes nothing; an administrator keeps the
 * accounts and sees no figures. A hamlet head tells the people what the commune sends; the Fatherland Front, the people's
 * council and the people's inspection board follow how a unit discloses and see no figures of its reports.
 *
 * @law 10/2022/QH15 Đ13, Đ14, Đ23, Đ28, Đ35
 */
export const OFFICE_KINDS = [
  'reporter',
  'commune-officer',
  'commune-leader',
  'district-officer',
  'district-leader',
  'province-officer',
  'province-leader',
  'auditor',
  'administrator',
  'hamlet-head',
  'front-officer',
  'council-officer',
  'inspection-board',
] as const

export type OfficeKind = (typeof OFFICE_KINDS)[number]

export function isOfficeKind(text: string): text is OfficeKind {
  return (OFFICE_KINDS as readonly string[]).includes(text)
}

/** A person acting under one office that is held today. */
export type Officer = {
  readonly accountId: string
  /** The person's name as printed. */
  readonly name: string
  readonly officeId: string
  readonly kind: OfficeKind
  readonly unitId: number
  readonly unitName: string
  /** The unit's place in the tree, `/1/1641/26251/`: today's, or the last it had. */
  readonly unitPath: string
  /** Path prefixes whose records this officer may read, for row-level security. Empty: none. */
  readonly reads: readonly string[]
  /** Path prefixes whose records this officer may write. Empty: none. */
  readonly writes: readonly string[]
  readonly from: CalendarDate
  /** The last day of the office, inclusive; null while no end is set. */
  readonly to: CalendarDate | null
}
