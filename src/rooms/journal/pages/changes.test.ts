import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differing } from './changes.tsx'

test('of a long text the changed sentence is shown, not its beginning', () => {
  const start = 'Toàn huyện có 14 đơn vị. Đã kiểm tra 03 cuộc.'
  assert.deepEqual(differing(`${start} Giám sát 02 chuyên đề.`, `${start} Giám sát 99 chuyên đề.`), ['Giám sát 02 chuyên đề.', 'Giám sát 99 chuyên đề.'])
  assert.deepEqual(differing(start, `${start}\nThêm một câu.`), ['', 'Thêm một câu.'])
  assert.deepEqual(differing('Một. Hai.', 'Hai. Một.'), ['Một. Hai.', 'Hai. Một.'])
  assert.deepEqual(differing(undefined, start), [undefined, start])
})
