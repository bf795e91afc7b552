import { Environment } from '@marcbachmann/cel-js'
import { addDecimals, compareDecimals, decimal, divideDecimals, parseDecimal, type Decimal } from '#foundation/decimal.ts'
import type { Form } from '../catalogue.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Outcome, RuleEvaluator, RuleScope } from '../validate.ts'
import type { Value } from '../value.ts'

/**
 * A figure inside a formula. CEL's own numbers are 64-bit integers and binary fractions: 10^15 with four
 * decimals overflows the first, and 0.1 + 0.2 is not 0.3 in the second. So figures are a type of their own
 * with exact operators, and literals of the formula are read into it digit by digit.
 */
class Figure {
  readonly decimal: Decimal
  constructor(value: Decimal) {
    this.decimal = value
  }
}

const ZERO = new Figure(decimal(0))

/** Decimals kept in a division inside a formula; findings print far fewer. */
const DIVISION_PLACES = 10

type Operand = Figure | bigint | number

function exact(operand: Operand): Decimal {
  if (operand instanceof Figure) return operand.decimal
  const read = parseDecimal(String(operand))
  if (!read) throw new Error(`not a plain number in a formula: ${operand}`)
  return read
}

const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale })
const negate = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale })

function divide(a: Decimal, b: Decimal): Decimal {
  const quotient = divideDecimals(a, b, DIVISION_PLACES)
  if (!quotient) throw new DividedByZero()
  return quotient
}

class DividedByZero extends Error {}

const ARITHMETIC: readonly [string, (a: Decimal, b: Decimal) => Decimal][] = [
  ['+', addDecimals], ['-', (a, b) => addDecimals(a, negate(b))], ['*', multiply], ['/', divide],
]
const COMPARISON: readonly [string, (order: number) => boolean][] = [
  ['<', (order) => order < 0], ['<=', (order) => order <= 0], ['>', (order) => order > 0], ['>=', (order) => order >= 0],
]

function exactArithmetic(): Environment {
  const env = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } })
  env.registerType('Figure', { ctor: Figure, fields: {} })
  for (const other of ['Figure', 'int', 'double']) {
    for (const [operator, work] of ARITHMETIC) {
      env.registerOperator(`Figure ${operator} ${other}: Figure`, (a: Operand, b: Operand) => new Figure(work(exact(a), exact(b))))
      if (other !== 'Figure') {
        env.registerOperator(`${other} ${operator} Figure: Figure`, (a: Operand, b: Operand) => new Figure(work(exact(a), exact(b))))
      }
    }
    for (const [operator, holds] of COMPARISON) {
      env.registerOperator(`Figure ${operator} ${other}: bool`, (a: Operand, b: Operand) => holds(compareDecimals(exact(a), exact(b))))
      if (other !== 'Figure') {
        env.registerOperator(`${other} ${operator} Figure: bool`, (a: Operand, b: Operand) => holds(compareDecimals(exact(a), exact(b))))
      }
    }
    env.registerOperator(`Figure == ${other}: bool`, (a: Operand, b: Operand) => compareDecimals(exact(a), exact(b)) === 0)
  }
  return env
}

/**
 * The evaluator of a form's formulas (CEL).
 *
 * A formula knows every code of the form (`mediation_total`; of a pair `mediation_teams.numerator`; of a
 * yes/no question a truth value), last year's under `last.` and how a figure was said under `said.`
 * (`said.strikes == "none-arose"`). Anything else is a fault in the catalogue, found by `checkRules`.
 */
export function ruleEvaluator(form: Form): RuleEvaluator {
  const env = environment(form)
  const types = new Map(form.indicators.map(({ code, type }) => [code, type]))
  const parsed = new Map<string, { run: (scope: Record<string, unknown>) => unknown; needs: Needs }>()
  return (formula, scope) => {
    let rule = parsed.get(formula)
    if (!rule) {
      const program = env.parse(formula)
      rule = { run: program, needs: needsOf(program.ast) }
      parsed.set(formula, rule)
    }
    return work(types, rule.run, rule.needs, scope)
  }
}

/** The codes whose figures of last year the formulas of the form speak of. */
export function codesOfLastYear(form: Form): string[] {
  const env = environment(form)
  const formulas = form.rules.flatMap((rule) => [...(rule.check === undefined ? [] : [rule.check]), ...Object.values(rule.params)])
  return [...new Set(formulas.flatMap((formula) => needsOf(env.parse(formula).ast).last))]
}

/** Whether every formula of the form can be worked out: names known, types right. Refusal: `indicators.rule`. */
export function checkRules(form: Form): Result<true> {
  const env = environment(form)
  for (const rule of form.rules) {
    if (rule.check === undefined) continue
    for (const [name, formula] of [['check', rule.check], ...Object.entries(rule.params)] as [string, string][]) {
      const result = env.check(formula)
      if (!result.valid) return refuse({ code: 'indicators.rule', rule: rule.code, formula, problem: result.error?.message ?? '' })
      if (name === 'check' && String(result.type) !== 'bool') {
        return refuse({ code: 'indicators.rule', rule: rule.code, formula, problem: `${result.type}` })
      }
    }
  }
  return accept(true)
}

function environment(form: Form): Environment {
  const env = exactArithmetic()
  for (const indicator of form.indicators) env.registerVariable(indicator.code, typeOf(indicator.type))
  return env.registerVariable('last', 'map<string, Figure>').registerVariable('said', 'map<string, string>')
}

function typeOf(type: string): string {
  return type === 'yes-no' ? 'bool' : type === 'pair' ? 'map<string, Figure>' : 'Figure'
}

/** The figures a formula cannot do without, and those of which it asks how they were said. */
type Needs = { readonly now: readonly string[]; readonly last: readonly string[]; readonly said: readonly string[] | 'any' }

function needsOf(ast: unknown): Needs {
  const now = new Set<string>()
  const last = new Set<string>()
  const said = new Set<string>()
  let saidAtLarge = false
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return
    const { op, args } = node as { op: string; args: unknown }
    if (op === 'id' && args === 'said') saidAtLarge = true
    else if (op === 'id' && typeof args === 'string') now.add(args)
    if (op === '.' && Array.isArray(args)) {
      const owner = args[0] as { op: string; args: unknown }
      if (owner.op === 'id' && owner.args === 'last') return void last.add(String(args[1]))
      if (owner.op === 'id' && owner.args === 'said') return void said.add(String(args[1]))
    }
    walk(args)
  }
  walk(ast)
  return { now: [...now], last: [...last], said: saidAtLarge ? 'any' : [...said] }
}

function work(types: ReadonlyMap<string, string>, run: (scope: Record<string, unknown>) => unknown, needs: Needs, scope: RuleScope): Outcome {
  const variables: Record<string, unknown> = {}
  for (const code of needs.now) {
    const operand = operandOf(scope.values.get(code), types.get(code))
    if (operand === undefined) return { state: 'unknown' }
    variables[code] = operand
  }
  const last: Record<string, unknown> = {}
  for (const code of needs.last) {
    const operand = operandOf(scope.last.get(code), undefined)
    if (!(operand instanceof Figure)) return { state: 'unknown' }
    last[code] = operand
  }
  const said: Record<string, string> = {}
  for (const code of needs.said === 'any' ? types.keys() : needs.said) {
    if (types.has(code)) said[code] = scope.values.get(code)?.state ?? 'missing'
  }
  try {
    const result = run({ ...variables, last, said })
    return { state: 'known', value: result instanceof Figure ? result.decimal : typeof result === 'boolean' ? result : plain(result) }
  } catch (fault) {
    if (fault instanceof DividedByZero || (fault as Error).cause instanceof DividedByZero) return { state: 'unknown' }
    throw fault
  }
}

function plain(result: unknown): Decimal | string {
  return typeof result === 'bigint' || typeof result === 'number' ? exact(result) : String(result)
}

function operandOf(value: Value | undefined, type: string | undefined): unknown {
  switch (value?.state) {
    case 'number':
      return type === 'yes-no' ? value.number.units !== 0n : new Figure(value.number)
    case 'pair':
      return { numerator: new Figure(value.numerator), denominator: new Figure(value.denominator) }
    case 'none-arose':
      return type === 'yes-no' ? false : type === 'pair' ? { numerator: ZERO, denominator: ZERO } : ZERO
    default:
      return undefined
  }
}
