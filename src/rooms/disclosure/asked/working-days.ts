import { addDays, daysBetween, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { calendarNotes, dayWithName, type DisclosureRule, whyOff, withinCalendar } from './knowledge.ts'

const ARTICLES = ['45/2019/QH14 Đ111.3', '45/2019/QH14 Đ112'] as const
/** So many days are told one by one. */
const TOLD = 60

/** Which day is so many working days after another, or before it? @law 45/2019/QH14 Đ111.3, Đ112 */
export const askAddWorkingDays: DisclosureRule = {
  id: 'working-days.add',
  articles: ARTICLES,
  inputs: [{ name: 'from', kind: 'date', required: true }, { name: 'days', kind: 'whole', min: -1000, max: 1000, required: true }],
  examples: [
    { on: '2026-01-01', given: { from: '2024-04-26', days: '5' }, values: { day: '2024-05-07' } },
    { on: '2026-01-01', given: { from: '2026-11-20', days: '2' }, values: { day: '2026-11-25' } },
    { on: '2026-01-01', given: { from: '2026-02-23', days: '-1' }, values: { day: '2026-02-13' } },
    { on: '2026-01-01', given: { from: '2026-03-02', days: '90' }, values: { day: '2026-07-09' } },
    { on: '2026-01-01', given: { from: '1999-12-01', days: '5' }, refused: 'disclosure.year-outside' },
  ],
  ask(given, { calendar }) {
    const [from, days] = [given.date('from'), given.whole('days')]
    const within = withinCalendar(from, addDays(from, days * 3))
    if (!within.ok) return within
    const day = calendar.addWorkingDays(from, days)
    const [first, last] = day < from ? [day, from] : [from, day]
    const step = days < 0 ? -1 : 1
    const walked = Array.from({ length: Math.min(Math.abs(daysBetween(from, day)), TOLD) }, (_, at) => addDays(from, (at + 1) * step))
    return accept({
      result: { key: days < 0 ? 'law.answer.working-day-before' : 'law.answer.working-day-after', params: { day: dayWithName(day), days: Math.abs(days), from: shortDate(from) } },
      values: { day },
      steps: walked.map((each) => {
        const why = calendar.whyOff(each)
        return why === undefined
          ? { key: 'law.step.counted', params: { day: dayWithName(each), number: days < 0 ? calendar.workingDaysBetween(addDays(each, -1), addDays(from, -1)) : calendar.workingDaysBetween(from, each) } }
          : { key: 'law.step.off', params: { day: dayWithName(each), why: whyOff(why) } }
      }),
      articles: ARTICLES,
      confidence: calendar.knownBetween(first, last),
      others: [],
      notes: calendarNotes(calendar, first, last),
    })
  },
}

/** How many working days lie between two days? @law 45/2019/QH14 Đ111.3, Đ112 */
export const askWorkingDaysBetween: DisclosureRule = {
  id: 'working-days.between',
  articles: ARTICLES,
  inputs: [{ name: 'from', kind: 'date', required: true }, { name: 'to', kind: 'date', required: true }],
  examples: [
    { on: '2026-01-01', given: { from: '2024-04-26', to: '2024-05-07' }, values: { workingDays: 5, days: 11 } },
    { on: '2026-01-01', given: { from: '2026-02-13', to: '2026-02-23' }, values: { workingDays: 1, days: 10 } },
    { on: '2026-01-01', given: { from: '2026-02-23', to: '2026-02-13' }, refused: 'law.to-before-from' },
    { on: '2026-01-01', given: { from: '2020-02-23', to: '2090-02-13' }, refused: 'law.too-far-apart' },
  ],
  ask(given, { calendar }) {
    const [from, to] = [given.date('from'), given.date('to')]
    if (to < from) return refuse({ code: 'law.to-before-from', field: 'to', from: shortDate(from), to: shortDate(to) })
    if (yearOf(to) - yearOf(from) > 20) return refuse({ code: 'law.too-far-apart', field: 'to', years: '20' })
    const within = withinCalendar(from, to)
    if (!within.ok) return within
    const [workingDays, days] = [calendar.workingDaysBetween(from, to), daysBetween(from, to)]
    return accept({
      result: { key: 'law.answer.working-days-between', params: { from: shortDate(from), to: shortDate(to), workingDays, days } },
      values: { workingDays, days },
      steps: Array.from({ length: days }, (_, at) => addDays(from, at + 1)).flatMap((day) => {
        const why = calendar.whyOff(day)
        return why === undefined || why === 'weekend' ? [] : [{ key: 'law.step.off', params: { day: dayWithName(day), why: whyOff(why) } }]
      }),
      articles: ARTICLES,
      confidence: calendar.knownBetween(from, to),
      others: [],
      notes: calendarNotes(calendar, from, to),
    })
  },
}

/** Is a day a working day? @law 45/2019/QH14 Đ111.3, Đ112 */
export const askIsWorkingDay: DisclosureRule = {
  id: 'working-days.is-working-day',
  articles: ARTICLES,
  inputs: [{ name: 'day', kind: 'date', required: true }],
  examples: [
    { on: '2026-01-01', given: { day: '2026-11-24' }, values: { workingDay: false, why: 'culture-day' } },
    { on: '2026-01-01', given: { day: '2026-08-22' }, values: { workingDay: true, why: null } },
    { on: '2026-01-01', given: { day: '2027-02-10' }, values: { workingDay: false, why: 'make-up' } },
    { on: '2026-01-01', given: { day: '2300-02-10' }, refused: 'disclosure.year-outside' },
  ],
  ask(given, { calendar }) {
    const day = given.date('day')
    const within = withinCalendar(day)
    if (!within.ok) return within
    const why = calendar.whyOff(day)
    const source = calendar.sourceOf(yearOf(day))
    return accept({
      result: why === undefined ? { key: 'law.answer.working-day', params: { day: dayWithName(day) } } : { key: 'law.answer.day-off', params: { day: dayWithName(day), why: whyOff(why) } },
      values: { workingDay: why === undefined, why: why ?? null },
      steps: source === undefined ? [] : [{ key: 'law.step.calendar-source', params: { year: String(yearOf(day)), source } }],
      articles: ARTICLES,
      confidence: calendar.known(yearOf(day)),
      others: [],
      notes: calendarNotes(calendar, day, day),
    })
  },
}
