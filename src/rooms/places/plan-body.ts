import { addDays, type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import type { BodyKind, BodySpan, LocalBody } from './body.ts'
import type { UnitId } from './unit.ts'

/** A unit that bodies may stand under, with the days on which it is there. */
export type ParentUnit = {
  readonly unitId: UnitId
  /** Its whole name, for sentences. */
  readonly name: string
  /** In order of time; null: without an end that way. */
  readonly stretches: readonly { readonly from: CalendarDate | null; readonly to: CalendarDate | null }[]
}

/** Another body under the same unit. */
export type Sibling = { readonly unitId: UnitId; readonly span: BodySpan }

/** Until when the body has figures: in whatever state, and sent to the level above. Null: none. */
export type Reported = { readonly entered: CalendarDate | null; readonly sent: CalendarDate | null }

/** What a body will be like, and whether it ends only because its unit does. */
export type PlannedBody = { readonly spans: readonly BodySpan[]; readonly endsWithUnit: CalendarDate | null }

/**
 * The first span of a new body.
 *
 * It stands under a unit that is there on its first day, and ends with that unit at the latest: under a district on
 * 30/6/2025. A name and a code are given once under a unit at a time.
 *
 * Refuses `bodies.parent-not-then`, `bodies.outlives-parent`, `bodies.code-taken`, `bodies.name-taken`.
 */
export function planRegistration(span: BodySpan, parent: ParentUnit, siblings: readonly Sibling[]): Result<PlannedBody> {
  const lasting = within(span, parent)
  if (!lasting.ok) return lasting
  const taken = clash(lasting.value, siblings)
  if (taken) return refuse(taken)
  return accept({ spans: [lasting.value], endsWithUnit: span.to === null ? lasting.value.to : null })
}

/** What is to be from a day on. */
export type BodyChange = {
  readonly from: CalendarDate
  readonly name: string
  readonly code: string
  readonly kind: BodyKind
}

/**
 * A body under another name, code, kind or unit from a day on. Past the last day of one that has ended, it goes on: so
 * a body of a district is moved to a commune or the province from 01/7/2025.
 *
 * Where it has figures of a period, it stays where and what it was until the end of that period: the sums of the units
 * above were made of them.
 *
 * Refuses `bodies.changed-later`, `bodies.nothing-changed`, `bodies.has-figures`, and as `planRegistration`.
 */
export function planChange(
  body: LocalBody, change: BodyChange, parent: ParentUnit, siblings: readonly Sibling[], reported: Reported,
): Result<PlannedBody> {
  const last = body.spans.at(-1)!
  const goesOn = last.to !== null && change.from > last.to
  if (change.from < last.from) return refuse({ code: 'bodies.changed-later', field: 'from', date: shortDate(last.from) })
  const { from, name, code, kind } = change
  const moved = kind !== last.kind || parent.unitId !== last.parent
  if (!goesOn && !moved && name === last.name && code === last.code) return refuse({ code: 'bodies.nothing-changed', field: 'name' })
  if (moved && reported.entered !== null && from <= reported.entered) {
    return refuse({ code: 'bodies.has-figures', field: 'from', date: shortDate(reported.entered) })
  }
  const wanted = { from, to: goesOn ? null : last.to, name, code, kind, parent: parent.unitId }
  const lasting = within(wanted, parent)
  if (!lasting.ok) return lasting
  const taken = clash(lasting.value, siblings)
  if (taken) return refuse(taken)
  const before = goesOn
    ? body.spans
    : [...body.spans.slice(0, -1), ...(from > last.from ? [{ ...last, to: addDays(from, -1) }] : [])]
  return accept({ spans: joinSpans([...before, lasting.value]), endsWithUnit: wanted.to === null ? lasting.value.to : null })
}

/**
 * A last day for a body, or another one.
 *
 * Refuses `bodies.ends-before-last-change`, `bodies.nothing-changed`, `bodies.has-figures` (sent ones of a period that
 * ends later), and as `planRegistration`.
 */
export function planEnd(
  body: LocalBody, lastDay: CalendarDate, parent: ParentUnit, siblings: readonly Sibling[], reported: Reported,
): Result<PlannedBody> {
  const last = body.spans.at(-1)!
  if (lastDay < last.from) return refuse({ code: 'bodies.ends-before-last-change', field: 'last', date: shortDate(last.from) })
  if (lastDay === last.to) return refuse({ code: 'bodies.nothing-changed', field: 'last' })
  if (reported.sent !== null && lastDay < reported.sent) {
    return refuse({ code: 'bodies.has-figures', field: 'last', date: shortDate(reported.sent) })
  }
  const lasting = within({ ...last, to: lastDay }, parent)
  if (!lasting.ok) return refuse({ ...lasting.refusal, field: 'last' })
  const taken = clash(lasting.value, siblings)
  if (taken) return refuse({ ...taken, field: 'last' })
  return accept({ spans: [...body.spans.slice(0, -1), lasting.value], endsWithUnit: null })
}

/** The span, ended with its unit where it had no end of its own. */
function within(span: BodySpan, parent: ParentUnit): Result<BodySpan> {
  const last = lastDayFrom(parent, span.from)
  if (last === undefined) {
    return refuse({ code: 'bodies.parent-not-then', field: 'parent', unit: parent.name, date: shortDate(span.from) })
  }
  if (last === null) return accept(span)
  if (span.to !== null && span.to > last) {
    return refuse({ code: 'bodies.outlives-parent', field: 'to', unit: parent.name, date: shortDate(last) })
  }
  return accept({ ...span, to: span.to ?? last })
}

/** Until when the unit is there without a break from the day on; null: to this day. Undefined where it is not there. */
function lastDayFrom(parent: ParentUnit, day: CalendarDate): CalendarDate | null | undefined {
  let at = parent.stretches.findIndex(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
  if (at === -1) return undefined
  let last = parent.stretches[at]!.to
  for (at++; last !== null && parent.stretches[at]?.from === addDays(last, 1); at++) last = parent.stretches[at]!.to
  return last
}

function clash(span: BodySpan, siblings: readonly Sibling[]): Refusal | undefined {
  const together = siblings.filter(({ span: other }) => other.parent === span.parent && overlaps(other, span))
  const ofCode = together.find(({ span: other }) => other.code === span.code)
  if (ofCode) return { code: 'bodies.code-taken', field: 'code', given: span.code, name: ofCode.span.name }
  const ofName = together.find(({ span: other }) => sameName(other.name, span.name))
  if (ofName) return { code: 'bodies.name-taken', field: 'name', name: ofName.span.name, number: ofName.unitId }
  return undefined
}

function overlaps(a: BodySpan, b: BodySpan): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Spans that follow one another without a break and are alike are one: so are rows that were cut where a unit above changed. */
export function joinSpans(spans: readonly BodySpan[]): BodySpan[] {
  const out: BodySpan[] = []
  for (const span of spans) {
    const before = out.at(-1)
    if (before && before.to !== null && span.from === addDays(before.to, 1) && alike(before, span)) out[out.length - 1] = { ...before, to: span.to }
    else out.push(span)
  }
  return out
}

function alike(a: BodySpan, b: BodySpan): boolean {
  return a.name === b.name && a.code === b.code && a.kind === b.kind && a.parent === b.parent
}
