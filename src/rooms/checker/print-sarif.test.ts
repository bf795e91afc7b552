import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkReport } from './check.ts'
import { sarifOf } from './print-sarif.ts'
import { RULES } from './rules/index.ts'
import { loadKnowledge } from './testing/knowledge.ts'
import { textReport } from './text-report.ts'

/** What the SARIF 2.1.0 schema asks of the parts that are used: names, types, and no property that it does not know. */
test('SARIF 2.1.0: the structure that the schema asks for', () => {
  const source = textReport('Dòng một.\nCó 45/60 hộ (80%) đạt chuẩn.\nNgày 31/02/2020 đã họp.\n')
  const findings = checkReport(source, loadKnowledge())
  assert.ok(findings.length >= 2)
  const log = JSON.parse(JSON.stringify(sarifOf([{ path: 'thư mục\\báo cáo.txt', source, findings }], RULES, '0.1.0')))
  assert.deepEqual(Object.keys(log), ['$schema', 'version', 'runs'])
  assert.equal(log.version, '2.1.0')
  assert.match(log.$schema, /^https:\/\/.*sarif-schema-2\.1\.0\.json$/)
  const [run] = log.runs
  assert.deepEqual(Object.keys(run).toSorted(), ['columnKind', 'results', 'tool'])
  assert.equal(run.columnKind, 'utf16CodeUnits')
  const { driver } = run.tool
  assert.deepEqual([driver.name, driver.version], ['nharong', '0.1.0'])
  const ids = driver.rules.map((rule: { id: string }) => rule.id)
  assert.equal(new Set(ids).size, RULES.length)
  for (const rule of driver.rules) {
    assert.deepEqual(Object.keys(rule), ['id', 'shortDescription', 'fullDescription', 'defaultConfiguration'])
    assert.ok(rule.shortDescription.text && rule.fullDescription.text)
    assert.match(rule.defaultConfiguration.level, /^(error|warning|note)$/)
  }
  assert.equal(run.results.length, findings.length)
  for (const result of run.results) {
    assert.deepEqual(Object.keys(result), ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'properties'])
    assert.equal(driver.rules[result.ruleIndex].id, result.ruleId)
    assert.match(result.level, /^(error|warning|note)$/)
    assert.ok(result.message.text)
    const { artifactLocation, region } = result.locations[0].physicalLocation
    assert.ok(URL.canParse(artifactLocation.uri, 'file:///'))
    assert.doesNotMatch(artifactLocation.uri, /[\\\s]|[^\u0020-\u007e]/)
    for (const name of ['startLine', 'startColumn', 'charLength']) assert.ok(Number.isInteger(region[name]) && region[name] >= 1, name)
    assert.equal(source.text.slice(region.charOffset, region.charOffset + region.charLength), region.snippet.text)
    const line = source.text.split('\n')[region.startLine - 1]!
    assert.ok(line.slice(region.startColumn - 1).startsWith(region.snippet.text.split('\n')[0]!))
  }
})
