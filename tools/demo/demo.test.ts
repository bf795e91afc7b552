import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareDecimals, decimal, parseDecimal } from '#foundation/decimal.ts'
import { mustAccept } from '#foundation/result.ts'
import {
  addCells, aggregateForm, comparePrinted, contribution, EMPTY_CELL, enteredBy, getIndicator, isAmong, MISSING, parseCatalogue, parseEntry,
  printValueWithCounts, sayFinding, validate, type Aggregate, type Form, type PrintedFact, type Value,
} from '#rooms/indicators/index.ts'
import { ruleEvaluator } from '#rooms/indicators/store/cel.ts'
import { words } from '#words/words.ts'
import { apportion } from './apportion.ts'
import { figures2020 } from './figures-2020.ts'
import { figures2026 } from './figures-2026.ts'

type Submission = { unit: string; state: string; submittedOn?: string; reason?: string; figures: Record<string, string>; explanations: Record<string, string>; limits: string; causes: string }
type Demo = { form: string; bodies: { key: string; kind: string; name: string }[]; periods: { period: string; submissions: Submission[] }[] }

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const json = <T>(path: string): T => JSON.parse(text(path)) as T
const say = words('vi')
const load = (name: string): { form: Form; demo: Demo } => ({ form: mustAccept(parseCatalogue(json(`catalogues/${name}.json`))), demo: json(`demo/${name}.json`) })

const kindOf = (demo: Demo, unit: string): string => {
  if (unit === '625') return 'huyen'
  return demo.bodies.find((body) => body.key === unit)?.kind ?? (demo.form === 'qcdc-2020' && unit === '23638' ? 'thi-tran' : 'xa')
}
const valuesOf = (form: Form, one: Submission): Map<string, Value> =>
  new Map(Object.entries(one.figures).map(([code, entry]) => [code, mustAccept(parseEntry(entry, getIndicator(form, code)))]))

function aggregates(form: Form, demo: Demo, period: string): Map<string, Aggregate> {
  const units = demo.periods.find((one) => one.period === period)!.submissions.map((one) => ({ kind: kindOf(demo, one.unit), values: valuesOf(form, one) }))
  return aggregateForm(form, {
    cell: (code) => units.reduce((sum, unit) => addCells(sum, contribution(unit.values.get(code) ?? MISSING, getIndicator(form, code))), EMPTY_CELL),
    expected: (kinds) => units.filter((unit) => isAmong(unit.kind, kinds)).length,
  })
}

test('the committed files are what the generator makes', () => {
  assert.equal(text('demo/qcdc-2020.json'), `${JSON.stringify(figures2020(json('tools/demo/base-2020.json')), null, 1)}\n`)
  assert.equal(text('demo/dcch-2026.json'), `${JSON.stringify(figures2026(json('tools/demo/base-2026.json')), null, 1)}\n`)
})

test('Kbang 2020 adds up exactly to every figure of report 480', () => {
  const { form, demo } = load('qcdc-2020')
  const facts = json<{ values: Record<string, string> }>('demo/480-facts.json')
  const sums = aggregates(form, demo, '2020')
  for (const [code, fact] of Object.entries(facts.values)) {
    const figure = sums.get(code)!
    assert.ok(figure.complete, code)
    const [numerator, denominator] = fact.split('/').map(decimal)
    if (denominator) assert.ok(figure.state === 'pair' && compareDecimals(figure.denominator, denominator) === 0, code)
    const value = figure.state === 'number' ? figure.number : figure.state === 'pair' ? figure.numerator : undefined
    assert.ok(value && compareDecimals(value, numerator!) === 0, `${code}: ${fact}`)
  }
})

test('what the report printed wrongly or without its base is found, and nothing else', () => {
  const { form, demo } = load('qcdc-2020')
  const facts = json<{ source: string; printed: PrintedFact[] }>('demo/480-facts.json')
  const sums = aggregates(form, demo, '2020')
  const findings = facts.printed.flatMap((fact) => comparePrinted(fact, sums.get(fact.code)!, getIndicator(form, fact.code), facts.source, 'vi'))
  assert.deepEqual(findings.map((one) => `${one.cells[0]} ${one.code}`), [
    'poor_households_printed_percent printed.wrong-share',
    'petitions_settled_printed_percent printed.truncated', 'petitions_settled_printed_percent printed.hidden-base',
    'enterprises_with_worker_conference_percent printed.hidden-base', 'enterprises_with_collective_agreement_percent printed.hidden-base',
  ])
  for (const one of findings) for (const lang of ['vi', 'en'] as const) assert.ok(!sayFinding(one, words(lang)).includes('…'))
  const printed = (code: string): string => printValueWithCounts(sums.get(code)!, getIndicator(form, code), say)
  assert.equal(printed('petitions_settled_printed_percent'), '16/17 đơn thuộc thẩm quyền, đạt 94,12%')
  assert.equal(printed('poor_households_printed_percent'), '939/17.775 hộ trên địa bàn, chiếm 5,28%')
  assert.equal(printed('agencies_with_conference_percent'), '28/29 cơ quan, đơn vị, đạt 96,6%')
  assert.equal(printed('enterprises_with_worker_conference_percent'), '05/08 doanh nghiệp có tổ chức công đoàn, đạt 62,5%')
})

test('every form that was sent is complete, without errors, and its warnings are explained', () => {
  for (const name of ['qcdc-2020', 'dcch-2026']) {
    const { form, demo } = load(name)
    const evaluate = ruleEvaluator(form)
    let last = new Map<string, Map<string, Value>>()
    const explained: string[] = []
    for (const period of demo.periods) {
      const now = new Map(period.submissions.map((one) => [one.unit, valuesOf(form, one)]))
      for (const one of period.submissions) {
        const kind = kindOf(demo, one.unit)
        const own = enteredBy(form, kind).map((indicator) => indicator.code)
        assert.ok(Object.keys(one.figures).every((code) => own.includes(code)), `${one.unit} enters what is not its own`)
        if (one.state === 'draft') continue
        const findings = validate(form, kind, { values: now.get(one.unit)!, last: last.get(one.unit) ?? new Map() }, evaluate, say)
        for (const finding of findings) {
          const because = finding.cells.find((cell) => one.explanations[cell])
          assert.ok(finding.severity === 'warning' && because, `${period.period} ${one.unit}: ${sayFinding(finding, say)}`)
          explained.push(finding.code)
        }
      }
      last = now
    }
    assert.ok(explained.length >= 3, `${name} has warnings to show`)
  }
})

test('2026: half sent, one returned with its reason, some late', () => {
  const { demo } = load('dcch-2026')
  const states = demo.periods.find((one) => one.period === '2026')!.submissions.map((one) => one.state)
  assert.equal(states.filter((state) => state === 'submitted' || state === 'accepted').length, 3)
  assert.equal(states.filter((state) => state === 'returned').length, 1)
  assert.equal(states.length, 5)
  for (const one of demo.periods[1]!.submissions) assert.equal(one.reason !== undefined, one.state === 'returned')
})

test('the narrative binds only to figures of the form, and prints without gaps', () => {
  const { form, demo } = load('qcdc-2020')
  const sums = aggregates(form, demo, '2020')
  const narrative = json<{ outline: { section: string }[]; blocks: { section: string; text: string }[]; lastYearTasks: { text: string; note: string; outcome: string }[] }>('demo/narrative-2020.json')
  const sections = new Set(['opening', 'closing', ...narrative.outline.map((one) => one.section)])
  for (const block of narrative.blocks) assert.ok(sections.has(block.section), block.section)
  for (const one of [...narrative.blocks.map((block) => block.text), ...narrative.lastYearTasks.map((task) => task.note)]) {
    const whole = one.replaceAll(/\{\{(\w+)(?:\|counts)?\}\}/g, (_, code: string) => printValueWithCounts(sums.get(code)!, getIndicator(form, code), say))
    assert.ok(!/[{}]|undefined|…|chưa có số liệu/.test(whole), whole)
    assert.equal(whole, whole.normalize('NFC'))
  }
})

test('no sentence of the narrative or of the demonstration stands for a real person', () => {
  for (const path of ['demo/qcdc-2020.json', 'demo/dcch-2026.json', 'demo/narrative-2020.json']) assert.ok(!/\b(ông|bà|anh|chị) [A-ZĐ]/.test(text(path)), path)
})

test('parts by weights add up to the whole', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000_000 }), weights, (whole, shares) => {
    const parts = apportion(whole, shares)
    assert.equal(parts.reduce((a, b) => a + b, 0), whole)
    assert.ok(parts.every((part) => part >= 0 && parseDecimal(String(part))))
  }))
})
