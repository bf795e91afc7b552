import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { DutyRule } from './duty-rule.ts'

/** What a unit's own regulation wants to say of an item. */
export type LocalTerms = {
  readonly clockDays: number
  readonly workingDays: boolean
  readonly minDays: number
  /** Letters of the forms. */
  readonly forms: readonly string[]
  readonly validFrom: CalendarDate
  readonly validTo: CalendarDate | null
}

/**
 * Whether a regulation of a unit may say this of an item. It can widen what the law demands, never narrow it.
 *
 * Refuses `disclosure.local-dates` (ends before it begins), `disclosure.local-outside-rule` (the article does not hold at
 * its beginning), `disclosure.local-clock-longer` (later than the law on at least one day of the year: a clock in
 * working days against one in days can come later, so it is refused: `disclosure.local-clock-not-in-days`), `disclosure.local-days-shorter`,
 * `disclosure.local-form-missing`.
 *
 * @law 10/2022/QH15 Đ11.14, Đ12.3, Đ13.2, Đ35.2.c, Đ48.5, Đ66.5
 */
export function checkLocalItem(rule: DutyRule, local: LocalTerms): Result<true> {
  if (local.validTo !== null && local.validTo < local.validFrom) {
    return refuse({ code: 'disclosure.local-dates', field: 'validTo', from: shortDate(local.validFrom), to: shortDate(local.validTo) })
  }
  if (local.validFrom < rule.from || (rule.to !== null && local.validFrom > rule.to)) {
    return refuse({ code: 'disclosure.local-outside-rule', field: 'validFrom', article: `${rule.article} ${rule.instrument}`, from: shortDate(local.validFrom) })
  }
  const { clock } = rule
  if (clock && (local.clockDays > clock.days || (local.workingDays && local.clockDays > 0 && clock.unit === 'days'))) {
    const details = { field: 'clockDays', days: String(clock.days), article: clock.article }
    return clock.unit === 'days' ? refuse({ code: 'disclosure.local-clock-not-in-days', ...details }) : refuse({ code: 'disclosure.local-clock-longer', ...details })
  }
  const longest = rule.demands.toSorted((a, b) => (b.minDays ?? 0) - (a.minDays ?? 0))[0]
  if (longest?.minDays !== undefined && local.minDays < longest.minDays) {
    return refuse({ code: 'disclosure.local-days-shorter', field: 'minDays', days: String(longest.minDays), article: longest.article })
  }
  const missing = rule.demands.find(({ form, where }) => where !== 'no-internal-site' && !local.forms.includes(form))
  if (missing) return refuse({ code: 'disclosure.local-form-missing', field: 'forms', form: missing.form, article: missing.article })
  return accept(true)
}
