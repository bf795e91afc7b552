import { type CalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { FIRST_YEAR, LAST_YEAR, weekdayOf, type WorkingDays } from '#foundation/working-days.ts'
import type { AskedInput, AskedRule, Given, Say } from '#rooms/law/index.ts'
import { type DeliberationRules, eraOf } from '../deliberation-rules.ts'
import type { Item, Scope } from '../records.ts'

export type DeliberationKnowledge = { readonly rules: DeliberationRules; readonly calendar: WorkingDays }
export type DeliberationRule = AskedRule<DeliberationKnowledge>

export const CLAUSE: AskedInput = { name: 'clause', kind: 'choice', choices: ['1', '2', '3', '4', '5', '6'] }
export const SCOPE: AskedInput = { name: 'scope', kind: 'choice', choices: ['hamlet', 'commune'] }
export const HOUSEHOLDS: AskedInput = { name: 'households', kind: 'whole', min: 1, max: 100_000, required: true }

export const clauseOf = (given: Given): Item => Number(given.choice('clause')) as Item
export const scopeOf = (given: Given): Scope => given.choice('scope') as Scope
export const clauseSay = (item: Item): Say => ({ key: `law.choice.clause.${item}` })

/** “thứ Hai, ngày 29/4/2024”. */
export function dayWithName(day: CalendarDate): Say {
  return { key: 'law.day', params: { name: { key: `law.weekday.${weekdayOf(day)}` }, day: shortDate(day) } }
}

/** A number of households or hamlets that must be given. */
export function number(name: string, min: number): AskedInput {
  return { name, kind: 'whole', min, max: 100_000, required: true }
}

/** The day of the vote is that of asking. Refuses `law.before-ordinance`: nothing is kept from before the Ordinance. */
export function votedOn(given: Given): Result<CalendarDate> {
  return given.on < '2007-07-01' ? refuse({ code: 'law.before-ordinance', field: 'on', on: shortDate(given.on) }) : accept(given.on)
}

/**
 * What the Law of 2022 governs: of the Ordinance's time only thresholds and ways are kept. Refuses `law.ordinance-not-kept`, and `disclosure.year-outside` where
 * there is no calendar for a day.
 */
export function underTheLaw(...days: readonly CalendarDate[]): Result<true> {
  const before = days.find((day) => eraOf(day) !== 'law-2022')
  if (before !== undefined) return refuse({ code: 'law.ordinance-not-kept', on: shortDate(before) })
  const outside = days.find((day) => yearOf(day) >= LAST_YEAR)
  return outside === undefined ? accept(true) : refuse({ code: 'disclosure.year-outside', date: outside, first: String(FIRST_YEAR), last: String(LAST_YEAR - 1) })
}

/** What to mind of the calendars of the years between two days: announced ones need no word. */
export function calendarNotes(calendar: WorkingDays, from: CalendarDate, to: CalendarDate): Say[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at)
  return years.filter((year) => calendar.known(year) !== 'V').map((year) => ({ key: 'law.note.calendar', params: { year: String(year) } }))
}
