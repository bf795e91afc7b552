import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import type { DeliberationKnowledge } from '../asked/knowledge.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'

/** What the rules of `asked-rules.ts` have to know. */
export function askedKnowledge(): DeliberationKnowledge {
  return { rules: loadDeliberationRules(), calendar: loadWorkingDays() }
}
