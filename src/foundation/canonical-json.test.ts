import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

/** As slow and as plain as can be. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${plainly(item)}`).join(',')}}`
}

test('whatever JSON can hold: one text, and it means the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value)
      assert.equal(text, plainly(value))
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the order in which keys were written does not matter, nor does what is undefined', () => {
  assert.equal(canonicalJson({ b: 1, a: 'x', z: undefined }), '{"a":"x","b":1}')
  assert.equal(canonicalJson({ 10: 1, 9: 2 }), '{"10":1,"9":2}')
  assert.equal(canonicalJson([undefined, 5n, new Date(0)]), '[null,"5","1970-01-01T00:00:00.000Z"]')
})

test('what would break out of its quotation marks is escaped', () => {
  for (const text of ['"', '\\', '\n', '\u007f', '\ud800', 'Kông Lơng Khơng', '"'.repeat(60)]) {
    assert.equal(canonicalJson(text), JSON.stringify(text))
    assert.equal(canonicalJson({ [text]: text }), `{${JSON.stringify(text)}:${JSON.stringify(text)}}`)
  }
})

test('a number that JSON cannot hold is a fault', () => {
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => canonicalJson({ number }))
})
