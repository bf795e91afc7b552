import type { Rule } from '../../rule.ts'

export const dutyRules: readonly Rule[] = []
