import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textReport } from '#rooms/checker/index.ts'
import { judge, loadLabelledSet } from './labelled-set.ts'

const SET = loadLabelledSet()

describe('the labelled set', () => {
  it('is large enough, half of it clean, with labels that stand where they say', () => {
    assert.ok(SET.length >= 40, `${SET.length} texts`)
    const clean = SET.filter(({ faults }) => faults.length === 0).length
    assert.ok(clean >= SET.length * 0.4 && clean <= SET.length * 0.6, `${clean} clean of ${SET.length}`)
    for (const { name, text, faults } of SET) {
      const read = textReport(text).text
      for (const { start, quote } of faults) assert.equal(read.slice(start, start + quote.length), quote, name)
    }
    for (const family of ['percent', 'sum', 'twice', 'number', 'date', 'citation', 'form', 'word']) {
      assert.ok(SET.some(({ faults }) => faults.some(({ kind }) => kind.startsWith(`${family}.`))), family)
    }
  })

  it('has at least 95 faults of 100 found, and at most one false alarm in 1,000 words', () => {
    const mended = SET.filter(({ heldOut }) => !heldOut)
    const judged = mended.map((text) => judge(text))
    const faults = mended.flatMap((text) => text.faults).length
    const missed = judged.flatMap(({ text, missed }) => missed.map(({ kind, quote }) => `${text.name}: ${kind}: ${quote}`))
    const alarms = judged.flatMap(({ text, falseAlarms }) => falseAlarms.map(({ code, quote }) => `${text.name}: ${code}: ${quote}`))
    const words = judged.reduce((sum, one) => sum + one.words, 0)
    assert.ok(missed.length <= faults * 0.05, `missed ${missed.length} of ${faults}:\n${missed.join('\n')}`)
    assert.ok(alarms.length <= words / 1000, `${alarms.length} false alarms in ${words} words:\n${alarms.join('\n')}`)
  })
})
