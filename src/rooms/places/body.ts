import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { HamletKind } from './hamlet-name.ts'
import type { UnitId } from './unit.ts'

/** Agencies and public service units on one side, enterprises on the other: they fill in different parts of a form. */
export const BODY_KINDS = ['agency', 'enterprise'] as const

/** What officers register: an agency, an enterprise, or a hamlet. */
export type BodyKind = (typeof BODY_KINDS)[number] | HamletKind

/** Numbers from here on are bodies. */
export const FIRST_BODY: UnitId = 4_000_000

/** How a body or hamlet was during a time: its name, code and kind, and the administrative unit that it stands under. */
export type BodySpan = {
  readonly from: CalendarDate
  /** Last day, inclusive; null while it lasts. */
  readonly to: CalendarDate | null
  /** The officials' own code for it, or the body's number where they gave none. Unique under its unit for a time. */
  readonly code: string
  readonly name: string
  readonly kind: BodyKind
  readonly parent: UnitId
}

/**
 * An agency or enterprise that reports beside the communes, or a hamlet of a commune. It is never deleted: it is renamed,
 * moved and ended.
 *
 * @law 10/2022/QH15 Đ13.4, Đ46, Đ64
 */
export type LocalBody = {
  readonly unitId: UnitId
  /** In order of time, not overlapping, at least one. */
  readonly spans: readonly BodySpan[]
}

/** The body as it is on the day; before its first day as it begins, after its last as it was. */
export function bodyNearest(body: LocalBody, day: CalendarDate): BodySpan {
  return body.spans.findLast((span) => span.from <= day) ?? body.spans[0]!
}

/** Whether it is there on the day. */
export function bodyLasts(body: LocalBody, day: CalendarDate): boolean {
  return body.spans.some((span) => span.from <= day && (span.to === null || day <= span.to))
}
