import type { Rule } from '../../rule.ts'
import { rule as citedLater } from './cited-later.ts'
import { rule as due } from './due.ts'
import { rule as impossible } from './impossible.ts'
import { rule as order } from './order.ts'
import { rule as pastLater } from './past-later.ts'
import { rule as period } from './period.ts'
import { rule as weekday } from './weekday.ts'
import { rule as yearSlip } from './year-slip.ts'

export const dateRules: readonly Rule[] = [impossible, weekday, order, citedLater, pastLater, yearSlip, due, period]
