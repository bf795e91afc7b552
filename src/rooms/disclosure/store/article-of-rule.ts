import { loadDutyRules } from './load-duty-rules.ts'

/** The article on which a rule of the law rests: `Đ11.7`; blank for an item of a unit's own regulation. */
export function articleOfRule(rule: string): string {
  return loadDutyRules().byId(rule)?.article ?? ''
}
