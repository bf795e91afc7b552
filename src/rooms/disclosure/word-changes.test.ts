import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wordChanges } from './word-changes.ts'

test('the words that changed, and no others', () => {
  assert.deepEqual(wordChanges('Hỗ trợ 12 hộ nghèo tại làng Kgiang', 'Hỗ trợ 14 hộ nghèo tại làng Kgiang và làng Stơr'), [
    { kind: 'same', text: 'Hỗ trợ ' },
    { kind: 'gone', text: '12' },
    { kind: 'come', text: '14' },
    { kind: 'same', text: ' hộ nghèo tại làng Kgiang' },
    { kind: 'come', text: ' và làng Stơr' },
  ])
  assert.deepEqual(wordChanges('như cũ', 'như cũ'), [{ kind: 'same', text: 'như cũ' }])
  assert.deepEqual(wordChanges('', 'mới'), [{ kind: 'come', text: 'mới' }])
  assert.deepEqual(wordChanges('', ''), [])
})

const text = fc.array(fc.constantFrom('hộ', 'nghèo', 'làng', ' ', '\n', '12', ',', 'đ'), { maxLength: 40 }).map((words) => words.join(''))

test('both texts can be read from the changes, to the letter', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after)
      const read = (out: string): string => changes.filter(({ kind }) => kind !== out).map((change) => change.text).join('')
      assert.equal(read('come'), before)
      assert.equal(read('gone'), after)
    }),
  )
})

test('as few words go and come as a table of all ways finds', () => {
  const words = (one: string): string[] => one.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [a, b] = [words(before), words(after)]
      const common = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0))
      for (let i = 1; i <= a.length; i++) {
        for (let j = 1; j <= b.length; j++) {
          common[i]![j] = a[i - 1] === b[j - 1] ? common[i - 1]![j - 1]! + 1 : Math.max(common[i - 1]![j]!, common[i]![j - 1]!)
        }
      }
      const moved = wordChanges(before, after).filter(({ kind }) => kind !== 'same').flatMap((change) => words(change.text)).length
      assert.ok(moved <= a.length + b.length - 2 * common[a.length]![b.length]!)
    }),
  )
})

test('long texts that have nothing in common are answered soon', () => {
  const long = (word: string): string => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(' ')
  const start = performance.now()
  assert.equal(wordChanges(long('a'), long('b')).filter(({ kind }) => kind === 'come').length > 0, true)
  assert.ok(performance.now() - start < 3000)
})
