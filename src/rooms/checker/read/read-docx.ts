import { accept, refuse, type Result } from '#foundation/result.ts'
import { attribute, XmlError, xmlEvents, xmlScanner } from '#documents/read-xml.ts'
import { keepOnly, openZip, type ZipArchive, ZipError } from '#documents/read-zip.ts'
import type { SourceText } from '../source-text.ts'
import { NO_NUMBERING, readDocxNumbering } from './docx-numbering.ts'
import { docxPieces } from './docx-pieces.ts'
import { NO_STYLES, readDocxStyles } from './docx-styles.ts'
import { MOST_LETTERS, SourceBuilder } from './source-builder.ts'

/** What the files in a .docx may unpack to, all together; they are read piece by piece and never held whole. */
const INFLATED = 256 * 1024 * 1024
/** Styles and numbering are held whole. */
const LARGEST_TABLE = 8 * 1024 * 1024

/** A .docx without its pictures and all else that holds no text; any other bytes as they are. */
export function withoutPictures(bytes: Uint8Array): Uint8Array {
  return keepOnly(bytes, { inflatedBytes: INFLATED }, (name) => /^(?:_rels\/\.rels|word\/[\w.-]+\.xml)$/i.test(name))
}

/**
 * Reads the text of a .docx: paragraphs, headings, tables, footnotes. Nothing else of the file is looked at: no macro,
 * no link, no picture, nothing that lies outside it.
 *
 * Refuses `checker.not-docx`, `checker.docx-damaged`, `checker.docx-encrypted`, `checker.docx-inflates`, `checker.text-too-long`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<SourceText>> {
  const archive = openZip(bytes, { inflatedBytes: INFLATED })
  if (!archive.ok) return refuse({ code: REFUSALS[archive.refusal.code] ?? 'checker.docx-damaged' })
  try {
    const main = await findMain(archive.value)
    if (main === undefined) return refuse({ code: 'checker.not-docx' })
    const folder = main.slice(0, main.lastIndexOf('/') + 1)
    const [styles, numbering] = [await small(archive.value, `${folder}styles.xml`), await small(archive.value, `${folder}numbering.xml`)]
    const builder = new SourceBuilder('docx')
    for (const name of [main, `${folder}footnotes.xml`, `${folder}endnotes.xml`]) {
      const stream = archive.value.stream(name)
      if (!stream) continue
      const read = docxPieces(styles ? readDocxStyles(styles) : NO_STYLES, numbering ? readDocxNumbering(numbering) : NO_NUMBERING, (piece) => builder.add(piece))
      const scanner = xmlScanner()
      const decoder = new TextDecoder()
      for await (const piece of stream) {
        for (const event of scanner.push(decoder.decode(piece, { stream: true }))) read(event)
        if (builder.letters > MOST_LETTERS) return refuse({ code: 'checker.text-too-long', limit: '5.000.000' })
      }
      scanner.end()
    }
    return accept(builder.finish())
  } catch (fault) {
    if (fault instanceof XmlError) return refuse({ code: 'checker.docx-damaged' })
    if (fault instanceof ZipError) return refuse({ code: REFUSALS[fault.code] ?? 'checker.docx-damaged' })
    throw fault
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  'documents.not-xlsx': 'checker.not-docx',
  'documents.old-or-encrypted': 'checker.docx-encrypted',
  'documents.inflates-too-much': 'checker.docx-inflates',
}

/** Where the text is, by what the package says of itself: mostly `word/document.xml`, not always. */
async function findMain(archive: ZipArchive): Promise<string | undefined> {
  const relations = await small(archive, '_rels/.rels')
  for (const event of relations ? xmlEvents(relations) : []) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue
    if (!attribute(event.attributes, 'Type')?.endsWith('/officeDocument')) continue
    const target = (attribute(event.attributes, 'Target') ?? '').replace(/^\//, '')
    // A workbook or a set of slides is an Office file too.
    if (/^word\/[\w.-]+\.xml$/.test(target) && archive.stream(target)) return target
  }
  return archive.stream('word/document.xml') ? 'word/document.xml' : undefined
}

async function small(archive: ZipArchive, name: string): Promise<string | undefined> {
  const stream = archive.stream(name)
  if (!stream) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    parts.push(part)
    size += part.length
    if (size > LARGEST_TABLE) throw new ZipError('documents.inflates-too-much')
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}
