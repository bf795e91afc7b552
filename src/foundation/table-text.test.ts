import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseTable } from './table-text.ts'

const read = (text: string) => parseTable(text, ['a', 'b'], 'x.data')

describe('a table kept as text', () => {
  it('is read by column, with the line of each row', () => {
    assert.deepEqual(read('a\tb\n1\t\n\n3\tbốn\r\n'), { ok: true, value: [{ line: 2, fields: { a: '1', b: '' } }, { line: 4, fields: { a: '3', b: 'bốn' } }] })
  })

  it('is refused where it is not as it should be', () => {
    const problem = (text: string) => {
      const table = read(text)
      return table.ok ? undefined : [table.refusal['line'], table.refusal['problem']]
    }
    assert.deepEqual(problem('a\tc\n'), [1, 'heading'])
    assert.deepEqual(problem('a\tb\n1\t2\t3'), [2, 'columns'])
    assert.deepEqual(problem('a\tb\n1\tê'.normalize('NFD')), [2, 'nfc'])
    assert.deepEqual(problem('a\tb\n1\t 2'), [2, 'space'])
  })
})
