import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { breakLines } from './break-lines.ts'
import { boldTextWidth } from './text-width.ts'

test('widths are those of bold Times', () => {
  // 0.722 em for A, 0.25 em for a space, as the metrics of Times Bold have them.
  assert.ok(Math.abs(boldTextWidth('A', 1000) - (722 * 25.4) / 72) < 1)
  assert.equal(boldTextWidth('Ấ', 13), boldTextWidth('A', 13))
  assert.ok(boldTextWidth('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13) < 99, 'Quốc hiệu stands on one line of its column')
})

test('a line that fits stays whole, and the name of a unit goes to the next line', () => {
  assert.deepEqual(breakLines('ỦY BAN NHÂN DÂN', 13, 64), ['ỦY BAN NHÂN DÂN'])
  assert.deepEqual(breakLines('ỦY BAN NHÂN DÂN HUYỆN KBANG', 13, 64, /^huyện$/i), ['ỦY BAN NHÂN DÂN', 'HUYỆN KBANG'])
})

test('no word is lost, no line is too wide, and the lines come out even', () => {
  const word = fc.stringMatching(/^[a-zđêơ]{1,9}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      const lines = breakLines(words.join(' '), 14, 100)
      assert.deepEqual(lines.join(' ').split(' '), words)
      for (const line of lines) assert.ok(boldTextWidth(line, 14) <= 100)
      assert.ok(lines.length <= Math.ceil((boldTextWidth(words.join(' '), 14) / 100) * 1.5 + 1))
    }),
  )
})
