import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alikePairs, likenessOf } from './likeness.ts'

const at = (name: string, address: string, hamletId = 1) => ({ hamletId, name, address })

test('one name without accents and one address are the same; nearly one address, or one hamlet, is near', () => {
  assert.equal(likenessOf(at('Đinh Thị Lan', 'Ngõ 3'), at('DINH THI LAN', 'ngo 3', 2)), 'same')
  assert.equal(likenessOf(at('Đinh Lan', 'Thôn 1, ngõ 3'), at('Đinh Lân', 'Thôn 1 ngõ 4', 2)), 'near')
  assert.equal(likenessOf(at('Đinh Lan', 'Ngõ 3'), at('Đinh Lan', 'Đường liên xã')), 'near')
  assert.equal(likenessOf(at('Đinh Lan', 'Ngõ 3'), at('Đinh Lan', 'Đường liên xã', 2)), undefined)
  assert.equal(likenessOf(at('Đinh Lan', ''), at('Đinh Lan', '', 2)), undefined, 'without addresses a name says nothing across hamlets')
  assert.equal(likenessOf(at('Đinh Lan', ''), at('Đinh Lan', '')), 'same')
  assert.equal(likenessOf(at('Đinh Lan', 'Ngõ 3'), at('Đinh Lam', 'Ngõ 3')), undefined)
})

test('each pair is told once, the surest first', () => {
  const pairs = alikePairs([at('A B', 'x'), at('a b', 'y'), at('Á B', 'x'), at('C', 'x')])
  assert.deepEqual(pairs.map(({ likeness }) => likeness), ['same', 'near', 'near'])
})
