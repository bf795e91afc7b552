import sharp from 'sharp'
import { crc32 } from 'node:zlib'

/** Small files of every kind, made for the tests. */

type PhotoOptions = { readonly seed?: number; readonly width?: number; readonly height?: number; readonly orientation?: number }

/** A photo as a phone takes it near Kbang, with place, time and device in it. */
export function phonePhoto({ seed = 1, width = 640, height = 480, orientation = 6 }: PhotoOptions = {}): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'MAY-ANH-THU', Model: 'KBANG 1', DateTime: '2026:05:10 08:12:44' },
    IFD2: { DateTimeOriginal: '2026:05:10 08:12:44' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '14/1 9/1 1234/100', GPSLongitudeRef: 'E', GPSLongitude: '108/1 36/1 3000/100' },
  }
  return plain(seed, width, height).withExif(exif).withMetadata({ orientation }).jpeg({ quality: 85 }).toBuffer()
}

/** Red above, another colour below, so that what is up can be told. */
export function plain(seed = 1, width = 640, height = 480) {
  const bytes = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      bytes[at] = y < height / 2 ? 220 : 20
      bytes[at + 1] = (seed * 37 + ((x >> 3) * seed)) % 120
      bytes[at + 2] = y < height / 2 ? 20 + 8 * Math.floor(seed / 100) : 220
    }
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } })
}

/** An archive of stored parts. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const body = Buffer.from(text)
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, label, body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail.subarray(0, 14), label]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0)
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

const MAIN = 'application/vnd.openxmlformats-officedocument'

export function docx(more: Readonly<Record<string, string | Uint8Array>> = {}, main = `${MAIN}.wordprocessingml.document.main+xml`): Buffer {
  return zipOf({ '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`, 'word/document.xml': '<w:document/>', ...more })
}

export function xlsx(): Buffer {
  return docx({}, `${MAIN}.spreadsheetml.sheet.main+xml`)
}

export function odt(more: Readonly<Record<string, string>> = {}): Buffer {
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>', ...more })
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

/** Frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, behind a tag. */
export function mp3(frames = 4): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0]), ...Array.from({ length: frames }, () => frame)])
}

function box(name: string, ...inside: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4)
  return Buffer.concat([head, body])
}

/** A recording with its place in it; with pictures where `handler` is `vide`. */
export function m4a(handler = 'soun', brand = 'M4A '): Buffer {
  const hdlr = box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${handler}\0\0\0\0\0\0\0\0\0\0\0\0\0`, 'latin1'))
  const place = box('udta', box('\u00a9xyz', Buffer.from('+14.1534+108.6083/')))
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0`)), box('moov', box('trak', box('mdia', hdlr)), place), box('mdat', Buffer.from('sound'))])
}

export const OGG = Buffer.concat([Buffer.from('OggS\0\u0002'), Buffer.alloc(22), Buffer.from('OpusHead\u0001')])
