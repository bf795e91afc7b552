import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { calendarDate } from '#foundation/calendar-date.ts'
import { compareDecimals, decimal } from '#foundation/decimal.ts'
import { mustAccept } from '#foundation/result.ts'
import { printXlsx } from './print-xlsx.ts'
import { printableText } from './printable-text.ts'
import { readWorkbook } from './read-xlsx.ts'
import { SAMPLE_WORKBOOK } from './testing/sample-workbook.ts'
import type { Sheet } from './workbook.ts'
import { cellAddress, parseCellAddress } from './xlsx/cell-address.ts'

const meta = { title: 'a', author: 'b', created: calendarDate('2021-12-31') }

const sheet = (name: string, rows: Sheet['rows']): Sheet => ({ name, columns: [], rows })

test('sheets have their numbers, formats, spans, guard and print titles', async () => {
  const files = unzipSync(await printXlsx(SAMPLE_WORKBOOK))
  const first = strFromU8(files['xl/worksheets/sheet1.xml']!)
  assert.match(first, /<c r="C3" s="\d+"><v>11796\.9<\/v><\/c>/)
  assert.match(
    first,
    /<c r="C5" s="\d+" t="inlineStr"><is><t xml:space="preserve">123\.456\.789\.012\.345\.678</,
    'more than 15 digits stay text',
  )
  assert.ok(!first.includes('<f>'), 'text that looks like a formula is text')
  assert.match(first, /<mergeCell ref="A1:D1"\/><mergeCell ref="A4:A5"\/>/)
  assert.match(first, /<sheetProtection sheet="1"/)
  assert.match(first, /<pane xSplit="2" ySplit="2" topLeftCell="C3"/)
  const styles = strFromU8(files['xl/styles.xml']!)
  for (const format of ['#,##0.0', '#,##0.00']) assert.ok(styles.includes(`formatCode="${format}"`))
  const workbook = strFromU8(files['xl/workbook.xml']!)
  assert.match(workbook, /<definedName name="_xlnm.Print_Titles" localSheetId="0">'Phụ lục'!\$1:\$2</)
  assert.match(workbook, /name="Mẫu" sheetId="2" state="hidden"/)
})

test('what is written is read back', async () => {
  const { sheets } = mustAccept(await readWorkbook(await printXlsx(SAMPLE_WORKBOOK)))
  assert.deepEqual(
    sheets.map(({ name, hidden }) => [name, hidden]),
    [
      ['Phụ lục', false],
      ['Mẫu', true],
    ],
  )
  const rows = sheets[0]!.rows
  assert.deepEqual(rows[2]![1], { kind: 'text', text: '=SUM(A1:A9) & <b> _x000D_' })
  assert.deepEqual(rows[2]![2], { kind: 'number', number: decimal('11796.9') })
  assert.deepEqual(rows[3]![2], { kind: 'number', number: decimal('-0.05') })
  assert.equal(rows[3]![3], undefined)
})

test('any text and any number of at most 15 digits comes back', async () => {
  const number = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), number, async (text, [units, scale]) => {
      const value = { units: BigInt(units), scale }
      const bytes = await printXlsx({ meta, sheets: [sheet(text, [[{ value: text }, { value }]])] })
      const [row] = mustAccept(await readWorkbook(bytes)).sheets[0]!.rows
      const [read, figure] = row!
      if (printableText(text).trim() === '') assert.equal(read, undefined)
      else assert.deepEqual(read, { kind: 'text', text: printableText(text) })
      assert.ok(figure?.kind === 'number' && compareDecimals(figure.number, value) === 0)
    }),
  )
})

test('names of sheets are made such that Excel takes them', async () => {
  const bytes = await printXlsx({
    meta,
    sheets: ['a/b*c?', 'A b c', "'", 'x'.repeat(40), 'x'.repeat(40)].map((name) => sheet(name, [])),
  })
  const names = mustAccept(await readWorkbook(bytes)).sheets.map(({ name }) => name)
  assert.deepEqual(names, ['a b c', 'A b c (2)', '3', 'x'.repeat(31), `${'x'.repeat(26)} (2)`])
})

test('addresses of cells go both ways', () => {
  fc.assert(
    fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
      assert.deepEqual(parseCellAddress(cellAddress(row, column)), { row, column })
    }),
  )
  assert.equal(cellAddress(6, 26), 'AA7')
  for (const wrong of ['', 'A0', 'a1', '1A', 'XFE1', 'A1048577']) assert.equal(parseCellAddress(wrong), undefined)
})

test('a workbook that shows nothing, or a cell under a span, is a fault', () => {
  assert.throws(() => printXlsx({ meta, sheets: [] }))
  assert.throws(() => printXlsx({ meta, sheets: [sheet('a', [[{ value: 'x', columnSpan: 2 }, { value: 'y' }]])] }))
})
