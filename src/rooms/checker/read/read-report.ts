import { accept, refuse, type Result } from '#foundation/result.ts'
import { textReport } from '../text-report.ts'
import type { SourceText } from '../source-text.ts'
import { decodeBytes } from './decode.ts'
import { readDocx } from './read-docx.ts'
import { MOST_LETTERS } from './source-builder.ts'

export const MOST_BYTES = 20 * 1024 * 1024

/**
 * Reads a report that anyone may have sent, by what its bytes are and not by what its name says: .docx, .pdf with
 * text, or plain text in Unicode or an old Vietnamese encoding.
 *
 * Refuses `checker.file-empty`, `checker.file-too-large`, `checker.old-word` (.doc), `checker.docx-encrypted`,
 * `checker.not-text`, `checker.text-too-long`, and what the readers of .docx and .pdf refuse.
 */
export async function readReport(bytes: Uint8Array, name: string): Promise<Result<SourceText>> {
  if (bytes.length === 0) return refuse({ code: 'checker.file-empty' })
  if (bytes.length > MOST_BYTES) return refuse({ code: 'checker.file-too-large', limitMegabytes: MOST_BYTES / 1024 / 1024 })
  if (startsWith(bytes, [0x50, 0x4b])) return readDocx(bytes)
  if (isPdf(bytes)) {
    // The reader of .pdf is large: only who needs it loads it.
    const { readPdf } = await import('./read-pdf.ts')
    return readPdf(bytes)
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ code: isEncryptedPackage(bytes) ? 'checker.docx-encrypted' : 'checker.old-word' })
  const { text, encoding } = decodeBytes(bytes)
  if (isBinary(text)) return refuse({ code: 'checker.not-text' })
  if (text.length > MOST_LETTERS) return refuse({ code: 'checker.text-too-long', limit: '5.000.000' })
  return accept({ ...textReport(text, /\.(md|markdown)$/i.test(name) ? 'md' : 'txt'), encoding })
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** The mark of a .pdf may come a little later than at the very beginning. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}

/** A .docx under a password is a file of the old kind with the packed one inside, under this name. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

/** Control characters are rare in text and common in anything else. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096)
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    const letter = sample.charCodeAt(at)
    if (letter < 9 || (letter > 13 && letter < 32)) odd += 1
  }
  return odd > sample.length / 50
}
