import { getDocumentProxy } from 'unpdf'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { SourceText } from '../source-text.ts'
import { buildSource } from './source-builder.ts'

export const MOST_PAGES = 2000

type Piece = Parameters<typeof buildSource>[1][number]

/**
 * Reads the text of a .pdf, line by line; lines of one paragraph are joined by where they stand on the page. Tables
 * come as lines. Scripts, links and attachments are not looked at.
 *
 * Refuses `checker.not-pdf`, `checker.pdf-encrypted`, `checker.pdf-scanned` (no text), `checker.pdf-too-long`.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<SourceText>> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>
  try {
    // The reader takes the bytes for its own: it gets a copy.
    pdf = await getDocumentProxy(bytes.slice(), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 })
  } catch (fault) {
    return refuse({ code: (fault as { name?: string }).name === 'PasswordException' ? 'checker.pdf-encrypted' : 'checker.not-pdf' })
  }
  try {
    if (pdf.numPages > MOST_PAGES) return refuse({ code: 'checker.pdf-too-long', pages: pdf.numPages, limit: MOST_PAGES })
    const pieces: Piece[] = []
    let letters = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      for (const text of paragraphsOf(items as readonly TextItem[])) {
        letters += text.length
        pieces.push({ kind: 'paragraph', text, page: number })
      }
      page.cleanup()
    }
    if (letters < 20 * Math.max(1, Math.min(pdf.numPages, 5))) return refuse({ code: 'checker.pdf-scanned' })
    return accept(buildSource('pdf', pieces))
  } catch {
    return refuse({ code: 'checker.not-pdf' })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type TextItem = { readonly str?: string; readonly hasEOL?: boolean; readonly transform?: readonly number[]; readonly height?: number; readonly width?: number }
type Line = { text: string; readonly x: number; readonly y: number; end: number; height: number }

function paragraphsOf(items: readonly TextItem[]): string[] {
  const lines: Line[] = []
  for (const { str, transform, height, width } of items) {
    if (str === undefined || !transform) continue
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0]
    const last = lines.at(-1)
    if (last && Math.abs(last.y - y) < 2) {
      last.text += x - last.end > (height || 10) * 0.15 && !last.text.endsWith(' ') && str !== ' ' ? ` ${str}` : str
      last.end = x + (width ?? 0)
      last.height = Math.max(last.height, height ?? 0)
    } else if (str.trim() !== '') lines.push({ text: str, x, y, end: x + (width ?? 0), height: height ?? 0 })
  }
  const right = Math.max(0, ...lines.map(({ end }) => end))
  const paragraphs: string[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const goesOn =
      before !== undefined &&
      before.y > line.y &&
      before.y - line.y < Math.max(line.height, 8) * 2 &&
      // The line before reached the margin, and this one does not begin as a paragraph or an item does.
      before.end > right - 60 &&
      !/^\s*(?:[-+•–]|\d+[.)]|[a-zđ]\)|[IVX]+\.)\s/.test(line.text)
    if (goesOn) paragraphs[paragraphs.length - 1] += ` ${line.text.trim()}`
    else paragraphs.push(line.text.trim())
  })
  return paragraphs
}
