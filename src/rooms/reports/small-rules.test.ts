import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { words } from '#words/words.ts'
import { nearestCodes } from './nearest-codes.ts'
import { parseOutline } from './parse-outline.ts'
import { addRemarks, remarkLines } from './remarks.ts'
import { tasksOf } from './task.ts'
import { typedNumbers } from './typed-numbers.ts'
import { figures, FORM } from './testing/small-report.ts'

test('remarks become items, each once', () => {
  assert.equal(addRemarks('', ['Tuyên truyền chưa sâu', '- Tuyên truyền chưa sâu.']), '- Tuyên truyền chưa sâu.')
  assert.equal(addRemarks('Một đoạn.\n- Tuyên truyền chưa sâu;', ['Tuyên truyền chưa sâu', 'Thiếu người']), 'Một đoạn.\n- Tuyên truyền chưa sâu;\n- Thiếu người.')
  assert.deepEqual(remarkLines('+ Một\n\n• Hai {{petitions_open}}\nMột'), ['Một', 'Hai petitions_open'], 'a remark from below binds no figure')
})

test('the tasks that a report sets, without their numbers', () => {
  assert.deepEqual(tasksOf('1. Một;\n- Hai.\n\n10) Ba'), ['Một;', 'Hai.', 'Ba'])
})

test('numbers typed by hand, with the figures they could be; dates and documents are none', () => {
  const text = '1. Ngày 17/3/2020, năm 2020, theo 120-KL/TW ngày 07/01/2016, giải quyết 16 trên 17 đơn, đạt 94,12%, còn {{petitions_open}} đơn, cách 120 km, nhiệm kỳ 2020 - 2025.'
  const found = typedNumbers(text, FORM, figures(), words('vi'))
  assert.deepEqual(found.map((one) => one.text), ['16', '17', '94,12%', '120'])
  assert.deepEqual(found[2]!.codes, ['petitions_settled_printed_percent'])
  assert.deepEqual(found[3]!.codes, [])
})

test('the nearest codes', () => {
  assert.equal(nearestCodes('mediation_totla', FORM.indicators.map((one) => one.code))[0], 'mediation_total')
  assert.deepEqual(nearestCodes('zzzzzzzz', FORM.indicators.map((one) => one.code)), [])
})

test('an outline is held to its form', () => {
  const json = JSON.parse(readFileSync(new URL('../../../catalogues/outlines/qcdc-2020.json', import.meta.url), 'utf8'))
  const wrong = (change: (outline: typeof json) => void) => {
    const copy = structuredClone(json)
    change(copy)
    const parsed = parseOutline(copy, FORM)
    return parsed.ok ? undefined : String(parsed.refusal['problem'])
  }
  assert.equal(wrong(() => undefined), undefined)
  assert.match(wrong((one) => (one.sections[0].starter = '{{nope}}'))!, /unknown-code nope/)
  assert.match(wrong((one) => (one.sections[0].figures = ['nope']))!, /no-such-section/)
  assert.equal(wrong((one) => (one.sections[1].id = 'I')), 'id')
  assert.equal(wrong((one) => (one.sections[1].level = 3)), 'level skipped')
  assert.equal(wrong((one) => (one.extra = 1)), 'unknown-key')
  assert.match(wrong((one) => (one.form = 'dcch-2026'))!, /expected/)
})
