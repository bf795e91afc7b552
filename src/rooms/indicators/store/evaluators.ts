import type { Form } from '../catalogue.ts'
import type { RuleEvaluator } from '../validate.ts'
import { ruleEvaluator } from './cel.ts'

const KEPT = new WeakMap<Form, RuleEvaluator>()

/** The evaluator of a form's rules; formulas are parsed once and kept with the form. */
export function evaluatorOf(form: Form): RuleEvaluator {
  let evaluate = KEPT.get(form)
  if (!evaluate) KEPT.set(form, (evaluate = ruleEvaluator(form)))
  return evaluate
}
