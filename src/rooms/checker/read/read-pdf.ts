import { getDocumentProxy } from 'unpdf'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { SourceText } from '../source-text.ts'
import { goesOn, linesOfPage, type PdfLine, rowsFrom, type TextItem, withoutMargins } from './pdf-lines.ts'
import { MOST_LETTERS, SourceBuilder } from './source-builder.ts'

export const MOST_PAGES = 2000

/**
 * Reads the text of a .pdf, line by line; lines of one paragraph are joined by where they stand on the page, also over
 * the end of a page. Lines with as many cells each are a table; other tables come as lines. Scripts, links and attachments are not looked at.
 *
 * Refuses `checker.not-pdf`, `checker.pdf-encrypted`, `checker.pdf-scanned` (no text), `checker.pdf-too-long`,
 * `checker.text-too-long`.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<SourceText>> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>
  try {
    // The reader takes the bytes for its own, and no Buffer: it gets a copy.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 })
  } catch (fault) {
    return refuse({ code: (fault as { name?: string }).name === 'PasswordException' ? 'checker.pdf-encrypted' : 'checker.not-pdf' })
  }
  try {
    if (pdf.numPages > MOST_PAGES) return refuse({ code: 'checker.pdf-too-long', pages: pdf.numPages, limit: MOST_PAGES })
    const builder = new SourceBuilder('pdf')
    let open: { text: string; page: number; last: PdfLine } | undefined
    const close = (): void => {
      if (open) builder.add({ kind: 'paragraph', text: open.text, page: open.page })
      open = undefined
    }
    const pages: PdfLine[][] = []
    let letters = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      page.cleanup()
      const lines = linesOfPage(items as readonly TextItem[])
      letters += lines.reduce((sum, { cells }) => sum + cells.join(' ').length, 0)
      if (letters > MOST_LETTERS) return refuse({ code: 'checker.text-too-long', limit: '5.000.000' })
      pages.push(lines)
    }
    for (const [index, lines] of withoutMargins(pages).entries()) {
      const page = index + 1
      for (let at = 0; at < lines.length; at++) {
        const line = lines[at]!
        const rows = rowsFrom(lines, at)
        if (rows > 0) {
          close()
          builder.add({ kind: 'table', rows: lines.slice(at, at + rows).map(({ cells }) => cells), page })
          at += rows - 1
        } else if (open && goesOn(open.last, line)) open = { ...open, text: `${open.text} ${line.cells[0]}`, last: line }
        else {
          close()
          open = { text: line.cells.join(' '), page, last: line }
        }
      }
    }
    close()
    if (letters < 20 * Math.max(1, Math.min(pdf.numPages, 5))) return refuse({ code: 'checker.pdf-scanned' })
    return accept(builder.finish())
  } catch {
    return refuse({ code: 'checker.not-pdf' })
  } finally {
    await pdf.loadingTask.destroy()
  }
}
