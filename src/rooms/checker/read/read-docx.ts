import { accept, refuse, type Result } from '#foundation/result.ts'
import { attribute, XmlError, xmlEvents } from '#documents/read-xml.ts'
import { openZip } from '#documents/read-zip.ts'
import type { SourceText } from '../source-text.ts'
import { buildSource } from './source-builder.ts'

const INFLATED = 120 * 1024 * 1024

type Piece = Parameters<typeof buildSource>[1][number]

/**
 * Reads the text of a .docx: paragraphs, headings, tables, footnotes. Nothing else of the file is looked at: no macro,
 * no link, no picture, nothing that lies outside it.
 *
 * Refuses `checker.not-docx`, `checker.docx-damaged`, `checker.docx-encrypted`, `checker.docx-inflates`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<SourceText>> {
  const archive = openZip(bytes, { inflatedBytes: INFLATED })
  if (!archive.ok) return refuse({ code: REFUSALS[archive.refusal.code] ?? 'checker.docx-damaged' })
  const pieces: Piece[] = []
  for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) {
    const part = await archive.value.read(name)
    if (!part.ok) return refuse({ code: REFUSALS[part.refusal.code] ?? 'checker.docx-damaged' })
    if (part.value === undefined) {
      if (name === 'word/document.xml') return refuse({ code: 'checker.not-docx' })
      continue
    }
    try {
      for (const piece of readPieces(new TextDecoder().decode(part.value))) pieces.push(piece)
    } catch (fault) {
      if (fault instanceof XmlError) return refuse({ code: 'checker.docx-damaged' })
      throw fault
    }
  }
  return accept(buildSource('docx', pieces))
}

const REFUSALS: Readonly<Record<string, string>> = {
  'documents.not-xlsx': 'checker.not-docx',
  'documents.old-or-encrypted': 'checker.docx-encrypted',
  'documents.inflates-too-much': 'checker.docx-inflates',
}

/** What is in the file but not in the text a reader sees. */
const UNSEEN = new Set(['del', 'instrText', 'delText', 'Fallback', 'txbxContent', 'delInstrText'])

function readPieces(xml: string): Piece[] {
  const pieces: Piece[] = []
  const tables: { rows: string[][]; cell: string; columns: number; continues: boolean }[] = []
  let words = ''
  let heading: number | undefined
  let inText = false
  let unseen = 0
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (inText && unseen === 0) words += event.text
      continue
    }
    if (UNSEEN.has(event.name)) {
      unseen += event.kind === 'open' ? 1 : -1
      continue
    }
    if (unseen > 0) continue
    const table = tables.at(-1)
    if (event.kind === 'open') {
      if (event.name === 'p') [words, heading] = ['', undefined]
      else if (event.name === 't') inText = true
      else if (event.name === 'tab' || event.name === 'br' || event.name === 'cr') words += ' '
      else if (event.name === 'noBreakHyphen') words += '-'
      else if (event.name === 'pStyle') heading = headingOf(attribute(event.attributes, 'val') ?? '')
      else if (event.name === 'outlineLvl') heading ??= Number(attribute(event.attributes, 'val') ?? 0) + 1
      else if (event.name === 'tbl') tables.push({ rows: [], cell: '', columns: 1, continues: false })
      else if (event.name === 'tr') table?.rows.push([])
      else if (event.name === 'tc' && table) Object.assign(table, { cell: '', columns: 1, continues: false })
      else if (event.name === 'gridSpan' && table) table.columns = Math.min(63, Number(attribute(event.attributes, 'val') ?? 1)) || 1
      else if (event.name === 'vMerge' && table) table.continues = attribute(event.attributes, 'val') !== 'restart'
      continue
    }
    if (event.name === 't') inText = false
    else if (event.name === 'p') {
      if (table) table.cell += `${table.cell ? ' ' : ''}${words}`
      else pieces.push({ kind: 'paragraph', text: words, ...(heading === undefined ? {} : { heading }) })
      words = ''
    } else if (event.name === 'tc' && table) {
      const row = table.rows.at(-1)
      row?.push(table.continues ? '' : table.cell)
      for (let extra = 1; extra < table.columns; extra++) row?.push('')
    } else if (event.name === 'tbl') {
      const done = tables.pop()!
      const outer = tables.at(-1)
      if (outer) outer.cell += ` ${done.rows.flat().join(' ')}`
      else pieces.push({ kind: 'table', rows: done.rows.filter((row) => row.length > 0) })
    }
  }
  return pieces
}

function headingOf(style: string): number | undefined {
  const level = /^(?:heading|tiêuđề|u)\s?(\d)$/i.exec(style)?.[1]
  return level ? Number(level) : undefined
}
