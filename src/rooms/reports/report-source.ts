import { yearOf, type CalendarDate } from '#foundation/calendar-date.ts'
import type { Form, Period, Say } from '#rooms/indicators/index.ts'
import type { Figures } from './bind-draft.ts'
import type { Outline } from './outline.ts'
import type { ReportTask } from './task.ts'

/** The unit whose report it is, as it stood at the period's end. */
export type ReportUnit = {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly level: 'province' | 'district' | 'commune'
}

/** A unit directly below, with its figures, for the sheet by unit. */
export type UnitBelow = { readonly code: string; readonly name: string; readonly kind: string; readonly figures: Figures }

/** Everything a report is made of. The same source gives the same document. */
export type ReportSource = {
  readonly form: Form
  readonly outline: Outline
  readonly period: Period
  readonly unit: ReportUnit
  readonly figures: Figures
  readonly below: readonly UnitBelow[]
  /** What officials wrote, by section; sections without a text are not in it. */
  readonly texts: ReadonlyMap<string, string>
  /** Last year's tasks. */
  readonly tasks: readonly ReportTask[]
  /** The date in the head; without it blanks are left. */
  readonly dated?: CalendarDate
}

/** `Huyện KBang`. Names of units are Vietnamese in every language of a document. */
export function fullName(unit: Pick<ReportUnit, 'kind' | 'name'>, say: Say): string {
  return say(`places.name.${unit.kind}`, { name: unit.name })
}

/** `Ủy ban nhân dân huyện KBang`. @law 30/2020/NĐ-CP Phụ lục II */
export function agencyName(unit: Pick<ReportUnit, 'kind' | 'name'>, say: Say): string {
  const full = fullName(unit, say)
  return say('reports.doc.committee', { unit: full.charAt(0).toLocaleLowerCase('vi') + full.slice(1) })
}

/** What stands before the date: the unit's name, with its kind where the name is a number. */
export function placeName(unit: Pick<ReportUnit, 'kind' | 'name'>, say: Say): string {
  return /^\d+$/.test(unit.name) ? fullName(unit, say) : unit.name
}

/** What fills the texts of the outline. */
export function outlineParams(source: Pick<ReportSource, 'period' | 'unit'>, say: Say): { agency: string; period: string; next: string } {
  return {
    agency: agencyName(source.unit, say),
    period: source.period.label[say.lang],
    next: say('reports.doc.year', { year: String(yearOf(source.period.to) + 1) }),
  }
}

/** The day by which the report's citations are judged: its own date, else the day it is due, else the period's end. */
export function dayOfReport(source: Pick<ReportSource, 'period' | 'unit' | 'dated'>): CalendarDate {
  return source.dated ?? source.period.due[source.unit.level] ?? source.period.to
}
