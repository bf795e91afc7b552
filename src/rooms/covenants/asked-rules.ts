import { askAdoption } from './asked/adoption.ts'
import { askCovenantDays } from './asked/days.ts'
import type { CovenantRule } from './asked/knowledge.ts'

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly CovenantRule[] = [askAdoption, askCovenantDays]
