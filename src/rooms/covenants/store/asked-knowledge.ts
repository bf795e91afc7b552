import type { CovenantTerms } from '../index.ts'
import { covenantTerms } from './load-covenant-rules.ts'

/** What the rules of `asked-rules.ts` have to know. */
export function askedKnowledge(): CovenantTerms {
  return covenantTerms()
}
