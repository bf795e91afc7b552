import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Aggregation, CountedAgainst, Form, Indicator, PrintRule, Section, Text, ValidationRule } from './catalogue.ts'
import { CheckedObject, checkedText, NotAsExpected } from './checked-json.ts'
import { REPORTERS, type Reporter } from './unit-group.ts'

const PLACES = ['profile', 'appendix', 'body'] as const
const TYPES = ['integer', 'decimal', 'dong', 'yes-no', 'pair', 'derived'] as const
const AGGREGATIONS = ['sum', 'count-units', 'ratio-of-sums', 'none'] as const
const LEVELS = ['body', 'commune', 'district', 'province', 'nation'] as const

/**
 * Reads a form of the catalogue, strictly: an unknown key, a repeated code, a reference to a code that is
 * not there, or a ratio without its sums is refused with the place where it stands
 * (`indicators.catalogue`, details `at` and `problem`).
 */
export function parseCatalogue(json: unknown): Result<Form> {
  try {
    return accept(readForm(json))
  } catch (fault) {
    if (fault instanceof NotAsExpected) return refuse({ code: 'indicators.catalogue', at: fault.at, problem: fault.problem })
    throw fault
  }
}

function readForm(json: unknown): Form {
  const object = new CheckedObject(json, 'form')
  const form: Form = {
    id: object.text('id'),
    version: object.integer('version', 1, 999),
    label: readText(object, 'label'),
    basis: object.text('basis'),
    levels: object.listOf('levels', LEVELS),
    sections: object.list('sections', readSection),
    indicators: object.list('indicators', readIndicator),
    rules: object.list('rules', readRule),
  }
  object.end()
  checkReferences(form)
  return form
}

export function readText(object: CheckedObject, key: string): Text {
  const both = object.object(key)
  const text = { vi: both.text('vi'), en: both.text('en') }
  both.end()
  return text
}

function readSection(json: unknown, at: string): Section {
  const object = new CheckedObject(json, at)
  const section = { id: object.text('id'), number: object.text('number'), label: readText(object, 'label'), place: object.oneOf('place', PLACES) }
  object.end()
  return section
}

function readIndicator(json: unknown, at: string): Indicator {
  const object = new CheckedObject(json, at)
  const aggregation: Aggregation = object.oneOf('aggregation', AGGREGATIONS)
  const indicator: Indicator = {
    code: readCode(object.take('code'), `${at}.code`),
    section: object.text('section'),
    label: readText(object, 'label'),
    ...(object.has('help') ? { help: readText(object, 'help') } : {}),
    unit: readText(object, 'unit'),
    type: object.oneOf('type', TYPES),
    enteredBy: object.listOf('enteredBy', REPORTERS),
    aggregation,
    ...(object.has('numerator') ? { numerator: object.text('numerator') } : {}),
    ...(object.has('denominator') ? { denominator: object.text('denominator') } : {}),
    ...(object.has('denominatorSet') ? { denominatorSet: readText(object, 'denominatorSet') } : {}),
    ...(object.has('of') ? { of: readCountedAgainst(object.object('of')) } : {}),
    print: readPrintRule(object.object('print')),
    basis: object.text('basis'),
    confidence: object.oneOf('confidence', ['V', 'S', 'M']),
    source: object.text('source'),
    place: object.oneOf('place', PLACES),
    ...(object.has('records') ? { records: object.text('records') } : {}),
    ...(object.has('secrecy') ? { secrecy: object.oneOf('secrecy', ['count-only']) } : {}),
  }
  object.end()
  checkIndicator(indicator, at)
  return indicator
}

function readCode(value: unknown, at: string): string {
  const code = checkedText(value, at)
  if (!/^[a-z][a-z0-9_]*$/.test(code)) throw new NotAsExpected(at, 'code-expected')
  return code
}

function readCountedAgainst(object: CheckedObject): CountedAgainst {
  const of: CountedAgainst = object.has('code') ? { code: object.text('code') } : { kinds: object.listOf<Reporter>('kinds', REPORTERS) }
  object.end()
  return of
}

function readPrintRule(object: CheckedObject): PrintRule {
  const rule: PrintRule = {
    as: object.oneOf('as', ['number', 'fraction', 'percent']),
    decimals: object.integer('decimals', 0, 4),
    leadingZero: object.flag('leadingZero'),
    verb: object.oneOf('verb', ['reaches', 'makes-up']),
  }
  object.end()
  return rule
}

function readRule(json: unknown, at: string): ValidationRule {
  const object = new CheckedObject(json, at)
  const params = object.has('params') ? object.object('params') : new CheckedObject({}, `${at}.params`)
  const rule: ValidationRule = {
    code: object.text('code'),
    severity: object.oneOf('severity', ['error', 'warning']),
    cells: object.list('cells', checkedText),
    ...(object.has('check') ? { check: object.text('check') } : {}),
    ...(object.has('completeness') ? { completeness: readTrue(object) } : {}),
    message: readText(object, 'message'),
    params: Object.fromEntries(params.keys().map((name) => [name, params.text(name)])),
    ground: object.text('ground'),
  }
  object.end()
  if ((rule.check === undefined) === (rule.completeness === undefined)) throw new NotAsExpected(at, 'check-or-completeness-expected')
  if (rule.check !== undefined && rule.cells.length === 0) throw new NotAsExpected(`${at}.cells`, 'cells-expected')
  return rule
}

function readTrue(object: CheckedObject): true {
  if (!object.flag('completeness')) throw new NotAsExpected(`${object.at}.completeness`, 'true-or-false-expected')
  return true
}

/** What has to hold within one indicator. */
function checkIndicator(indicator: Indicator, at: string): void {
  const fail = (key: string, problem: string): never => {
    throw new NotAsExpected(`${at}.${key}`, problem)
  }
  const isRatio = indicator.aggregation === 'ratio-of-sums'
  if (isRatio !== (indicator.numerator !== undefined && indicator.denominator !== undefined)) fail('numerator', 'ratio-and-its-sums-go-together')
  if (isRatio && indicator.type !== 'derived') fail('type', 'a-ratio-is-derived')
  if ((indicator.type === 'derived') !== (indicator.enteredBy.length === 0)) fail('enteredBy', 'derived-and-nobody-enters-go-together')
  if (indicator.type === 'yes-no' && indicator.aggregation === 'sum') fail('aggregation', 'yes-or-no-is-counted-not-summed')
  if (indicator.aggregation === 'count-units' && indicator.type !== 'yes-no' && indicator.type !== 'derived') fail('type', 'yes-no-expected')
  if (indicator.type === 'derived' && !isRatio && !(indicator.of && 'kinds' in indicator.of)) fail('of', 'kinds-expected')
  if (indicator.print.as !== 'number' && indicator.denominatorSet === undefined) fail('denominatorSet', 'a-share-names-its-denominator')
}

/** What has to hold between the parts of the form. */
function checkReferences(form: Form): void {
  const codes = form.indicators.map((indicator) => indicator.code)
  const sections = new Set(form.sections.map((section) => section.id))
  checkUnique(codes, 'form.indicators')
  checkUnique(form.rules.map((rule) => rule.code), 'form.rules')
  checkUnique(form.sections.map((section) => section.id), 'form.sections')
  form.indicators.forEach((indicator, index) => {
    const at = `form.indicators[${index}]`
    if (!sections.has(indicator.section)) throw new NotAsExpected(`${at}.section`, `no-such-section: ${indicator.section}`)
    const references = [indicator.numerator, indicator.denominator, indicator.of && 'code' in indicator.of ? indicator.of.code : undefined]
    for (const reference of references) {
      if (reference === undefined) continue
      const found = form.indicators.find((other) => other.code === reference)
      if (!found) throw new NotAsExpected(at, `no-such-indicator: ${reference}`)
      if (found.aggregation === 'ratio-of-sums') throw new NotAsExpected(at, `a-ratio-is-not-made-of-ratios: ${reference}`)
    }
  })
  form.rules.forEach((rule, index) => {
    for (const cell of rule.cells) {
      if (!codes.includes(cell)) throw new NotAsExpected(`form.rules[${index}].cells`, `no-such-indicator: ${cell}`)
    }
  })
}

function checkUnique(names: readonly string[], at: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) throw new NotAsExpected(at, `repeated: ${repeated}`)
}
