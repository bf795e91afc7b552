import { askContinuity } from './asked/continuity.ts'
import { askDeadline } from './asked/deadline.ts'
import { askForms } from './asked/forms.ts'
import { askClaimOfError, askInformationRequest } from './asked/information.ts'
import { askItems } from './asked/items.ts'
import type { DisclosureRule } from './asked/knowledge.ts'
import { askLocalItem } from './asked/local-item.ts'
import { askWebRemoval } from './asked/web-removal.ts'
import { askAddWorkingDays, askIsWorkingDay, askWorkingDaysBetween } from './asked/working-days.ts'

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly DisclosureRule[] = [
  askDeadline, askItems, askForms, askContinuity, askWebRemoval, askLocalItem, askInformationRequest, askClaimOfError, askAddWorkingDays,
  askWorkingDaysBetween, askIsWorkingDay,
]
