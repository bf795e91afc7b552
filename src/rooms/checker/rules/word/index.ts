import type { Rule } from '../../rule.ts'
import { rule as abbreviation } from './abbreviation.ts'
import { rule as repeated } from './repeated.ts'
import { rule as unexplained } from './unexplained.ts'

/** Abbreviations and slips of the pen. */
export const wordRules: readonly Rule[] = [abbreviation, unexplained, repeated]
