import type { Rule } from '../../rule.ts'

export const percentRules: readonly Rule[] = []
