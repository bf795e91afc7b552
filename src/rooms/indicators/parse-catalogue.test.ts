import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { parseCatalogue } from './parse-catalogue.ts'
import { parsePeriods } from './parse-periods.ts'
import { checkRules } from './store/cel.ts'

const read = (name: string): any => JSON.parse(readFileSync(new URL(`../../../catalogues/${name}.json`, import.meta.url), 'utf8'))
const FORMS = ['qcdc-2020', 'dcch-2026'] as const

/** Where the catalogue is refused after it was spoiled; undefined where it is still accepted. */
function spoiled(change: (form: any) => void): string | undefined {
  const json = read('qcdc-2020')
  change(json)
  const parsed = parseCatalogue(json)
  return parsed.ok ? undefined : `${parsed.refusal['at']}: ${parsed.refusal['problem']}`
}

test('both forms and the periods are read, and every formula can be worked out', () => {
  for (const name of FORMS) {
    const form = mustAccept(parseCatalogue(read(name)))
    assert.equal(form.id, name)
    assert.deepEqual(checkRules(form), { ok: true, value: true })
  }
  const periods = mustAccept(parsePeriods(read('periods')))
  for (const period of periods) assert.ok(FORMS.some((name) => name === period.form), period.id)
})

test('the form of 2026 knows no district, and of denunciations nothing but the count', () => {
  const form = mustAccept(parseCatalogue(read('dcch-2026')))
  assert.ok(!form.levels.includes('district'))
  assert.ok(form.indicators.every((one) => !one.enteredBy.includes('district')))
  const secret = form.indicators.filter((one) => one.label.vi.includes('đơn tố cáo'))
  assert.deepEqual(secret.map((one) => [one.secrecy, one.type]), [['count-only', 'integer']])
})

test('every share names what it is a share of, and every rule the cells it speaks of', () => {
  for (const name of FORMS) {
    const form = mustAccept(parseCatalogue(read(name)))
    for (const one of form.indicators) if (one.print.as !== 'number') assert.ok(one.denominatorSet, one.code)
    for (const rule of form.rules) {
      const known = new Set([...rule.cells, ...Object.keys(rule.params), ...(rule.completeness ? ['label'] : [])])
      for (const text of [rule.message.vi, rule.message.en]) {
        for (const [, param] of text.matchAll(/\{(\w+)\}/g)) assert.ok(known.has(param!), `${rule.code} needs {${param}}`)
      }
    }
  }
})

test('a spoiled catalogue is refused with the place where it is wrong', () => {
  assert.equal(spoiled(() => {}), undefined)
  assert.match(spoiled((f) => { f.indicators[0].colour = 'red' })!, /indicators\[0\]\.colour: unknown-key/)
  assert.match(spoiled((f) => { f.indicators[1].code = f.indicators[0].code })!, /repeated: area_ha/)
  assert.match(spoiled((f) => { f.indicators[1].code = 'Households' })!, /code-expected/)
  assert.match(spoiled((f) => { f.indicators[0].type = 'number' })!, /type: one-of-expected/)
  assert.match(spoiled((f) => { f.indicators[0].label.vi = 'Diện tích'.normalize('NFD') })!, /nfc-expected/)
  assert.match(spoiled((f) => { f.indicators[0].section = 'nowhere' })!, /no-such-section/)
  assert.match(spoiled((f) => { delete f.indicators[4].denominator })!, /ratio-and-its-sums/)
  assert.match(spoiled((f) => { f.indicators[4].denominator = 'hens' })!, /no-such-indicator: hens/)
  assert.match(spoiled((f) => { delete f.indicators[4].denominatorSet })!, /a-share-names-its-denominator/)
  assert.match(spoiled((f) => { f.indicators[0].aggregation = 'count-units' })!, /yes-no-expected/)
  assert.match(spoiled((f) => { f.rules[1].cells = ['hens'] })!, /no-such-indicator: hens/)
  assert.match(spoiled((f) => { delete f.rules[1].check })!, /check-or-completeness/)
  assert.match(spoiled((f) => { f.version = 1.5 })!, /integer-expected/)
  assert.equal(parseCatalogue(null).ok, false)
  assert.equal(parseCatalogue([]).ok, false)
})

test('a spoiled period is refused', () => {
  const spoil = (change: (period: any) => void): string => {
    const json = read('periods')
    change(json.periods[1])
    const parsed = parsePeriods(json)
    return parsed.ok ? 'accepted' : `${parsed.refusal['at']}: ${parsed.refusal['problem']}`
  }
  assert.match(spoil((p) => { p.to = '2019-01-01' }), /ends-before/)
  assert.match(spoil((p) => { p.due.commune = '2020-02-30' }), /date-expected/)
  assert.match(spoil((p) => { p.previous = '1999' }), /no-such-period/)
  assert.match(spoil((p) => { p.id = '2019' }), /repeated|no-such/)
})

test('a rule that speaks of what is not there, or that is not true or false, is found', () => {
  const form = mustAccept(parseCatalogue(read('qcdc-2020')))
  const withCheck = (check: string): string => {
    const result = checkRules({ ...form, rules: [{ ...form.rules[1]!, check, params: {} }] })
    return result.ok ? 'accepted' : String(result.refusal['problem'])
  }
  assert.match(withCheck('hens > 1'), /hens/)
  assert.match(withCheck('mediation_total + 1'), /Figure/)
  assert.match(withCheck('mediation_total == "x"'), /no such overload|not defined/i)
  assert.equal(withCheck('mediation_total < last.mediation_total * 1.5'), 'accepted')
})
