import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '#foundation/calendar-date.ts'
import { checkHere } from './read/check-aside.ts'
import { PART_LETTERS, partsOf } from './parts-of-report.ts'
import { textReport } from './text-report.ts'

test('parts are the whole, in order, and no block is lost or cut loose from its words', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Một dòng ngắn.', 'I. Phần', 'a\tb\nc\td\ne\tf', 'x'.repeat(90), 'từ '.repeat(60), ''), { maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (lines, letters) => {
      const source = textReport(lines.join('\n'))
      const parts = partsOf(source, letters)
      assert.equal(parts.map((part) => part.source.text).join(''), source.text)
      const words = (text: string): string => text.replaceAll(/\s+/g, '')
      const covered = parts.flatMap(({ source: { text, blocks } }) => blocks.map(({ start, end }) => text.slice(start, end)))
      assert.equal(words(covered.join('')), words(source.text))
      for (const { source: part } of parts) {
        for (const block of part.blocks) {
          assert.ok(block.start >= 0 && block.end <= part.text.length && block.start < block.end)
          if (block.kind === 'table') for (const cell of block.rows.flat()) assert.ok(cell.start >= block.start && cell.end <= block.end)
        }
      }
    }),
  )
})

test('in a report longer than a part every finding marks its own words, at the beginning and at the end', () => {
  const fault = 'Có 45/60 hộ (80%) đạt chuẩn. Ngày 31/02/2020 đã họp.'
  const filler = `${'Các thôn, làng họp bàn công khai mức đóng góp. '.repeat(20)}\n`.repeat(Math.ceil((PART_LETTERS * 2.5) / 940))
  const source = textReport(`${fault}\n${filler}${fault}\n`)
  const { findings } = checkHere({ source, given: undefined, today: calendarDate('2026-11-23'), options: { only: ['percent', 'date'] } })
  assert.deepEqual(findings.map(({ quote, code, start }) => [code, quote, start < 100]), [
    ['percent.wrong', '80%', true], ['date.impossible', 'Ngày 31/02/2020', true],
    ['percent.wrong', '80%', false], ['date.impossible', 'Ngày 31/02/2020', false],
  ])
  for (const { start, end, quote, operands } of findings) {
    assert.equal(source.text.slice(start, end), quote)
    for (const operand of operands) assert.equal(source.text.slice(operand.start, operand.end), operand.quote)
  }
})
