import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'
import type { DutyRule } from './duty-rule.ts'
import { enoughOn } from './showings.ts'

/** Where a rule that names citizens sets no days of posting. */
const WITHOUT_DAYS = 30

/**
 * The last day of the web copy of what names citizens: the day through which it must be posted, the longest of the
 * demands of the rule but for the loudspeaker. Undefined for what names nobody, and for what stays posted for good: that copy stays.
 *
 * @law 10/2022/QH15 Đ13.2
 */
export function webUntil(rule: DutyRule, firstDay: CalendarDate): CalendarDate | undefined {
  if (!rule.namesCitizens || rule.demands.some(({ permanent }) => permanent)) return undefined
  const days = rule.demands.filter(({ place }) => place !== 'loudspeaker').flatMap((demand) => enoughOn(demand, firstDay) ?? []).toSorted()
  return days.at(-1) ?? addDays(firstDay, WITHOUT_DAYS)
}
