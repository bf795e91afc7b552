import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Discloser, DutyRule } from './duty-rule.ts'

/**
 * What must be disclosed, by whom, while which text was in force.
 *
 * @law 10/2022/QH15 Đ11, Đ46, Đ64; 34/2007/PL-UBTVQH11 Đ5
 */
export class DutyRules {
  readonly all: readonly DutyRule[]
  readonly #byId: ReadonlyMap<string, DutyRule>

  constructor(rules: readonly DutyRule[]) {
    this.all = rules
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]))
  }

  /** The rule of an id; undefined where there is none. */
  byId(id: string): DutyRule | undefined {
    return this.#byId.get(id)
  }

  /** Every item that a kind of body had to disclose on a day, in the order of the article. */
  forDiscloser(discloser: Discloser, on: CalendarDate): DutyRule[] {
    return this.all.filter((rule) => rule.discloser === discloser && isInForce(rule, on)).toSorted((a, b) => order(a.item) - order(b.item))
  }

  /** One item on a day; undefined where the text of that day has no such item. */
  find(discloser: Discloser, item: string, on: CalendarDate): DutyRule | undefined {
    return this.forDiscloser(discloser, on).find((rule) => rule.item === item)
  }
}

export function isInForce({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null }, on: CalendarDate): boolean {
  return from <= on && (to === null || on <= to)
}

const LETTERS = 'abcdđeghiklmn'

/** Items in the order of the article: 1, 2, … 14; a, b, c, d, đ, e, g. */
export function order(item: string): number {
  return /^\d+$/.test(item) ? Number(item) : LETTERS.indexOf(item) + 1
}
