import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { mustAccept } from '#foundation/result.ts'
import { docx, m4a, mp3, odt, OGG, PDF, phonePhoto, plain, xlsx, zipOf } from '../testing/sample-files.ts'
import { readFile } from './read-file.ts'

const found = async (name: string, bytes: Uint8Array) => {
  const read = await readFile({ name, bytes })
  return read.ok ? `${read.value.kind} ${read.value.name}${read.value.renamed ? ' (renamed)' : ''}` : read.refusal.code
}

describe('what a file is', () => {
  it('is told by its content', async () => {
    const photo = plain(1, 40, 30)
    const cases: readonly [string, Uint8Array, string][] = [
      ['ảnh bảng tin.JPG', await phonePhoto(), 'jpeg ảnh bảng tin.JPG'],
      ['a.png', await photo.clone().png().toBuffer(), 'png a.png'],
      ['a.webp', await photo.clone().webp().toBuffer(), 'webp a.webp'],
      ['Quyết định.pdf', PDF, 'pdf Quyết định.pdf'],
      ['a.docx', docx(), 'docx a.docx'],
      ['a.xlsx', xlsx(), 'xlsx a.xlsx'],
      ['a.odt', odt(), 'odt a.odt'],
      ['loa.mp3', mp3(), 'mp3 loa.mp3'],
      ['loa.mp3', mp3().subarray(14), 'mp3 loa.mp3'],
      ['loa.m4a', m4a(), 'm4a loa.m4a'],
      ['loa.m4a', m4a('soun', 'mp42'), 'm4a loa.m4a'],
      ['loa.ogg', OGG, 'ogg loa.ogg'],
    ]
    for (const [name, bytes, expected] of cases) assert.equal(await found(name, bytes), expected)
  })

  it('is refused where it is none of ours', async () => {
    const cases: readonly [string, string | Uint8Array, string][] = [
      ['a.jpg', '', 'files.empty'],
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'files.active'],
      ['a.jpg', '<?xml version="1.0"?>\n<svg/>', 'files.active'],
      ['a.pdf', '  <!DOCTYPE html><html></html>', 'files.active'],
      ['a.jpg', '\ufeff<img src=x onerror=alert(1)>', 'files.active'],
      ['a.jpg', Buffer.from('\ufeff<script>1</script>', 'utf16le'), 'files.active'],
      ['a.sh', '#!/bin/sh\nrm x', 'files.active'],
      ['a.jpg', 'MZ\u0090\0', 'files.program'],
      ['a.jpg', '\u007fELF\u0002', 'files.program'],
      ['a.heic', m4a('pict', 'heic'), 'files.heic'],
      ['a.mp4', m4a('vide'), 'files.video'],
      ['a.m4a', m4a('text'), 'files.damaged'],
      ['a.m4a', m4a().subarray(0, 20), 'files.damaged'],
      ['a.ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('\u0080theora')]), 'files.video'],
      ['a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'files.old-office'],
      ['a.gif', 'GIF89a', 'files.kind-not-taken'],
      ['a.mp3', 'ID3\u0003\0\0\0\0\0\0 no frames', 'files.kind-not-taken'],
      ['a.mp3', Buffer.from([0xff, 0xfb, 0x90, 0x00, ...Array<number>(500).fill(1)]), 'files.kind-not-taken'],
      ['a.zip', zipOf({ 'a.txt': 'a' }), 'files.kind-not-taken'],
      ['a.docx', docx({ 'word/vbaProject.bin': 'x' }), 'files.macros'],
      ['a.docx', docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'files.macros'],
      ['a.docx', docx({ 'word/_rels/settings.xml.rels': '<Relationship Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/>' }), 'files.macros'],
      ['a.docx', docx({ 'word/activeX/activeX1.bin': 'x' }), 'files.macros'],
      ['a.odt', odt({ 'Basic/Standard/Module1.xml': 'x' }), 'files.macros'],
      ['a.docx', docx().subarray(0, 100), 'files.damaged'],
      ['a.jpg', (await phonePhoto()).subarray(0, 900), 'files.photo-broken'],
      ['a.png', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(50)]), 'files.photo-broken'],
    ]
    for (const [name, content, code] of cases) assert.equal(await found(name, Buffer.from(content as string)), code, `${name} ${String(content).slice(0, 30)}`)
  })

  it('does not unpack bombs', async () => {
    const body = Buffer.alloc(300 * 1024 * 1024)
    const packed = deflateRawSync(body.subarray(0, 40 * 1024 * 1024))
    // An archive whose part unpacks to forty megabytes and says that it is one byte, and one that says the truth.
    for (const says of [1, 40 * 1024 * 1024]) {
      const zip = docx({ 'word/media/x.bin': packed.toString('latin1') }) // a place for it
      const at = zip.indexOf('word/media/x.bin')
      assert.ok(at > 0)
      const made = withPart(packed, says)
      assert.equal(await found('a.docx', made), 'files.zip-bomb')
    }
  })

  it('is refused where it is too large', async () => {
    const big = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)])
    const read = await readFile({ name: 'a.pdf', bytes: big })
    assert.deepEqual(read, { ok: false, refusal: { code: 'files.too-large', name: 'a.pdf', limit: '20' } })
    const photo = await readFile({ name: 'a.jpg', bytes: await phonePhoto() }, { bytes: 1024 * 1024, roles: ['document'] })
    assert.equal(photo.ok ? '' : photo.refusal.code, 'files.role-not-taken')
  })

  it('is refused where a small file holds a huge picture', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' }, limitInputPixels: false }).png().toBuffer()
    assert.ok(bomb.length < 1_000_000)
    assert.equal(await found('a.png', bomb), 'files.photo-too-many-pixels')
  })
})

describe('a name that says something else', () => {
  it('is put right between formats of photos, and refused otherwise', async () => {
    const photo = await phonePhoto()
    const cases: readonly [string, Uint8Array, string][] = [
      ['ảnh.png', photo, 'jpeg ảnh.jpg (renamed)'],
      ['ảnh', photo, 'jpeg ảnh.jpg (renamed)'],
      ['ngày 10.5', photo, 'jpeg ngày 10.5.jpg (renamed)'],
      ['ảnh.pdf', photo, 'files.name-lies'],
      ['ảnh.docx', PDF, 'files.name-lies'],
      ['ảnh.html', photo, 'files.name-lies'],
      ['ảnh.exe', PDF, 'files.name-lies'],
      ['bảng.docm', docx(), 'files.name-lies'],
      ['bảng.docx', xlsx(), 'files.name-lies'],
      ['loa.ogg', mp3(), 'mp3 loa.mp3 (renamed)'],
    ]
    for (const [name, bytes, expected] of cases) assert.equal(await found(name, bytes), expected, name)
  })

  it('keeps neither folders nor marks that turn it round', async () => {
    assert.equal(await found('../../etc/a.pdf', PDF), 'pdf a.pdf')
    assert.equal(await found('C:\\x\\a\u202efdp.pdf', PDF), 'pdf afdp.pdf')
    assert.equal(await found('a"\r\nX: y.pdf', PDF), 'pdf aX y.pdf')
    assert.equal(await found('e\u0302.pdf', PDF), 'pdf ê.pdf')
    const long = mustAccept(await readFile({ name: `${'ệ'.repeat(400)}.pdf`, bytes: PDF }))
    assert.ok(long.name.length <= 200 && long.name.endsWith('.pdf'))
  })
})

describe('a photo', () => {
  it('tells where and when it was taken, and its copies do not', async () => {
    const bytes = await phonePhoto({ width: 2400, height: 1800 })
    assert.ok(bytes.includes('MAY-ANH-THU'))
    const photo = mustAccept(await readFile({ name: 'a.jpg', bytes }))
    assert.equal(photo.origin!.taken, '2026-05-10 08:12:44')
    assert.ok(Math.abs(photo.origin!.latitude! - 14.153_427) < 1e-5 && Math.abs(photo.origin!.longitude! - 108.608_333) < 1e-5)
    for (const copy of [photo.shown!, photo.small!]) {
      const text = Buffer.from(copy).toString('latin1')
      assert.doesNotMatch(text, /Exif|MAY-ANH-THU|KBANG|2026:05|http:\/\/ns\.adobe|Photoshop/)
      const { exif, xmp, iptc, icc } = await sharp(copy).metadata()
      assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined])
    }
  })

  it('stands upright in its copies, no larger than is needed', async () => {
    const photo = mustAccept(await readFile({ name: 'a.jpg', bytes: await phonePhoto({ width: 2400, height: 1800, orientation: 6 }) }))
    assert.deepEqual([photo.width, photo.height], [1800, 2400])
    const shown = await sharp(photo.shown!).metadata()
    assert.deepEqual([shown.format, shown.width, shown.height], ['jpeg', 1200, 1600])
    const small = await sharp(photo.small!).metadata()
    assert.deepEqual([small.width, small.height], [240, 320])
    // What was above is on the right once the phone is turned.
    const { data } = await sharp(photo.small!).raw().toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => [...data.subarray((y * 240 + x) * 3, (y * 240 + x) * 3 + 3)]
    assert.ok(pixel(220, 160)[0]! > 150 && pixel(20, 160)[2]! > 150)
  })

  it('of a small size stays small; without a camera it has no origin', async () => {
    const photo = mustAccept(await readFile({ name: 'a.png', bytes: await plain(1, 40, 30).png().toBuffer() }))
    assert.deepEqual([photo.width, photo.height, photo.origin!.taken, photo.origin!.latitude], [40, 30, undefined, undefined])
    assert.equal((await sharp(photo.shown!).metadata()).width, 40)
  })
})

it('a recording loses its place in the copy for everyone, and nothing moves', async () => {
  const bytes = m4a()
  const { shown } = mustAccept(await readFile({ name: 'a.m4a', bytes }))
  assert.equal(shown!.length, bytes.length)
  assert.ok(bytes.includes('+14.1534') && !Buffer.from(shown!).includes('+14.1534'))
  assert.deepEqual(Buffer.from(shown!).subarray(-5).toString(), 'sound')
})

/** A document one of whose parts is packed, with the size that it says. */
function withPart(packed: Buffer, says: number): Buffer {
  const made = docx({ 'word/media/x.bin': packed })
  // Both heads of the part: the method becomes "packed", the size what it says.
  for (const [head, name] of [[30, made.indexOf('word/media/x.bin')], [46, made.lastIndexOf('word/media/x.bin')]] as const) {
    const start = name - head
    const shift = head === 30 ? 0 : 2
    made.writeUInt16LE(8, start + 8 + shift)
    made.writeUInt32LE(says, start + 22 + shift)
  }
  return made
}
