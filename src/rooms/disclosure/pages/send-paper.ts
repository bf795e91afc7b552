import { refusalPage } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { PAPER_FORMATS, PAPER_TYPES, type PaperFormat } from '../store/print-paper.ts'

/** The format that a file's name asks for: `du-thao.pdf`. */
export function formatOf(file: string): PaperFormat | undefined {
  return PAPER_FORMATS.find((format) => file.endsWith(`.${format}`))
}

/** The bytes of a paper as a file to be kept; a PDF opens in the browser. Nothing there is answered as not found. */
export function sendBytes(c: PageContext, bytes: Uint8Array | undefined, name: string, format: PaperFormat, cache = 'no-store'): Response | Promise<Response> {
  if (!bytes) return refusalPage(c, { code: 'papers.not-found' })
  const how = format === 'pdf' ? 'inline' : 'attachment'
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': PAPER_TYPES[format],
    'Content-Disposition': `${how}; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
    'Cache-Control': cache,
  })
}
