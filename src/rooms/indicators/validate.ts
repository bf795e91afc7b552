import { printDecimal, type Decimal } from '#foundation/decimal.ts'
import type { Form, Indicator, ValidationRule } from './catalogue.ts'
import type { Finding } from './finding.ts'
import { enteredBy, getIndicator } from './form-index.ts'
import type { Say } from './say.ts'
import { entryText } from './print-value.ts'
import { MISSING, type Value } from './value.ts'

/** The values a rule can speak of. */
export type RuleScope = { readonly values: ReadonlyMap<string, Value>; readonly last: ReadonlyMap<string, Value> }

/** What a formula says; `unknown` where one of the figures it needs is missing or does not apply. */
export type Outcome = { readonly state: 'known'; readonly value: boolean | Decimal | string } | { readonly state: 'unknown' }

/** Works out a formula (CEL) of a form. */
export type RuleEvaluator = (formula: string, scope: RuleScope) => Outcome

/**
 * Checks the figures one unit entered, by the rules of the form that speak only of what this kind of unit
 * enters. A rule whose figures are missing or do not apply says nothing (missing is not zero); "không phát
 * sinh" counts as 0. Completeness alone speaks of missing figures.
 */
export function validate(
  form: Form, kind: string, scope: RuleScope, evaluate: RuleEvaluator, say: Say,
): Finding[] {
  const entered = enteredBy(form, kind)
  const codes = new Set(entered.map((indicator) => indicator.code))
  return form.rules.flatMap((rule) => {
    if (rule.completeness) return findMissing(rule, entered, scope, say)
    if (!rule.cells.every((cell) => codes.has(cell))) return []
    return checkRule(form, rule, scope, evaluate, say)
  })
}

function checkRule(form: Form, rule: ValidationRule, scope: RuleScope, evaluate: RuleEvaluator, say: Say): Finding[] {
  const outcome = evaluate(rule.check!, scope)
  if (outcome.state === 'unknown' || outcome.value === true) return []
  const cells = rule.cells.map((code) => [code, entryText(scope.values.get(code) ?? MISSING, getIndicator(form, code), say)] as const)
  const computed = Object.entries(rule.params).map(([name, formula]) => [name, printOutcome(evaluate(formula, scope))] as const)
  return [{
    code: rule.code, severity: rule.severity, cells: rule.cells, message: rule.message, ground: rule.ground,
    params: Object.fromEntries([...cells, ...computed]),
  }]
}

function printOutcome(outcome: Outcome): string {
  if (outcome.state === 'unknown') return '…'
  return typeof outcome.value === 'object' ? printDecimal(outcome.value) : String(outcome.value)
}

/** One finding for each empty cell; a rule that names cells asks for these alone. */
function findMissing(rule: ValidationRule, entered: readonly Indicator[], scope: RuleScope, say: Say): Finding[] {
  return entered
    .filter((indicator) => rule.cells.length === 0 || rule.cells.includes(indicator.code))
    .filter((indicator) => (scope.values.get(indicator.code) ?? MISSING).state === 'missing')
    .map((indicator) => ({
      code: rule.code, severity: rule.severity, cells: [indicator.code], message: rule.message, ground: rule.ground,
      params: { label: indicator.label[say.lang] },
    }))
}
