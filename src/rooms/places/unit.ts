import type { CalendarDate } from '#foundation/calendar-date.ts'

/**
 * The identity of an administrative unit or of a local body. A code is not an identity: 23668 was
 * Xã Kông Lơng Khơng and is now Xã Tơ Tung.
 *
 * nation 1; province `1 PP o`; district `2 DDD o`; commune `3 CCCCC o`, where `o` counts the holders of the code;
 * local bodies (agencies, enterprises) from 4 000 000; hamlets from 6 000 000.
 */
export type UnitId = number

export type Level = 'nation' | 'province' | 'district' | 'commune' | 'body' | 'hamlet'

export type Kind =
  | 'nation'
  | 'tinh' | 'thanh-pho-truc-thuoc'
  | 'huyen' | 'quan' | 'thi-xa' | 'thanh-pho'
  | 'xa' | 'phuong' | 'thi-tran' | 'dac-khu'
  | 'agency' | 'enterprise'
  | 'thon' | 'to-dan-pho'

/** How the unit was during a time: its code, name, kind and parent. */
export type UnitSpan = {
  /** First day; null where the source does not say since when. */
  readonly from: CalendarDate | null
  /** Last day, inclusive; null while it lasts. */
  readonly to: CalendarDate | null
  readonly code: string
  readonly name: string
  readonly kind: Kind
  readonly parent: UnitId | null
}

export type Unit = {
  readonly id: UnitId
  readonly level: Level
  /** In order of time, not overlapping, at least one. */
  readonly spans: readonly UnitSpan[]
  /** Other spellings met in the sources; found by search, never shown as the name. */
  readonly alsoWritten: readonly string[]
}

/** How much of the former unit went into the latter: all of it, a part, or the sources do not say where it went. */
export type Share = 'whole' | 'part' | 'unknown'

/** How well a step is known: V official text or two sources, S one source, M inferred. */
export type Confidence = 'V' | 'S' | 'M'

/** One step of the lineage: on `date` the territory of `from`, or a part of it, went into `to`. */
export type LineageStep = {
  readonly from: UnitId
  /** Null with share `unknown`: the unit ended and no source says where its territory went. */
  readonly to: UnitId | null
  readonly date: CalendarDate
  readonly share: Share
  /** Number of the resolution. */
  readonly basis: string
  readonly confidence: Confidence
}

/** The nation, parent of the provinces. */
export const VIET_NAM: UnitId = 1

export function levelOf(id: UnitId): Level {
  if (id === VIET_NAM) return 'nation'
  if (id >= 6_000_000) return 'hamlet'
  if (id >= 4_000_000) return 'body'
  if (id >= 3_000_000) return 'commune'
  return id >= 20_000 ? 'district' : 'province'
}

/** Whether the span holds on the day. */
export function covers(span: UnitSpan, date: CalendarDate): boolean {
  return (span.from === null || span.from <= date) && (span.to === null || date <= span.to)
}
