import type { Rule } from '../../rule.ts'
import { rule as converted } from './converted.ts'
import { rule as unit } from './unit.ts'
import { rule as value } from './value.ts'

/** The same quantity in two places. */
export const twiceRules: readonly Rule[] = [value, unit, converted]
