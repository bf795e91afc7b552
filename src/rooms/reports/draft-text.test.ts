import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDraft, readDraft, TEXT_LIMIT } from './draft-text.ts'

const CODES = ['petitions_open', 'petitions_total', 'mediation_total']
const refused = (text: string) => {
  const parsed = parseDraft(text, CODES)
  assert.equal(parsed.ok, false)
  return parsed.ok ? undefined : parsed.refusal
}

test('lines, items, and figures with their ways', () => {
  const parsed = parseDraft('Còn {{petitions_open}} đơn.\n\n- Tổng {{ petitions_total | number }}', CODES)
  assert.deepEqual(parsed.ok && parsed.value.map(({ kind, parts }) => [kind, parts]), [
    ['paragraph', [{ kind: 'text', text: 'Còn ' }, { kind: 'figure', code: 'petitions_open', way: 'plain' }, { kind: 'text', text: ' đơn.' }]],
    ['item', [{ kind: 'text', text: 'Tổng ' }, { kind: 'figure', code: 'petitions_total', way: 'number' }]],
  ])
})

test('what is wrong is named with its line and its neighbours', () => {
  assert.deepEqual(refused('a\n{{petition_open}}'), { code: 'reports.unknown-code', given: 'petition_open', line: 2, nearest: 'petitions_open, petitions_total' })
  assert.deepEqual(refused('{{petitions_open|share}}'), { code: 'reports.unknown-way', given: 'share', line: 1, ways: 'counts, percent, number' })
  assert.deepEqual(refused('a {{petitions_open'), { code: 'reports.unclosed', line: 1, near: '{{petitions_open' })
  assert.deepEqual(refused('a petitions_open}} b'), { code: 'reports.unopened', line: 1, near: '}} b' })
  assert.equal(refused('{{petitions_open}')?.code, 'reports.unclosed')
  assert.equal(refused('{{}}')?.code, 'reports.unknown-code')
  assert.equal(refused('{{petitions_open|counts|number}}')?.code, 'reports.unknown-way')
  assert.equal(refused('x'.repeat(TEXT_LIMIT + 1))?.code, 'reports.text-too-long')
})

test('no text breaks the reader, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', '|', 'petitions_open', ' ', '\n', '- ', 'ơ', '12')), (pieces) => {
      const text = pieces.join('')
      const { lines, problems } = readDraft(text, (code) => CODES.includes(code), CODES)
      const written = lines.map(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : `{{${part.code}${part.way === 'plain' ? '' : `|${part.way}`}}}`)).join(''))
      const bare = (line: string) => line.replaceAll(/[\s|]/g, '')
      assert.deepEqual(written.map(bare), lines.map((line) => bare(line.source)))
      if (problems.length === 0) for (const line of written) assert.doesNotMatch(line.replaceAll(/\{\{petitions_open\}\}/g, ''), /\{\{|\}\}/)
    }),
  )
})
