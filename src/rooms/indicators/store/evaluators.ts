import type { Form } from '../catalogue.ts'
import type { RuleEvaluator } from '../validate.ts'
import { codesOfLastYear, ruleEvaluator } from './cel.ts'

const KEPT = new WeakMap<Form, RuleEvaluator>()

/** The evaluator of a form's rules; formulas are parsed once and kept with the form. */
export function evaluatorOf(form: Form): RuleEvaluator {
  let evaluate = KEPT.get(form)
  if (!evaluate) KEPT.set(form, (evaluate = ruleEvaluator(form)))
  return evaluate
}

const LAST_YEAR = new WeakMap<Form, readonly string[]>()

/** The codes of which a form's rules compare this year with the last. */
export function comparedWithLastYear(form: Form): readonly string[] {
  let codes = LAST_YEAR.get(form)
  if (!codes) LAST_YEAR.set(form, (codes = codesOfLastYear(form)))
  return codes
}
