import type { Rule } from '../../rule.ts'

export const sumRules: readonly Rule[] = []
