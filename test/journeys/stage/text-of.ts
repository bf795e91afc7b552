import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { mustAccept } from '#foundation/result.ts'

/** The words of a .docx, paragraph by paragraph, read without our own code. */
export function textOfDocx(bytes: Uint8Array): string {
  const parts = unzipSync(bytes)
  const read = (name: string): string => (parts[name] ? strFromU8(parts[name]) : '')
  const names = ['word/document.xml', ...Object.keys(parts).filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name))]
  return names
    .map(read)
    .join('\n')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
}

/** The words of a .pdf, in one line. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

/** All cells of a workbook as text. */
export async function textOfXlsx(bytes: Uint8Array): Promise<string> {
  const { sheets } = mustAccept(await readWorkbook(new Uint8Array(bytes)))
  const cells = sheets.flatMap((sheet) => [...sheet.rows].flatMap((row) => [...(row ?? [])]))
  return cells
    .map((cell) => (cell?.kind === 'text' ? cell.text : ''))
    .filter(Boolean)
    .join('\n')
}
