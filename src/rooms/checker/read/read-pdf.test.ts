import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { heading, paragraph } from '#documents/build.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { sampleReport } from '#documents/testing/sample-report.ts'
import { readReport } from './read-report.ts'

const whole = await printPdf(sampleReport())

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await readReport(bytes, 'báo cáo.pdf')
  assert.ok(!result.ok, 'was read')
  return result.refusal.code
}

describe('a .pdf', () => {
  it('made by our own printer is read paragraph by paragraph, with the right pages', async () => {
    const { text, blocks, format } = mustAccept(await readReport(whole, 'báo cáo.pdf'))
    assert.equal(format, 'pdf')
    assert.equal(text, text.normalize('NFC'))
    const lines = text.split('\n')
    for (const line of ['I. ĐẶC ĐIỂM, TÌNH HÌNH CHUNG', '2. Tiếp công dân, giải quyết đơn', '- Số nội dung giám sát: 14; số nội dung phản biện xã hội: 11.', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']) {
      assert.ok(lines.includes(line), line)
    }
    const long = lines.find((line) => line.startsWith('Đã tiếp 89 lượt'))
    assert.match(long!, /đạt 94,12%; .* được trả lời bằng văn bản\.$/)
    // The number of the footnote stays out of the figure, and the number of the page out of the text.
    assert.ok(text.includes('giảm so với năm trước¹.'))
    const pageOf = (words: string): number | undefined => blocks.find(({ start, end }) => text.slice(start, end).includes(words))?.page
    assert.deepEqual(['TÌNH HÌNH CHUNG', 'Nơi nhận', 'Phụ lục I\n', 'Phụ lục II'].map((words) => pageOf(words.trim())), [1, 2, 3, 4])
    const table = blocks.find((block) => block.kind === 'table')
    assert.ok(table?.kind === 'table')
    assert.deepEqual(table.rows[0]!.map(({ start, end }) => text.slice(start, end)), ['1', 'Xã Mẫu 1', '12', '10', '1', '1', '83,33'])
    for (const { start, end } of table.rows.flat()) assert.ok(start < end && start >= table.start && end <= table.end)
  })

  it('joins a sentence that goes on over the page, and only that', async () => {
    const sentence = Array.from({ length: 900 }, (_, at) => `hộ thứ ${at}`).join(', ')
    const document = { ...sampleReport(), body: [paragraph(`Có ${sentence}.`), heading(1, 'II.', 'Kết quả')], annexes: [] }
    const { text } = mustAccept(await readReport(await printPdf(document), 'dài.pdf'))
    const line = text.split('\n').find((one) => one.startsWith('Có hộ thứ 0'))
    assert.match(line!, /hộ thứ 450, .*hộ thứ 899\.$/)
    assert.ok(text.includes('\nII. KẾT QUẢ\n'))
  })

  it('without text says that it is a scan', async () => {
    assert.equal(await refusal(pdfOf('0 0 10 10 re f')), 'checker.pdf-scanned')
  })

  it('under a password, or damaged, is refused', async () => {
    assert.equal(await refusal(encrypted()), 'checker.pdf-encrypted')
    assert.equal(await refusal(Buffer.from('%PDF-1.7\nnothing of the kind')), 'checker.not-pdf')
    for (const share of [0.1, 0.5, 0.9]) {
      const result = await readReport(whole.slice(0, Math.floor(whole.length * share)), 'a.pdf')
      if (!result.ok) assert.match(result.refusal.code, /^checker\.(not-pdf|pdf-scanned)$/)
    }
  })

  it('with more than 2,000 pages is refused', async () => {
    assert.equal(await refusal(pdfOf('', 2001)), 'checker.pdf-too-long')
  })
})

/** A .pdf made by hand: pages that all draw the same. */
function pdfOf(content: string, pages = 1, trailer = ''): Uint8Array {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 4} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>'),
  ]
  let file = '%PDF-1.7\n'
  const at = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF`)
}

/** The standard security handler with a password that nobody gave. */
function encrypted(): Uint8Array {
  const hex = (byte: string): string => `<${byte.repeat(32)}>`
  return pdfOf('', 1, `/ID [${hex('ab')} ${hex('ab')}] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${hex('cd')} /U ${hex('ef')} >>`)
}
