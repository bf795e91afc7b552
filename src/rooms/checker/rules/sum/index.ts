import type { Rule } from '../../rule.ts'
import { rule as average } from './average.ts'
import { rule as change } from './change.ts'
import { rule as column } from './column.ts'
import { rule as partOverWhole } from './part-over-whole.ts'
import { rule as parts } from './parts.ts'
import { rule as product } from './product.ts'
import { rule as row } from './row.ts'
import { rule as stateless } from './stateless.ts'
import { rule as stock } from './stock.ts'

/** Sums, parts and changes. */
export const sumRules: readonly Rule[] = [parts, partOverWhole, stateless, change, column, row, average, product, stock]
