import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hamletKindOf, hamletName, readBody, HAMLET_ROLL } from './index.ts'

const read = (name: string, kind = '') =>
  readBody({ name, kind, code: '', parent: '23668', from: '01/7/2025', to: '' }, HAMLET_ROLL)

test('the word for a hamlet stands once, as people write it', () => {
  assert.equal(hamletName('thon', '2'), 'Thôn 2')
  assert.equal(hamletName('thon', 'thôn 2'), 'Thôn 2')
  assert.equal(hamletName('thon', 'thôn2'), 'Thôn 2')
  assert.equal(hamletName('thon', 'Làng Kgiang'), 'Làng Kgiang')
  assert.equal(hamletName('thon', 'Kgiang'), 'Thôn Kgiang')
  assert.equal(hamletName('to-dan-pho', '5'), 'Tổ dân phố 5')
  assert.equal(hamletName('to-dan-pho', 'TDP 5'), 'Tổ dân phố 5')
  assert.equal(hamletName('to-dan-pho', 'TDP5'), 'Tổ dân phố 5')
  assert.equal(hamletName('to-dan-pho', 'Khu phố Tân Lập'), 'Khu phố Tân Lập')
})

test('a name that is put right once stays as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom('thon', 'to-dan-pho'), fc.stringMatching(/^[A-Za-zĐđôơêạ]{1,8}( [A-Za-z0-9]{1,4})?$/), (kind, name) => {
      const once = hamletName(kind, name)
      assert.equal(hamletName(kind, once), once)
      assert.notEqual(hamletKindOf(once), undefined)
    }),
  )
})

test('the kind may be left to the name; a name of no kind needs one', () => {
  assert.equal(read('Buôn Lưới').value?.kind, 'thon')
  assert.equal(read('tổ dân phố 7').value?.kind, 'to-dan-pho')
  assert.deepEqual(read('Kgiang').problems.map(({ refusal }) => refusal.code), ['hamlets.kind-empty'])
  assert.deepEqual(read('Kgiang', 'làng').value?.name, 'Thôn Kgiang')
  assert.deepEqual(read('Kgiang', 'cơ quan').problems.map(({ refusal }) => refusal.code), ['hamlets.kind-strange'])
})
