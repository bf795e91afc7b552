import type { Rule } from '../../rule.ts'

export const citationRules: readonly Rule[] = []
