import type { Rule } from '../../rule.ts'
import { rule as contents } from './contents.ts'

export const dutyRules: readonly Rule[] = [contents]
