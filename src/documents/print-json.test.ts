import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash } from './content-hash.ts'
import { printJson } from './print-json.ts'

const text = (value: unknown): string => new TextDecoder().decode(printJson(value))

test('keys come in one order, and a newline ends the file', () => {
  assert.equal(
    text({ b: 1, a: { d: [2, undefined], c: null } }),
    '{\n  "a": {\n    "c": null,\n    "d": [\n      2,\n      null\n    ]\n  },\n  "b": 1\n}\n',
  )
  assert.equal(text({ b: undefined, n: 10n ** 30n }), `{\n  "n": "1${'0'.repeat(30)}"\n}\n`)
})

test('the order in which an object was put together does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).toReversed())
      assert.equal(text(turned), text({ ...object }))
      assert.equal(contentHash(turned), contentHash({ ...object }))
    }),
  )
})

test('what JSON cannot hold is a fault', () => {
  for (const value of [NaN, Infinity, () => 1, new Date(0)]) assert.throws(() => printJson({ value }))
})

test('a hash is ten digits and follows the content', () => {
  assert.match(contentHash({ a: 1 }), /^[0-9a-f]{10}$/)
  assert.notEqual(contentHash({ a: 1 }), contentHash({ a: 2 }))
})
