import type { Rule } from '../rule.ts'
import { citationRules } from './citation/index.ts'
import { dateRules } from './date/index.ts'
import { dutyRules } from './duty/index.ts'
import { formRules } from './form/index.ts'
import { numberRules } from './number/index.ts'
import { percentRules } from './percent/index.ts'
import { sumRules } from './sum/index.ts'
import { twiceRules } from './twice/index.ts'
import { wordRules } from './word/index.ts'

/** Every rule, in the order of the reference page. */
export const RULES: readonly Rule[] = [
  ...percentRules, ...sumRules, ...twiceRules, ...numberRules, ...dateRules, ...citationRules, ...formRules, ...wordRules, ...dutyRules,
]
