import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { decimal } from '#foundation/decimal.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { printXlsx } from './print-xlsx.ts'
import { type ReadSheet, readWorkbook, WORKBOOK_LIMITS } from './read-xlsx.ts'
import { SAMPLE_WORKBOOK } from './testing/sample-workbook.ts'
import { sampleReport } from './testing/sample-report.ts'
import { printDocx } from './print-docx.ts'
import { zipFiles } from './zip.ts'

const good = await printXlsx(SAMPLE_WORKBOOK)

/** The sample with other parts in place of its own. */
function withParts(parts: Record<string, string>): Uint8Array {
  return zipFiles({ ...unzipSync(good), ...parts })
}

function sheetOf(cells: string): Uint8Array {
  return withParts({
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="x"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
  })
}

function code(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.refusal.code
}

async function firstRow(bytes: Uint8Array): Promise<ReadSheet['rows'][number]> {
  return mustAccept(await readWorkbook(bytes)).sheets[0]!.rows[0]!
}

test('text, numbers, formulas, dates, errors and truth values are told apart', async () => {
  const row = await firstRow(
    sheetOf(
      '<c r="A1"><v>11796.899999999999</v></c><c r="B1"><f>A1*2</f><v>3</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>ax</v></c>' +
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="inlineStr"><is><r><t>Xã </t></r><r><t>A</t></r></is></c>' +
        '<c r="G1"><v>1E-3</v></c><c r="I1" t="inlineStr"><is><t>  </t></is></c><c r="J1"><f>1/3</f></c><c r="K1"><v>abc</v></c>',
    ),
  )
  assert.deepEqual(row, [
    { kind: 'number', number: decimal('11796.9') },
    { kind: 'number', number: decimal(3), formula: true },
    { kind: 'text', text: 'ax', formula: true },
    { kind: 'error', text: '#REF!' },
    { kind: 'boolean', value: true },
    { kind: 'text', text: 'Xã A' },
    { kind: 'number', number: decimal('0.001') },
    undefined,
    undefined,
    { kind: 'text', text: '', formula: true },
    { kind: 'error', text: 'abc' },
  ])
})

test('a number that Excel shows as a date is a date', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm"/><numFmt numFmtId="171" formatCode="#,##0&quot; đồng&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
  const bytes = withParts({
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row><c s="0"><v>5</v></c><c s="1"><v>44000</v></c><c s="2"><v>44000</v></c><c s="3"><v>5</v></c></row></sheetData></worksheet>',
  })
  assert.deepEqual(
    (await firstRow(bytes)).map((cell) => cell?.kind),
    ['number', 'date', 'date', 'number'],
  )
})

test('shared strings, prefixes and text in NFD are read', async () => {
  const bytes = withParts({
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/>' +
      '<Relationship Id="s" Type="http://x/sharedStrings" Target="../xl/strings.xml"/></Relationships>',
    'xl/strings.xml': `<x:sst><x:si><x:t>${'Kông Lơng'.normalize('NFD')}</x:t><x:rPh><x:t>đọc</x:t></x:rPh></x:si></x:sst>`,
    'xl/worksheets/sheet1.xml':
      '<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
  })
  assert.deepEqual(await firstRow(bytes), [{ kind: 'text', text: 'Kông Lơng' }])
})

test('what is no workbook is refused by what it is', async () => {
  const refused = async (bytes: Uint8Array): Promise<string> => code(await readWorkbook(bytes))
  assert.equal(await refused(new Uint8Array()), 'documents.file-empty')
  assert.equal(await refused(new TextEncoder().encode('Mã;Số\n1;2\n'.repeat(9))), 'documents.not-xlsx')
  assert.equal(
    await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)),
    'documents.old-or-encrypted',
  )
  assert.equal(await refused(await printDocx(sampleReport())), 'documents.not-xlsx')
  assert.equal(await refused(zipFiles({ 'a.txt': 'a' })), 'documents.not-xlsx')
  assert.equal(await refused(good.subarray(0, good.length - 40)), 'documents.damaged')
  assert.equal(code(await readWorkbook(good, { ...WORKBOOK_LIMITS, bytes: 100 })), 'documents.file-too-large')
  assert.equal(code(await readWorkbook(good, { ...WORKBOOK_LIMITS, sheets: 1 })), 'documents.too-many-sheets')
  assert.equal(code(await readWorkbook(good, { ...WORKBOOK_LIMITS, cells: 5 })), 'documents.too-many-cells')
  assert.equal(await refused(sheetOf('<c r="XFD1"><v>1</v></c>')), 'documents.too-many-cells')
  assert.equal(await refused(sheetOf('<c r="A1"><v>1</c>')), 'documents.damaged')
  assert.equal(
    await refused(withParts({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' })),
    'documents.damaged',
  )
})

test('a zip bomb is not unpacked', async () => {
  const bomb = withParts({ 'xl/worksheets/sheet1.xml': ' '.repeat(30_000_000) })
  assert.equal(code(await readWorkbook(bomb)), 'documents.inflates-too-much')
  assert.equal(
    code(await readWorkbook(good, { ...WORKBOOK_LIMITS, inflatedBytes: 1000 })),
    'documents.inflates-too-much',
  )
})

test('a zip bomb that lies about its size is stopped while unpacking', async () => {
  const bomb = Buffer.from(withParts({ 'xl/worksheets/sheet1.xml': ' '.repeat(30_000_000) }))
  let at = 0
  // The size of 30,000,000 bytes stands in the directory, and in the header of the file itself.
  while ((at = bomb.indexOf(Buffer.from(Uint32Array.of(30_000_000).buffer), at)) >= 0) bomb.writeUInt32LE(1000, at)
  assert.equal(code(await readWorkbook(bomb)), 'documents.inflates-too-much')
})

test('a file with any of its bytes changed is read or refused, never a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = good.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        await readWorkbook(bytes)
      },
    ),
    { numRuns: 300 },
  )
})

test('a sheet with anything in its XML is read or refused, never a fault', async () => {
  const piece = fc.constantFrom(
    '<c>',
    '<c r="B2" t="s">',
    '</c>',
    '<v>',
    '</v>',
    '1',
    '<f/>',
    '<row r="-5">',
    '</row>',
    '&amp;',
    '&x;',
    '<',
    '>',
    '<t>',
    '</t>',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      await readWorkbook(sheetOf(pieces.join('')))
    }),
    { numRuns: 200 },
  )
})
