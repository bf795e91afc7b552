import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { mustAccept } from '#foundation/result.ts'
import { printDocx } from '#documents/print-docx.ts'
import { sampleReport } from '#documents/testing/sample-report.ts'
import { zipFiles } from '#documents/zip.ts'
import type { SourceText } from '../source-text.ts'
import { cell, p, run, smallDocx } from '../testing/small-docx.ts'
import { withoutPictures } from './read-docx.ts'
import { readReport } from './read-report.ts'

async function read(bytes: Uint8Array): Promise<SourceText> {
  return mustAccept(await readReport(bytes, 'báo cáo.docx'))
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await readReport(bytes, 'báo cáo.docx')
  assert.ok(!result.ok, 'was read')
  return result.refusal.code
}

/** What every source must be: blocks in order, cells within, text NFC, nothing between blocks but line ends. */
function assertSound({ text, blocks }: SourceText): void {
  assert.equal(text, text.normalize('NFC'))
  let at = 0
  for (const block of blocks) {
    assert.match(text.slice(at, block.start), /^\n?$/)
    assert.ok(block.end > block.start)
    if (block.kind === 'table') {
      for (const { start, end } of block.rows.flat()) assert.ok(start >= block.start && start <= end && end <= block.end)
      assert.deepEqual(text.slice(block.start, block.end).split('\n').map((line) => line.split('\t').length), block.rows.map((row) => row.length))
    } else assert.doesNotMatch(text.slice(block.start, block.end), /[\n\t]/)
    at = block.end
  }
}

describe('a .docx', () => {
  it('made by our own printer is read with its headings, tables and footnotes', async () => {
    const source = await read(await printDocx(sampleReport()))
    assertSound(source)
    assert.equal(source.format, 'docx')
    for (const words of ['Số: …/BC-UBND', 'Độc lập - Tự do - Hạnh phúc', 'tổng diện tích tự nhiên 91.204,5 ha, 9.876 hộ.', 'so với năm trước.', 'chuẩn nghèo đa chiều.', 'vùng đặc biệt khó khăn']) {
      assert.ok(source.text.replaceAll(/ +/g, ' ').includes(words), words)
    }
    const headings = source.blocks.flatMap((block) => (block.kind === 'paragraph' && block.heading ? [source.text.slice(block.start, block.end)] : []))
    assert.ok(headings.some((text) => /^I\. ĐẶC ĐIỂM/i.test(text)), headings.join('; '))
    const tables = source.blocks.filter((block) => block.kind === 'table')
    assert.ok(tables.some(({ rows }) => rows.length > 12 && rows.every((row) => row.length === rows[0]!.length)))
  })

  it('keeps the columns of merged cells', async () => {
    const body =
      `<w:tbl><w:tr>${cell('TT', '<w:vMerge w:val="restart"/>')}${cell('Số hộ', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('nghèo')}${cell('cận nghèo')}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('939')}${cell('<!-- -->12')}</w:tr></w:tbl>`
    const source = await read(smallDocx(`${p('Trước')}${body}${p('Sau')}`))
    assert.equal(source.text, 'Trước\nTT\tSố hộ\t\n\tnghèo\tcận nghèo\n\t939\t12\nSau\n')
    assertSound(source)
    assert.deepEqual(source.blocks.map((block) => (block.kind === 'table' ? `bảng ${block.table}` : `đoạn ${block.paragraph}`)), ['đoạn 1', 'bảng 1', 'đoạn 2'])
  })

  it('shows a table within a cell in that cell, and a text box after its paragraph', async () => {
    const inner = `<w:tbl><w:tr>${cell('1')}${cell('2')}</w:tr></w:tbl>`
    const box = '<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>' + p('trong khung') + '</w:txbxContent></w:drawing></mc:Choice>' +
      '<mc:Fallback><w:pict><w:txbxContent>' + p('trong khung') + '</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>'
    const source = await read(smallDocx(`<w:tbl><w:tr><w:tc>${p('Tổng')}${inner}</w:tc>${cell('3')}</w:tr></w:tbl><w:p>${run('Đầu ')}<w:r>${box}</w:r>${run('cuối')}</w:p>`))
    assert.equal(source.text, 'Tổng 1 2\t3\nĐầu cuối\ntrong khung\n')
    assertSound(source)
  })

  it('reads as it stands now: nothing deleted, moved away or hidden', async () => {
    const body =
      `<w:p>${run('Có ')}<w:del w:id="1"><w:r><w:delText>45</w:delText></w:r></w:del><w:ins w:id="2">${run('54')}</w:ins>${run(' hộ', '<w:b/>')}` +
      `<w:moveFrom w:id="3">${run(' nghèo')}</w:moveFrom>${run(' mật', '<w:vanish/>')}${run('.', '<w:vanish w:val="0"/>')}</w:p>` +
      `<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr>${run('Nửa đầu')}</w:p>${p(' nửa sau')}` +
      `<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr>${cell('xóa')}</w:tr><w:tr>${cell('còn')}</w:tr></w:tbl>` +
      `<w:p><w:pPr><w:pStyle w:val="A"/><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:fldChar/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>${run('Cuối')}</w:p>`
    const source = await read(smallDocx(body))
    assert.equal(source.text, 'Có 54 hộ.\nNửa đầu nửa sau\ncòn\nCuối\n')
    assert.ok(source.blocks.every((block) => block.kind === 'table' || block.heading === undefined))
  })

  it('keeps figures above the line out of the numbers before them', async () => {
    const up = '<w:vertAlign w:val="superscript"/>'
    assert.equal((await read(smallDocx(`<w:p>${run('120 m')}${run('2', up)}${run(', 12')}${run('1', up)}${run(' hộ')}</w:p>`))).text, '120 m², 12¹ hộ\n')
  })

  it('ends a line at a line break, within one paragraph', async () => {
    const source = await read(smallDocx(`<w:p>${run('ỦY BAN NHÂN DÂN')}<w:r><w:br/></w:r>${run('HUYỆN MẪU')}</w:p>${p('Sau')}`))
    assert.equal(source.text, 'ỦY BAN NHÂN DÂN\nHUYỆN MẪU\nSau\n')
    assert.deepEqual(source.blocks.map((block) => block.kind === 'paragraph' && block.paragraph), [1, 1, 2])
  })

  it('writes out the numbers and dashes that Word makes', async () => {
    const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering =
      `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'bullet', '·')}</w:abstractNum>` +
      '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    const at = (depth: number, list = 3): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`
    const body = [p('Tình hình', at(0)), p('Xã', at(1)), p('Cơ quan', at(1)), p('chín hộ', at(2)), p('Kết quả', at(0)), p('Xã', at(1)), p('không số', at(1, 0))].join('')
    assert.equal((await read(smallDocx(body, { 'word/numbering.xml': numbering }))).text, 'I. Tình hình\n1. Xã\n2. Cơ quan\n- chín hộ\nII. Kết quả\n1. Xã\nkhông số\n')
  })

  it('knows headings by the name that Word keeps inside, whatever the style is called', async () => {
    const styles = '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Mc"><w:name w:val="Mục"/><w:basedOn w:val="u2"/></w:style></w:styles>'
    const source = await read(smallDocx(`${p('Một', '<w:pStyle w:val="u2"/>')}${p('Hai', '<w:pStyle w:val="Mc"/>')}${p('Ba', '<w:outlineLvl w:val="0"/>')}${p('Bốn')}`, { 'word/styles.xml': styles }))
    assert.deepEqual(source.blocks.map((block) => block.kind === 'paragraph' && block.heading), [2, 2, 1, undefined])
  })

  it('comes out the same from letters and marks as from whole letters', async () => {
    const body = p('Kết quả giải quyết đơn thư năm 2020')
    assert.equal((await read(smallDocx(body.normalize('NFD')))).text, (await read(smallDocx(body))).text)
  })

  it('in an old font is converted, with its capitals; Unicode under an old font is not', async () => {
    const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
    const old = smallDocx(`<w:p>${run('b¸o c¸o', font('.VnTimeH'))}</w:p><w:p>${run('Tæng sè hé lµ 939 hé, gi¶m so víi n¨m tr­íc', font('.VnTime'))}${run(' – có đối chiếu', font('Times New Roman'))}</w:p>`)
    const source = await read(old)
    assert.equal(source.text, 'BÁO CÁO\nTổng số hộ là 939 hộ, giảm so với năm trước – có đối chiếu\n')
    assert.equal(source.encoding, 'tcvn3')
    const styles = '<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    const unicode = await read(smallDocx(p('Tổng số hộ là 939 hộ, có tám thôn; à, á, ã'), { 'word/styles.xml': styles }))
    assert.equal(unicode.text, 'Tổng số hộ là 939 hộ, có tám thôn; à, á, ã\n')
    assert.equal(unicode.encoding, 'utf-8')
    const vni = await read(smallDocx(`<w:p>${run('Toång soá hoä laø 939 hoä', font('VNI-Times'))}</w:p>`))
    assert.deepEqual([vni.text, vni.encoding], ['Tổng số hộ là 939 hộ\n', 'vni'])
  })

  it('in an old encoding without its font is recognised by its words', async () => {
    const source = await read(smallDocx(p('UBND HUYÖN KBANG') + p('Céng hßa x· héi chñ nghÜa ViÖt Nam. Tæng sè hé lµ 939 hé.')))
    assert.deepEqual([source.text, source.encoding], ['UBND HUYỆN KBANG\nCộng hòa xã hội chủ nghĩa Việt Nam. Tổng số hộ là 939 hộ.\n', 'tcvn3'])
  })

  it('is found where the package says its text is', async () => {
    const relations = '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    const file = zipFiles({ '_rels/.rels': relations, 'word/document2.xml': `<w:document xmlns:w="w"><w:body>${p('Đây')}</w:body></w:document>`, 'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote>${p('Chú thích')}</w:footnote></w:footnotes>` })
    assert.equal((await read(file)).text, 'Đây\nChú thích\n')
  })

  it('with macros, links and templates elsewhere is read, and nothing of that is looked at', async () => {
    const fetched: unknown[] = []
    const real = globalThis.fetch
    globalThis.fetch = ((...args: unknown[]) => (fetched.push(args), Promise.reject(new Error('no')))) as typeof fetch
    try {
      const outside = '<Relationships><Relationship Id="x" Type="http://x/attachedTemplate" Target="http://127.0.0.1:1/t.dotm" TargetMode="External"/></Relationships>'
      const file = smallDocx(`${p('Chữ')}<w:altChunk r:id="x"/><w:hyperlink r:id="x">${p('liên kết')}</w:hyperlink>`, {
        'word/vbaProject.bin': new Uint8Array([1, 2, 3]), 'word/_rels/document.xml.rels': outside, 'word/_rels/settings.xml.rels': outside,
      })
      assert.equal((await read(file)).text, 'Chữ\nliên kết\n')
      assert.deepEqual(fetched, [])
    } finally {
      globalThis.fetch = real
    }
  })
})

describe('what is not read', () => {
  it('a workbook, an archive of anything, text that only begins like an archive', async () => {
    assert.equal(await refusal(zipFiles({ 'xl/workbook.xml': '<workbook/>' })), 'checker.not-docx')
    assert.equal(await refusal(zipFiles({ 'a.txt': 'x'.repeat(100) })), 'checker.not-docx')
    assert.equal(await refusal(Buffer.from('PK'.repeat(30))), 'checker.not-docx')
  })

  it('a file cut off anywhere, or with any byte changed, is refused or read, and never breaks', async () => {
    const whole = smallDocx(Array.from({ length: 40 }, (_, at) => p(`Đoạn ${at}, có ${at * 7} hộ`)).join(''))
    for (let length = 38; length < whole.length; length += 37) assert.match(await refusal(whole.slice(0, length)), /^checker\./)
    for (let at = 0; at < whole.length; at += 11) {
      const changed = whole.slice()
      changed[at]! ^= 0x55
      const result = await readReport(changed, 'a.docx')
      if (!result.ok) assert.match(result.refusal.code, /^checker\./)
    }
  })

  it('XML that is not well formed, or declares entities', async () => {
    const withXml = (xml: string): Uint8Array => zipFiles({ 'word/document.xml': xml })
    assert.equal(await refusal(withXml('<w:document><w:body></w:document>')), 'checker.docx-damaged')
    assert.equal(await refusal(withXml('<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>')), 'checker.docx-damaged')
    assert.equal(await refusal(withXml('<a>&b;</a>')), 'checker.docx-damaged')
    assert.equal(await refusal(withXml('<a>'.repeat(500) + '</a>'.repeat(500))), 'checker.docx-damaged')
  })

  it('a bomb', async () => {
    assert.equal(await refusal(smallDocx(p('0'.repeat(30_000_000)))), 'checker.docx-inflates')
    assert.equal(await refusal(lying(smallDocx(p('0'.repeat(3_000_000))), 5000)), 'checker.docx-inflates')
  })

  it('more text than 2,000 pages', async () => {
    let seed = 1
    const random = (): string => ((seed = (seed * 48271) % 2147483647), seed.toString(36))
    const words = Array.from({ length: 1_200_000 }, random).join(' ')
    assert.equal(await refusal(smallDocx(p(words))), 'checker.text-too-long')
    assert.equal(await refusal(Buffer.from(words)), 'checker.text-too-long')
  })

  it('a file under a password, a .doc, an empty file, a file over 20 MB, a picture', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1024)])
    assert.equal(await refusal(ole), 'checker.old-word')
    assert.equal(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])), 'checker.docx-encrypted')
    assert.equal(await refusal(new Uint8Array()), 'checker.file-empty')
    assert.equal(await refusal(new Uint8Array(20 * 1024 * 1024 + 1)), 'checker.file-too-large')
    assert.equal(await refusal(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), deflateRawSync(Buffer.from('abcdefgh'.repeat(50))), Buffer.alloc(300)])), 'checker.not-text')
  })
})

/** The same archive, saying of its text that it is `size` bytes long. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const file = Buffer.from(archive)
  const name = Buffer.from('word/document.xml')
  for (let at = file.indexOf(Buffer.from([0x50, 0x4b, 1, 2])); at >= 0; at = file.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4)) {
    if (file.subarray(at + 46, at + 46 + name.length).equals(name)) file.writeUInt32LE(size, at + 24)
  }
  return file
}

describe('a .docx without its pictures', () => {
  const parts = { 'word/footnotes.xml': `<w:footnotes xmlns:w="w">${p('Chú thích.')}</w:footnotes>`, 'word/media/ảnh.png': randomBytes(50_000) }

  it('says what it said, and is as small as its text', async () => {
    const whole = smallDocx(p('Toàn xã có 45/60 hộ.'), parts)
    const text = withoutPictures(whole)
    assert.ok(text.length < 2000, String(text.length))
    const read = async (bytes: Uint8Array) => mustAccept(await readReport(bytes, 'a.docx'))
    assert.deepEqual(await read(text), await read(whole))
    assert.match((await read(text)).text, /45\/60[^]*Chú thích/)
    const ours = await printDocx(sampleReport())
    assert.deepEqual(await read(withoutPictures(ours)), await read(ours))
  })

  it('is left as it is where it cannot be opened, and is refused as before', async () => {
    const whole = smallDocx(p('Toàn xã có 45/60 hộ.'), parts)
    const bomb = smallDocx(p('a'), { 'word/media/a.png': new Uint8Array(20_000_000) })
    for (const bytes of [Buffer.from('không phải docx'), whole.subarray(0, whole.length - 30), bomb]) assert.equal(withoutPictures(bytes), bytes)
    assert.equal(await refusal(withoutPictures(bomb)), 'checker.docx-inflates')
  })
})
