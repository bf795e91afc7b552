import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { heading, paragraph } from './build.ts'
import { printPdf } from './print-pdf.ts'
import { sampleReport } from './testing/sample-report.ts'
import type { AdministrativeDocument } from './tree.ts'

async function pages(document: AdministrativeDocument): Promise<string[]> {
  return (await extractText(await getDocumentProxy(await printPdf(document)))).text
}

const sample = sampleReport()

test('the text can be read out of the file, in NFC', async () => {
  const text = await pages(sample)
  const all = text.join('\n')
  assert.equal(all, all.normalize('NFC'))
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: …/BC-UBND',
    'Mẫu, ngày … tháng … năm …',
    'TM. ỦY BAN NHÂN DÂN',
    '- Lưu: VT, NV.',
    'huyện Mẫu./.',
    'Phụ lục II',
    'của Ủy ban nhân dân huyện Mẫu)',
  ])
    assert.ok(all.includes(words), words)
  assert.ok(!/^1$/m.test(text[0]!.split('\n')[0]!), 'the first page has no number')
  assert.match(text[1]!, /^2\n/)
})

test('language, title, date, bookmarks and tags are in the file', async () => {
  const pdf = await getDocumentProxy(await printPdf(sample))
  const info = (await pdf.getMetadata()).info as Record<string, unknown>
  assert.equal(info['Language'], 'vi-VN')
  assert.equal(info['Title'], sample.meta.title)
  assert.equal(info['CreationDate'], 'D:20211231000000Z')
  const outline = await pdf.getOutline()
  assert.deepEqual(
    outline.map((item) => item.title),
    [
      'I. ĐẶC ĐIỂM, TÌNH HÌNH CHUNG',
      'II. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ',
      'V. NHIỆM VỤ TRỌNG TÂM NĂM 2022',
      'Phụ lục I SỐ LIỆU THỰC HIỆN DÂN CHỦ Ở CƠ SỞ NĂM 2021',
      'Phụ lục II TỔNG HỢP THEO ĐƠN VỊ HÀNH CHÍNH CẤP XÃ',
      'I. HÒA GIẢI Ở CƠ SỞ',
    ],
  )
  assert.equal(outline[1]!.items[0]!.items[0]!.title, 'a) Công khai để Nhân dân biết')
  const page = await pdf.getPage(pdf.numPages)
  const tags = JSON.stringify(await page.getStructTree())
  assert.match(tags, /"role":"Table"/)
  assert.equal(Math.round(page.view[2]! - page.view[0]!), 842, 'the last annex lies on its side')
})

test('căn cứ is in italics, as the date is; the body is not', async () => {
  const basis = { ...paragraph('Căn cứ Luật;'), style: 'basis' as const }
  const pdf = await getDocumentProxy(await printPdf({ ...sample, body: [basis, paragraph('Nội dung')], annexes: [] }))
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const fontOf = (start: string): string => {
    const item = items.find((candidate) => 'str' in candidate && candidate.str.startsWith(start))
    assert.ok(item && 'fontName' in item, start)
    return item.fontName
  }
  assert.equal(fontOf('Căn cứ'), fontOf('Mẫu, ngày'))
  assert.notEqual(fontOf('Nội dung'), fontOf('Mẫu, ngày'))
})

test('what looks like markup is text', async () => {
  const tricky = '#set page(width: 1cm) $x^2$ *đậm* _nghiêng_ `mã` @nhãn <nhãn> \\ [a] {b} // c'
  const [first = ''] = await pages({
    ...sample,
    subject: '#panic("x")',
    body: [heading(1, '#1', '= $a$'), paragraph(tricky)],
    annexes: [],
  })
  assert.ok(first.replaceAll(/\s+/g, ' ').includes('#panic("x")'))
  assert.ok(first.replaceAll(/\s+/g, ' ').includes(`${tricky}./.`), first)
})

test('any text at all is typeset', async () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('😀 中文 b̆ơ̆', 'a\ud800b', '\u202eabc', 'x'.repeat(3000)),
  )
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (text, title) => {
      const pdf = await printPdf({
        ...sample,
        subject: title,
        body: [heading(3, undefined, title), paragraph(text)],
        annexes: [],
      })
      assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    }),
    { numRuns: 40 },
  )
})
