import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'
import { isId, newId } from './ids.ts'
import { cleanText, compareNames, foldText, hasLoneSurrogate } from './text.ts'

describe('text', () => {
  it('is NFC, without soft hyphens and halves of surrogate pairs', () => {
    assert.equal(cleanText(' ph\u00adương án '.normalize('NFD')), 'phương án'.normalize('NFC'))
    assert.equal(hasLoneSurrogate('a\ud800'), true)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        assert.equal(clean, clean.normalize('NFC'))
        assert.equal(hasLoneSurrogate(clean), false)
      }),
    )
  })

  it('is found without its marks', () => {
    assert.equal(foldText('Đăk HLơ'), 'dak hlo')
    assert.equal(foldText('Xã  Kông-Lơng Khơng'.normalize('NFD')), 'xa kong long khong')
  })

  it('sorts as a Vietnamese dictionary does', () => {
    assert.deepEqual(['Đông', 'Da', 'Ân', 'Ăn', 'An', 'Êa', 'Ea'].toSorted(compareNames), ['An', 'Ăn', 'Ân', 'Da', 'Đông', 'Ea', 'Êa'])
  })
})

describe('canonical JSON', () => {
  it('is the same for the same meaning, whatever the order of keys', () => {
    assert.equal(canonicalJson({ b: 1, a: [undefined, null, { d: 1n, c: 'ộ' }], x: undefined }), '{"a":[null,null,{"c":"ộ","d":"1"}],"b":1}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse())
        assert.equal(canonicalJson(shuffled), canonicalJson(value))
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('an id', () => {
  it('sorts by the time it was made', () => {
    const ids = [3, 1, 2].map((n) => newId(Date.UTC(2026, 0, n)))
    assert.deepEqual(ids.toSorted(), [ids[1], ids[2], ids[0]])
    const atOnce = Array.from({ length: 500 }, () => newId(Date.UTC(2026, 5, 1)))
    assert.deepEqual(atOnce.toSorted(), atOnce)
    assert.ok([...ids, ...atOnce].every(isId))
    assert.equal(new Set(Array.from({ length: 1000 }, () => newId())).size, 1000)
  })
})
