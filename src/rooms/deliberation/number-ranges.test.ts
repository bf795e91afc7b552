import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readNumberRanges } from './number-ranges.ts'

const read = (text: string): unknown => {
  const result = readNumberRanges(text)
  return result.ok ? result.value : result.refusal.code
}

test('numbers as they stand on a paper list', () => {
  assert.deepEqual(read('1-3, 25'), [1, 2, 3, 25])
  assert.deepEqual(read('7; 5–6\n9'), [5, 6, 7, 9])
  assert.deepEqual(read('4 5 6'), [4, 5, 6])
  assert.deepEqual(read('2 - 4, 3'), [2, 3, 4])
})

test('what is no number is told', () => {
  for (const text of ['', '  ', 'a', '1-', '5-3', '0', '1-20x', '1-99999']) assert.equal(read(text), 'deliberation.numbers-form', text)
})

test('whatever numbers are written out are read again, once each and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 60 }), (numbers) => {
      assert.deepEqual(read(numbers.join(', ')), [...new Set(numbers)].toSorted((a, b) => a - b))
    }),
  )
})
