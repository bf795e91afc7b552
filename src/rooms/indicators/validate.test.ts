import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { words } from '#words/words.ts'
import { sayFinding } from './finding.ts'
import { enteredBy, getIndicator } from './form-index.ts'
import { parseCatalogue } from './parse-catalogue.ts'
import { parseEntry } from './parse-entry.ts'
import { ruleEvaluator } from './store/cel.ts'
import { validate } from './validate.ts'
import type { Value } from './value.ts'

const form = mustAccept(parseCatalogue(JSON.parse(readFileSync(new URL('../../../catalogues/qcdc-2020.json', import.meta.url), 'utf8'))))
const evaluate = ruleEvaluator(form)
const say = words('vi')

function values(entries: Record<string, string>): Map<string, Value> {
  return new Map(Object.entries(entries).map(([code, text]) => [code, mustAccept(parseEntry(text, getIndicator(form, code)))]))
}

/** The findings other than those of completeness: code and sentence. */
function found(kind: string, entries: Record<string, string>, last: Record<string, string> = {}): string[] {
  return validate(form, kind, { values: values(entries), last: values(last) }, evaluate, say)
    .filter((finding) => finding.code !== 'complete').map((finding) => `${finding.severity} ${finding.code}`)
}

test('an identity that does not add up names its cells and the sum', () => {
  const entries = { mediation_total: '158', mediation_settled: '146', mediation_failed: '10', mediation_open: '01' }
  const [finding] = validate(form, 'xa', { values: values(entries), last: new Map() }, evaluate, say).filter((one) => one.code !== 'complete')
  assert.deepEqual(finding!.cells, ['mediation_total', 'mediation_settled', 'mediation_failed', 'mediation_open'])
  assert.equal(finding!.severity, 'error')
  assert.equal(sayFinding(finding!, say), 'Số vụ việc đã tiếp nhận hòa giải là 158, nhưng hòa giải thành (146), không thành (10) và đang giải quyết (1) cộng lại là 157. Đề nghị kiểm tra lại.')
  assert.match(sayFinding(finding!, words('en')), /add up to 157/)
  assert.deepEqual(found('xa', { ...entries, mediation_open: '02' }), [])
  assert.deepEqual(found('xa', { mediation_total: '12', mediation_settled: '12', mediation_failed: 'KPS', mediation_open: 'KPS' }), [])
})

test('missing figures leave a rule silent; completeness alone names them', () => {
  assert.deepEqual(found('xa', { mediation_total: '158', mediation_settled: '1' }), [])
  const missing = validate(form, 'xa', { values: new Map(), last: new Map() }, evaluate, say)
  assert.equal(missing.length, enteredBy(form, 'xa').length)
  assert.ok(missing.every((finding) => finding.code === 'complete' && finding.cells.length === 1))
  assert.match(sayFinding(missing[0]!, say), /Diện tích tự nhiên/)
})

test('parts, denominators and last year', () => {
  assert.deepEqual(found('xa', { poor_households: '20', households: '10', people: '40' }), ['error poor-within-households'])
  assert.deepEqual(found('xa', { petitions_settled: '3' }), ['error settled-needs-competence'])
  assert.deepEqual(found('xa', { petitions_settled: '3', petitions_within_competence: 'KAD' }), ['error settled-needs-competence'])
  assert.deepEqual(found('xa', { mediation_total: '31' }, { mediation_total: '17' }), ['warning mediation-total-over-year'])
  assert.deepEqual(found('xa', { mediation_total: '5' }, { mediation_total: '3' }), [])
  assert.deepEqual(found('xa', { mediation_total: '31' }, { mediation_total: 'KAD' }), [])
})

test('a rule speaks only to units that enter all of its cells', () => {
  assert.deepEqual(found('agency', { petitions_within_competence: '5', petitions_settled: '3', petitions_open: '1' }), ['error petitions-add-up'])
  assert.deepEqual(found('enterprise', { enterprises_with_union: 'Không', enterprises_with_worker_conference_percent: 'Có', enterprises_with_collective_agreement_percent: 'KAD' }), ['error union-for-conference'])
  assert.deepEqual(found('enterprise', { enterprises_with_union: 'Có', enterprises_with_worker_conference_percent: 'Có', enterprises_with_collective_agreement_percent: 'KAD' }), ['error union-for-agreement'])
  assert.deepEqual(found('huyen', { inspections_planned: '3', inspections_done: '4' }), ['warning inspections-done-as-planned'])
})
