import type { Rule } from '../../rule.ts'
import { rule as ambiguous } from './ambiguous.ts'
import { rule as countedWhat } from './counted-what.ts'
import { rule as leadingZero } from './leading-zero.ts'
import { rule as magnitude } from './magnitude.ts'
import { rule as malformed } from './malformed.ts'
import { rule as mixed } from './mixed.ts'
import { rule as unitMissing } from './unit-missing.ts'
import { rule as unit } from './unit.ts'

/** Numbers as they are written. */
export const numberRules: readonly Rule[] = [malformed, mixed, ambiguous, leadingZero, unit, unitMissing, magnitude, countedWhat]
