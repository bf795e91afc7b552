import type { Rule } from '../../rule.ts'
import { rule as date } from './date.ts'
import { rule as force } from './force.ts'
import { rule as form } from './form.ts'
import { rule as issuer } from './issuer.ts'
import { rule as lawYear } from './law-year.ts'
import { rule as standard } from './standard.ts'
import { rule as symbol } from './symbol.ts'
import { rule as title } from './title.ts'
import { rule as type } from './type.ts'
import { rule as variants } from './variants.ts'
import { rule as year } from './year.ts'

export const citationRules: readonly Rule[] = [form, symbol, type, issuer, year, date, variants, title, force, lawYear, standard]
