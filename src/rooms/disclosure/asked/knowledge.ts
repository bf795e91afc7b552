import { type CalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { FIRST_YEAR, LAST_YEAR, weekdayOf, type WorkingDays } from '#foundation/working-days.ts'
import type { AskedInput, AskedRule, Given, Say } from '#rooms/law/index.ts'
import type { Discloser, DutyRule } from '../duty-rule.ts'
import type { DutyRules } from '../duty-rules.ts'

export type DisclosureKnowledge = { readonly rules: DutyRules; readonly calendar: WorkingDays }
export type DisclosureRule = AskedRule<DisclosureKnowledge>

export const DISCLOSER: AskedInput = { name: 'discloser', kind: 'choice', choices: ['commune', 'agency', 'state-enterprise'] }
export const ITEM: AskedInput = { name: 'item', kind: 'text', required: true, longest: 10 }

/** The rule of the item given, as it was on a day. Refuses `law.no-item`. */
export function ruleGiven(given: Given, { rules }: DisclosureKnowledge, on: CalendarDate): Result<DutyRule> {
  const discloser = given.choice('discloser') as Discloser
  const item = given.text('item').toLowerCase()
  const rule = rules.find(discloser, item, on)
  if (rule) return accept(rule)
  const items = rules.forDiscloser(discloser, on).map((each) => each.item)
  return refuse({ code: items.length > 0 ? 'law.no-item' : 'law.no-items', field: 'item', item, on: shortDate(on), items: items.join(', ') })
}

/** Refuses `disclosure.year-outside` where there is no calendar for a day. */
export function withinCalendar(...days: readonly CalendarDate[]): Result<true> {
  const outside = days.find((day) => yearOf(day) < FIRST_YEAR || yearOf(day) >= LAST_YEAR)
  return outside === undefined ? accept(true) : refuse({ code: 'disclosure.year-outside', date: outside, first: String(FIRST_YEAR), last: String(LAST_YEAR - 1) })
}

export function longArticle(rule: DutyRule): string {
  return `${rule.instrument} ${rule.article}`
}

/** “thứ Hai, ngày 29/4/2024”. */
export function dayWithName(day: CalendarDate): Say {
  return { key: 'law.day', params: { name: { key: `law.weekday.${weekdayOf(day)}` }, day: shortDate(day) } }
}

export function whyOff(why: string): Say {
  return { key: `law.off.${why}` }
}

/** What to mind of the calendars of the years touched: announced ones need no word. */
export function calendarNotes(calendar: WorkingDays, from: CalendarDate, to: CalendarDate): Say[] {
  const notes: Say[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const sure = calendar.known(year)
    if (sure !== 'V') notes.push({ key: 'law.note.calendar', params: { year: String(year) } })
  }
  return notes.slice(0, 3)
}

export function ruleStep(rule: DutyRule): Say {
  return { key: 'law.step.rule', params: { article: rule.article, instrument: rule.instrument, title: rule.title } }
}
