import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { loadKnowledge } from '../testing/knowledge.ts'
import { runRules } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { textReport } from '../text-report.ts'
import { RULES } from './index.ts'

const KNOWLEDGE = loadKnowledge()

function check(rule: Rule, text: string, on: string | undefined): Finding[] {
  const knowledge = on === undefined ? KNOWLEDGE : { ...KNOWLEDGE, on: calendarDate(on), onIsReportDate: true }
  return runRules([rule], textReport(text), knowledge)
}

/** What does not depend on where the text stands. */
const gist = ({ code, quote, message, expected }: Finding): string => [code, quote, message.vi, message.en, expected].join(' | ')

describe('every rule', () => {
  it('has a code of its own, of a family, and all its words', () => {
    assert.equal(new Set(RULES.map(({ code }) => code)).size, RULES.length)
    for (const { code, title, ground, severity } of RULES) {
      assert.match(code, /^(?:percent|sum|twice|number|date|citation|form|word|duty)\.[a-z0-9-]+$/)
      assert.ok(['error', 'warning', 'note'].includes(severity))
      for (const text of [title.vi, title.en, ground.vi, ground.en]) {
        assert.notEqual(text, '')
        assert.equal(text, text.normalize('NFC'))
      }
    }
  })

  for (const rule of RULES) {
    describe(rule.code, () => {
      for (const { text, quote, on } of rule.fires) {
        it(`fires on «${quote}» in “${text.slice(0, 60)}”`, () => {
          const findings = check(rule, text, on)
          assert.ok(findings.some((finding) => finding.quote === quote), `marked ${JSON.stringify(findings.map((finding) => finding.quote))}`)
          for (const finding of findings) {
            const clean = textReport(text).text
            assert.equal(finding.quote, clean.slice(finding.start, finding.end))
            for (const one of finding.operands) assert.equal(one.quote, clean.slice(one.start, one.end))
            assert.doesNotMatch(finding.message.vi + finding.message.en, /[{}]|undefined/)
            assert.match(finding.message.vi, /[.?…]$/)
            assert.match(finding.message.en, /[.?…]$/)
          }
          // The same however the letters are made up.
          assert.deepEqual(check(rule, text.normalize('NFD'), on).map(gist), findings.map(gist))
        })
      }
      for (const { text, on } of rule.silent) {
        it(`is silent on “${text.slice(0, 60)}”`, () => assert.deepEqual(check(rule, text, on).map(gist), []))
      }
    })
  }
})
