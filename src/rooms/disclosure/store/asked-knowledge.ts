import type { DisclosureKnowledge } from '../asked/knowledge.ts'
import { loadDutyRules } from './load-duty-rules.ts'
import { loadWorkingDays } from './load-working-days.ts'

/** What the rules of `asked-rules.ts` have to know. */
export function askedKnowledge(): DisclosureKnowledge {
  return { rules: loadDutyRules(), calendar: loadWorkingDays() }
}
