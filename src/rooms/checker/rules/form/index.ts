import type { Rule } from '../../rule.ts'
import { rule as annexLine } from './annex-line.ts'
import { rule as capitals } from './capitals.ts'
import { rule as districtGone } from './district-gone.ts'
import { rule as endMark } from './end-mark.ts'
import { rule as keptCopy } from './kept-copy.ts'
import { rule as parts } from './parts.ts'
import { rule as placeDate } from './place-date.ts'
import { rule as templatePhrase } from './template-phrase.ts'
import { rule as unitNames } from './unit-names.ts'

export const formRules: readonly Rule[] = [parts, placeDate, endMark, keptCopy, annexLine, capitals, unitNames, districtGone, templatePhrase]
