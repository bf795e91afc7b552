import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { paragraph } from './build.ts'
import { FORM } from './form.ts'
import { printDocx } from './print-docx.ts'
import { printableText } from './printable-text.ts'
import { attribute, xmlEvents } from './read-xml.ts'
import { sampleReport } from './testing/sample-report.ts'
import type { AdministrativeDocument } from './tree.ts'
import { twips } from './xml.ts'

async function parts(document: AdministrativeDocument): Promise<Record<string, string>> {
  const files = unzipSync(await printDocx(document))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** The words of each paragraph, as Word shows them. */
function paragraphs(xml: string): string[] {
  const found: string[] = []
  let inText = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') found[found.length - 1] += inText ? event.text : ''
    else if (event.name === 'p' && event.kind === 'open') found.push('')
    else if (event.name === 't') inText = event.kind === 'open'
    else if (event.name === 'br' && event.kind === 'open') found[found.length - 1] += '\n'
  }
  return found
}

const sample = sampleReport()

test('the nine components stand in the document', async () => {
  const { 'word/document.xml': xml = '' } = await parts(sample)
  const texts = paragraphs(xml)
  for (const text of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'ỦY BAN NHÂN DÂN',
    'HUYỆN MẪU',
    'Số: …/BC-UBND',
    'Mẫu, ngày … tháng … năm …',
    'BÁO CÁO',
    'Kính gửi: Ủy ban nhân dân tỉnh Mẫu.',
    'I. ĐẶC ĐIỂM, TÌNH HÌNH CHUNG',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Nơi nhận:',
    '- Lưu: VT, NV.',
    'Phụ lục I\nSỐ LIỆU THỰC HIỆN DÂN CHỦ Ở CƠ SỞ NĂM 2021',
    '(Kèm theo Báo cáo số …/BC-UBND ngày … tháng … năm …',
  ])
    assert.ok(texts.includes(text), text)
  assert.equal(texts.filter((text) => text.includes('./.')).length, 1)
  assert.ok(texts.some((text) => text.endsWith('huyện Mẫu./.')))
})

test('page, language, styles and properties are those of the form', async () => {
  const files = await parts(sample)
  const { 'word/document.xml': xml = '', 'word/styles.xml': styles = '' } = files
  const { margin } = FORM
  assert.equal(xml.match(/<w:pgSz w:w="11906" w:h="16838"\/>/g)?.length, 2)
  assert.equal(xml.match(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/g)?.length, 1)
  assert.ok(
    xml.includes(
      `w:top="${twips(margin.top)}" w:right="${twips(margin.right)}" w:bottom="${twips(margin.bottom)}" w:left="${twips(margin.left)}"`,
    ),
  )
  assert.equal(xml.match(/<w:titlePg\/>/g)?.length, 1, 'only the first page has no number')
  assert.match(styles, /w:ascii="Times New Roman" w:hAnsi="Times New Roman"/)
  assert.match(styles, /<w:lang w:val="vi-VN"/)
  assert.match(styles, /w:styleId="BodyText".*?<w:ind w:firstLine="720"\/><w:jc w:val="both"\/>/)
  assert.match(files['docProps/core.xml']!, /<dc:title>Báo cáo kết quả/)
  assert.match(files['docProps/core.xml']!, /2021-12-31T00:00:00Z/)
  assert.match(files['word/header.xml']!, / PAGE /)
  assert.match(files['word/footer.xml']!, /Mã nội dung: [0-9a-f]{10}/)
  assert.match(files['word/footnotes.xml']!, /<w:footnote w:id="1">.*chuẩn nghèo đa chiều/)
  assert.match(xml, /<w:pStyle w:val="Heading1"\/>/)
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 3, 'the header rows of both tables come again on each page')
  assert.ok(!/w:u w:val/.test(xml), 'lines are drawn, not underlined')
})

/** Orders that the schema of WordprocessingML fixes; Word calls a file damaged that has another. */
const ORDER: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore pBdr spacing ind jc outlineLvl rPr sectPr',
  rPr: 'rStyle rFonts b bCs i iCs color sz szCs vertAlign lang',
  tblPr: 'tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook',
  tcPr: 'tcW gridSpan vMerge vAlign',
  trPr: 'cantSplit tblHeader',
  sectPr: 'headerReference footerReference type pgSz pgMar titlePg',
  settings: 'zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator',
  style: 'name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr',
  tbl: 'tblPr tblGrid tr',
  tr: 'trPr tc',
}

test('every part is well formed, in the order of the schema, and no cell is without a paragraph', async () => {
  const table = sample.annexes![1]!.body[1]!
  const files = await parts({ ...sample, body: [...sample.body, table] })
  for (const [name, xml] of Object.entries(files)) {
    const open: { readonly name: string; readonly children: string[] }[] = []
    for (const event of xmlEvents(xml)) {
      if (event.kind === 'open') {
        open.at(-1)?.children.push(event.name)
        open.push({ name: event.name, children: [] })
      } else if (event.kind === 'close') {
        const element = open.pop()!
        const order = ORDER[element.name]?.split(' ')
        if (element.name === 'tc') assert.equal(element.children.at(-1), 'p', 'a cell ends with a paragraph')
        if (!order) continue
        const places = element.children.map((child) => order.indexOf(child))
        assert.ok(!places.includes(-1), `${name}: ${element.name} holds ${element.children.join(' ')}`)
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
          `${name}: ${element.name} has ${element.children.join(' ')}`,
        )
      }
    }
  }
})

test('every part that is named is there', async () => {
  const files = await parts(sample)
  for (const event of xmlEvents(files['[Content_Types].xml']!))
    if (event.kind === 'open' && event.name === 'Override')
      assert.ok(attribute(event.attributes, 'PartName')!.slice(1) in files)
  for (const event of xmlEvents(files['word/_rels/document.xml.rels']!))
    if (event.kind === 'open' && event.name === 'Relationship')
      assert.ok(`word/${attribute(event.attributes, 'Target')}` in files)
  for (const [, id] of files['word/document.xml']!.matchAll(/r:id="(\w+)"/g))
    assert.ok(files['word/_rels/document.xml.rels']!.includes(`Id="${id}"`))
})

test('any text at all comes back from the file as it went in', async () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[#$*<>&"'\\_`@~{}[\]]{0,20}$/),
    fc.constant('a\ud800b'),
  )
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const { 'word/document.xml': xml = '' } = await parts({ ...sample, body: [paragraph(text, 'x')], annexes: [] })
      assert.ok(paragraphs(xml).includes(`${printableText(text)}x./.`), JSON.stringify(text))
    }),
    { numRuns: 60 },
  )
})
