import type { AskedRule } from '#rooms/law/index.ts'
import type { CovenantTerms } from '../clocks.ts'

export type CovenantRule = AskedRule<CovenantTerms>
