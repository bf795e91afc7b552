import { addDays, type CalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { FIRST_YEAR, LAST_YEAR, type WorkingDays } from '#foundation/working-days.ts'
import type { Confidence, DutyRule, ReadingId } from './duty-rule.ts'
import { isInForce } from './duty-rules.ts'

/** One day between the event and the last day: counted with its number, or passed over and why. */
export type Step =
  | { readonly kind: 'event'; readonly day: CalendarDate }
  | { readonly kind: 'counted'; readonly day: CalendarDate; readonly number: number }
  | { readonly kind: 'off'; readonly day: CalendarDate; readonly why: string }

export type OtherDue = { readonly due: CalendarDate; readonly readingId: ReadingId; readonly article: string; readonly confidence: Confidence }

export type Deadline = {
  /** The last day on which disclosing is in time. */
  readonly due: CalendarDate
  readonly steps: readonly Step[]
  /** The less sure of the rule and of the calendar of the days between. */
  readonly confidence: Confidence
  readonly article: string
  /** Other readings that give another day, first the one that matters most. */
  readonly others: readonly OtherDue[]
  readonly other?: OtherDue
}

/**
 * The last day for disclosing what was decided on a day. The day after the event is day one; a working day that was
 * moved to a Saturday counts. The stricter reading is the rule but for one thing: the day of the event is not counted,
 * as the Civil Code has it. `received` is the day on which a document of another authority arrived, where that matters.
 *
 * Refuses `disclosure.not-in-force` where the rule did not hold on the day; `disclosure.year-outside` where there is no
 * calendar; `disclosure.received-before` where it arrived before it was decided.
 *
 * @law 10/2022/QH15 Đ12.3, Đ47.2, Đ65.2
 */
export function deadline(rule: DutyRule, eventDate: CalendarDate, workingDays: WorkingDays, received?: CalendarDate): Result<Deadline> {
  if (!isInForce(rule, eventDate)) return refuse({ code: 'disclosure.not-in-force', rule: rule.id, article: `${rule.article} ${rule.instrument}`, date: shortDate(eventDate) })
  if (received !== undefined && received < eventDate) return refuse({ code: 'disclosure.received-before', date: shortDate(eventDate), received: shortDate(received) })
  if (yearOf(eventDate) < FIRST_YEAR || yearOf(received ?? eventDate) >= LAST_YEAR) return refuse({ code: 'disclosure.year-outside', date: shortDate(eventDate), first: String(FIRST_YEAR), last: String(LAST_YEAR - 1) })
  const { clock } = rule
  if (!clock) return refuse({ code: 'disclosure.no-clock', rule: rule.id, article: rule.article })
  const count = clock.unit === 'working-days' ? countWorkingDays : countDays
  const steps = count(eventDate, clock.days, workingDays)
  const due = steps.at(-1)!.day
  const others = otherDues(rule, eventDate, due, workingDays, received)
  const calendar = clock.unit === 'working-days' ? workingDays.knownBetween(eventDate, due) : 'V'
  return accept({ due, steps, confidence: lessSure(rule.confidence, calendar), article: clock.article, others, ...(others[0] ? { other: others[0] } : {}) })
}

/** From the event through the last of so many working days, day by day. */
function countWorkingDays(event: CalendarDate, days: number, workingDays: WorkingDays): Step[] {
  const steps: Step[] = [{ kind: 'event', day: event }]
  let number = 0
  for (let day = addDays(event, 1); number < days; day = addDays(day, 1)) {
    const why = workingDays.whyOff(day)
    steps.push(why === undefined ? { kind: 'counted', day, number: (number += 1) } : { kind: 'off', day, why })
  }
  return steps
}

function countDays(event: CalendarDate, days: number): Step[] {
  return Array.from({ length: days + 1 }, (_, at): Step => {
    const day = addDays(event, at)
    return at === 0 ? { kind: 'event', day } : { kind: 'counted', day, number: at }
  })
}

function otherDues(rule: DutyRule, event: CalendarDate, due: CalendarDate, workingDays: WorkingDays, received: CalendarDate | undefined): OtherDue[] {
  const { days, unit } = rule.clock!
  const after = (from: CalendarDate, n: number, inUnit: typeof unit) => (inUnit === 'working-days' ? workingDays.addWorkingDays(from, n) : addDays(from, n))
  return rule.readings.flatMap((reading): OtherDue[] => {
    const dueBy = ((): CalendarDate | undefined => {
      switch (reading.id) {
        case 'event-day-counts':
          return after(addDays(event, -1), days, unit)
        case 'last-day-off':
          return workingDays.nextWorkingDay(due)
        case 'date-received':
          return received === undefined ? undefined : after(received, days, unit)
        case 'budget-law':
          return reading.days === undefined ? undefined : after(event, reading.days, reading.unit ?? 'days')
        default:
          return undefined
      }
    })()
    return dueBy === undefined || dueBy === due ? [] : [{ due: dueBy, readingId: reading.id, article: reading.article, confidence: reading.confidence }]
  })
}

export function lessSure(a: Confidence, b: Confidence): Confidence {
  return a === 'M' || b === 'M' ? 'M' : a === 'S' || b === 'S' ? 'S' : 'V'
}
