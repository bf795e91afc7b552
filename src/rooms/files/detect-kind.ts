import { accept, refuse, type Result } from '#foundation/result.ts'
import type { FileKind } from './file-kind.ts'
import { m4aKind } from './m4a.ts'

/** What the first bytes say. `zip` has to be opened to know whether it is a document of an office program. */
export type Sniffed = FileKind | 'zip'

/**
 * What a file is, by its content. Its name is not asked.
 *
 * Refuses `files.empty`, `files.active` (HTML, SVG, scripts), `files.program`, `files.heic`, `files.old-office` (also documents
 * under a password), `files.video` and, for all else, `files.kind-not-taken`.
 */
export function sniffKind(bytes: Uint8Array): Result<Sniffed> {
  if (bytes.length === 0) return refuse({ code: 'files.empty' })
  if (starts(bytes, [0xff, 0xd8, 0xff])) return accept('jpeg')
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return accept('png')
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return accept('webp')
  if (says(bytes, 0, '%PDF-')) return accept('pdf')
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return accept('zip')
  if (says(bytes, 0, 'OggS')) return oggKind(bytes)
  if (says(bytes, 4, 'ftyp')) return m4aKind(bytes)
  if (says(bytes, 0, 'ID3') || isMp3Frames(bytes, 0)) return isMp3(bytes) ? accept('mp3') : refuse({ code: 'files.kind-not-taken' })
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ code: 'files.old-office' })
  if (isProgram(bytes)) return refuse({ code: 'files.program' })
  if (isActive(bytes)) return refuse({ code: 'files.active' })
  return refuse({ code: 'files.kind-not-taken' })
}

function starts(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((each, at) => bytes[at] === each)
}

/** Whether the letters stand at a place. */
export function says(bytes: Uint8Array, at: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++) if (bytes[at + i] !== letters.charCodeAt(i)) return false
  return true
}

/** Windows, Linux, macOS, Java, WebAssembly. */
function isProgram(bytes: Uint8Array): boolean {
  const magics = [[0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0xca, 0xfe, 0xba, 0xbe], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe], [0x00, 0x61, 0x73, 0x6d]]
  return magics.some((magic) => starts(bytes, magic))
}

/** Text that a browser or a shell would run. */
function isActive(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes.subarray(0, 4096)).toLowerCase()
  return /^\s*#!/.test(text) || /<(?:!doctype|html|svg|script|body|head|iframe|\?xml|\w+[^>]*\son\w+=)/.test(text)
}

/** The codec stands in the first page: sound is taken, pictures are not. */
function oggKind(bytes: Uint8Array): Result<Sniffed> {
  const head = String.fromCharCode(...bytes.subarray(0, 512))
  if (/OpusHead|\u0001vorbis|\u007fFLAC|Speex {3}/.test(head) && !/theora/.test(head)) return accept('ogg')
  return refuse({ code: 'files.video' })
}

function isMp3(bytes: Uint8Array): boolean {
  if (!says(bytes, 0, 'ID3')) return true
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10)
  // The tag's length, seven bits a byte; zeros may follow it.
  let at = 10 + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f)
  const last = Math.min(bytes.length, at + 65_536)
  while (at < last && bytes[at] === 0) at++
  return isMp3Frames(bytes, at)
}

const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES = [44_100, 48_000, 32_000]

/** Two frames of MPEG audio layer III, one behind the other: two bytes alone are found in anything. */
function isMp3Frames(bytes: Uint8Array, at: number): boolean {
  const length = frameLength(bytes, at)
  return length !== undefined && (at + length >= bytes.length || frameLength(bytes, at + length) !== undefined)
}

function frameLength(bytes: Uint8Array, at: number): number | undefined {
  const [one, two, three] = [bytes[at], bytes[at + 1], bytes[at + 2]]
  if (one !== 0xff || two === undefined || three === undefined || (two & 0xe6) !== 0xe2) return undefined
  const version = (two >> 3) & 3
  const [bits, rate] = [three >> 4, (three >> 2) & 3]
  if (version === 1 || bits === 0 || bits === 15 || rate === 3) return undefined
  const first = version === 3
  const kilobits = (first ? BITRATES_1 : BITRATES_2)[bits]!
  const hertz = RATES[rate]! / (first ? 1 : version === 2 ? 2 : 4)
  return Math.floor(((first ? 144 : 72) * kilobits * 1000) / hertz) + ((three >> 1) & 1)
}
