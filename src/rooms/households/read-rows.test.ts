import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { readHouseholdRows } from './read-rows.ts'

const hamlets = [{ unitId: 8_000_001, name: 'Thôn 1', path: '/1/8000001/' }, { unitId: 8_000_002, name: 'Làng Thử', path: '/1/8000002/' }]
const read = (cells: (string | undefined)[][], only?: (typeof hamlets)[number]) => mustAccept(readHouseholdRows(cells, hamlets, only))
const codes = (cells: (string | undefined)[][], only?: (typeof hamlets)[number]) =>
  read(cells, only).errors.map(({ row, column, refusal }) => `${row}:${column} ${refusal.code}`)

test('hamlets are found as people write them; one hamlet needs no column', () => {
  const { rows } = read([['Thôn', 'Họ và tên chủ hộ'], ['thon 1', 'A'], ['', ''], ['THỬ', 'B'], ['8000002', 'C']])
  assert.deepEqual(rows.map(({ row, hamlet, name }) => [row, hamlet.unitId, name]), [[1, 8_000_001, 'A'], [3, 8_000_002, 'B'], [4, 8_000_002, 'C']])
  assert.equal(read([['Họ tên'], ['A']], hamlets[0]).rows[0]!.hamlet, hamlets[0])
})

test('each wrong cell is named', () => {
  assert.deepEqual(codes([['Họ tên'], ['A']]), ['0:0 households.column-missing-hamlet'])
  assert.deepEqual(codes([['Họ tên', 'Số CCCD'], ['A', '1']], hamlets[0]), ['0:1 households.column-identity'])
  assert.deepEqual(codes([['Họ tên', 'Màu', 'chủ hộ'], ['A', '1', 'B']], hamlets[0]), ['0:1 households.column-unknown', '0:2 households.column-twice'])
  assert.deepEqual(
    codes([['STT', 'Thôn', 'Họ tên'], ['1', 'Thôn 1', 'A'], ['1', 'Thôn 1', 'B'], ['1', 'Thử', 'C'], ['x', 'Thử', ''], ['0', 'Đâu', 'D'.repeat(201)], ['2', 'Thử', undefined]]),
    ['2:0 households.number-twice-in-file', '4:0 households.number-wrong', '4:2 households.name-needed', '5:0 households.number-wrong', '5:1 households.hamlet-unknown', '5:2 households.text-too-long', '6:2 households.cell-strange', '6:2 households.name-needed'],
  )
})

test('a household without a hamlet is told so', () => {
  assert.deepEqual(codes([['Thôn', 'Họ tên'], ['', 'A']]), ['1:0 households.hamlet-needed'])
})

test('a file without rows is refused', () => {
  for (const cells of [[], [['']], [['Họ tên'], ['']]]) assert.equal(readHouseholdRows(cells, hamlets, hamlets[0]).ok, false)
})
