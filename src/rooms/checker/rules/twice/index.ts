import type { Rule } from '../../rule.ts'

export const twiceRules: readonly Rule[] = []
