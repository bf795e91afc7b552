import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import fc from 'fast-check'
import readQr from 'jsqr'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import { printDocx } from './print-docx.ts'
import { printPdf } from './print-pdf.ts'
import { qrPng } from './qr-png.ts'
import { qrSquares } from './qr-squares.ts'
import { sampleReport } from './testing/sample-report.ts'
import type { AdministrativeDocument } from './tree.ts'

const ADDRESS = 'https://congkhai.vidu.vn/ck/hotrohngeo'

/** What a telephone reads. */
async function read(png: Uint8Array): Promise<string | undefined> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const find = readQr as unknown as typeof readQr.default
  return find(new Uint8ClampedArray(data), info.width, info.height)?.data
}

const sheet: AdministrativeDocument = {
  ...sampleReport(),
  body: [{ kind: 'qr', text: ADDRESS, size: 40, caption: ADDRESS, alt: 'Mã QR' }],
  annexes: [],
}

test('what stands in the picture is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^https:\/\/[a-z0-9.-]{3,60}\/ck\/[a-z2-7]{10}$/), async (address) => assert.equal(await read(qrPng(qrSquares(address))), address)),
    { numRuns: 20 },
  )
})

test('a Word file holds the picture, with words for who cannot see it, and the same bytes each time', async () => {
  const files = unzipSync(await printDocx(sheet))
  assert.equal(await read(files['word/media/picture1.png']!), ADDRESS)
  const xml = new TextDecoder().decode(files['word/document.xml'])
  assert.match(xml, /<wp:extent cx="1440000" cy="1440000"\/><wp:docPr id="1" name="picture1" descr="Mã QR"\/>/)
  assert.match(new TextDecoder().decode(files['word/_rels/document.xml.rels']), /Id="rIdPicture1" Type="[^"]+\/image" Target="media\/picture1.png"/)
  assert.match(new TextDecoder().decode(files['[Content_Types].xml']), /Extension="png" ContentType="image\/png"/)
  assert.deepEqual(await printDocx(sheet), await printDocx(structuredClone(sheet)))
})

test('the PDF draws it, and tags it with the same words', async () => {
  const pdf = await getDocumentProxy(await printPdf(sheet))
  const page = await pdf.getPage(1)
  const tags = JSON.stringify(await page.getStructTree())
  assert.match(tags, /"role":"Figure"[^}]*\}?[^}]*"alt":"Mã QR"|"alt":"Mã QR"[^}]*"role":"Figure"/)
})

test('a paper without a symbol has no line for a number', async () => {
  const xml = new TextDecoder().decode(unzipSync(await printDocx({ ...sheet, number: { symbol: '' } }))['word/document.xml'])
  assert.doesNotMatch(xml, /Số:/)
})
