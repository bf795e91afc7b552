import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { weekdayOf, type WorkingDays } from '#foundation/working-days.ts'
import type { AskedInput, AskedRule, Given, Say } from '#rooms/law/index.ts'
import type { DeliberationRules } from '../deliberation-rules.ts'
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
