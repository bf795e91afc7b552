import type { Rule } from '../../rule.ts'
import { rule as base } from './base.ts'
import { rule as growth } from './growth.ts'
import { rule as hiddenBase } from './hidden-base.ts'
import { rule as noBase } from './no-base.ts'
import { rule as over100 } from './over-100.ts'
import { rule as points } from './points.ts'
import { rule as pointsWrong } from './points-wrong.ts'
import { rule as rounding } from './rounding.ts'
import { rule as sum } from './sum.ts'
import { rule as table } from './table.ts'
import { rule as truncated } from './truncated.ts'
import { rule as wrong } from './wrong.ts'

/** Percentages. */
export const percentRules: readonly Rule[] = [wrong, rounding, truncated, base, hiddenBase, noBase, over100, growth, pointsWrong, points, table, sum]
