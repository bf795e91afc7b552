import { accept, refuse, type Result } from '#foundation/result.ts'
import { textReport } from '../text-report.ts'
import type { SourceText } from '../source-text.ts'
import { decodeBytes } from './decode.ts'
import { readDocx } from './read-docx.ts'

export const MOST_BYTES = 20 * 1024 * 1024

/**
 * Reads a report that anyone may have sent, by what its bytes are and not by what its name says: .docx, .pdf with
 * text, or plain text in Unicode or an old Vietnamese encoding.
 *
 * Refuses `checker.file-empty`, `checker.file-too-large`, `checker.old-word` (.doc), `checker.not-text`, and what the
 * readers of .docx and .pdf refuse.
 */
export async function readReport(bytes: Uint8Array, name: string): Promise<Result<SourceText>> {
  if (bytes.length === 0) return refuse({ code: 'checker.file-empty' })
  if (bytes.length > MOST_BYTES) return refuse({ code: 'checker.file-too-large', limitMegabytes: MOST_BYTES / 1024 / 1024 })
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readDocx(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
    // The reader of .pdf is large: only who needs it loads it.
    const { readPdf } = await import('./read-pdf.ts')
    return readPdf(bytes)
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ code: 'checker.old-word' })
  const { text, encoding } = decodeBytes(bytes)
  if (isBinary(text)) return refuse({ code: 'checker.not-text' })
  return accept({ ...textReport(text, /\.(md|markdown)$/i.test(name) ? 'md' : 'txt'), encoding })
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
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
