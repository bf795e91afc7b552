import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from './read-csv.ts'

const texts = (csv: string | Uint8Array): unknown => {
  const read = readCsv(typeof csv === 'string' ? new TextEncoder().encode(csv) : csv)
  if (!read.ok) return read.refusal.code
  return read.value.rows.map((row) => Array.from(row, (cell) => (cell?.kind === 'text' ? cell.text : undefined)))
}

test('columns are parted by whichever mark the first line has most of, outside quotation marks', () => {
  const table = [['unit', 'a', 'b'], ['23668', '1,5', undefined]]
  assert.deepEqual(texts('unit;a;b\n23668;1,5;\n'), table)
  assert.deepEqual(texts('unit,a,b\r\n23668,"1,5",\r\n'), table)
  assert.deepEqual(texts('unit\ta\tb\n23668\t1,5\t'), table)
  assert.deepEqual(texts('"unit, và; tên",a,b\n1,2,3'), [['unit, và; tên', 'a', 'b'], ['1', '2', '3']])
})

test('a mark at the beginning, decomposed letters, a line break within a cell, separators at the end of lines', () => {
  assert.deepEqual(texts('\ufeffunit;Đơn vị\n1;"hai\ndòng"\n'.normalize('NFD')), [['unit', 'Đơn vị'], ['1', 'hai\ndòng']])
  assert.deepEqual(texts('a;b;;\n1;2;;\n'), [['a', 'b', undefined, undefined], ['1', '2', undefined, undefined]])
})

test('rows keep their numbers: empty lines stay', () => {
  assert.deepEqual(texts('a;b\n\n1;2\n'), [['a', 'b'], [undefined], ['1', '2']])
})

test('what cannot be read is refused', () => {
  assert.equal(texts(''), 'documents.file-empty')
  assert.equal(texts(' \n \n'), 'documents.file-empty')
  assert.equal(texts(new Uint8Array([0x61, 0xff])), 'documents.csv-not-utf8')
  assert.equal(texts('a,b\n1,"2\n'), 'documents.csv-quotes')
  assert.equal(texts('a,b\n1,2,3\n'), 'documents.csv-columns')
  assert.equal(texts('a,b,c\n1,2\n'), 'documents.csv-columns')
})
