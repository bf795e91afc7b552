import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { xmlEvents } from '#documents/read-xml.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import { printPaper } from '#rooms/disclosure/store/print-paper.ts'

/** The words of each paragraph of a Word file, in their order. */
export function paragraphsOf(docx: Uint8Array): string[] {
  const found: string[] = []
  let inText = false
  for (const event of xmlEvents(strFromU8(unzipSync(docx)['word/document.xml']!))) {
    if (event.kind === 'text') found[found.length - 1] += inText ? event.text : ''
    else if (event.name === 'p' && event.kind === 'open') found.push('')
    else if (event.name === 't') inText = event.kind === 'open'
    else if (event.name === 'br' && event.kind === 'open') found[found.length - 1] += ' / '
  }
  return found.filter((line) => line.trim() !== '')
}

/** Without blanks and dots, which the lines of a PDF break and the room for handwriting is made of. */
export const squeezed = (text: string): string => text.replaceAll(/[\s.]+/g, '')

export async function squeezedTextOf(pdf: Uint8Array): Promise<string> {
  return squeezed((await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text)
}

/** Holds a Word file against what it said before. Set NHARONG_GOLDEN=write, look at what changed, and keep it. */
export function holdGolden(path: URL, docx: Uint8Array): void {
  const text = `${paragraphsOf(docx).join('\n')}\n`
  if (process.env['NHARONG_GOLDEN'] === 'write') writeFileSync(path, text)
  assert.ok(existsSync(path), `${path.pathname.split('/').at(-1)} is not there`)
  assert.equal(text, readFileSync(path, 'utf8'))
}

/** A paper as Word is what it was, as PDF says each of its paragraphs, and is the same each time. */
export async function holdPaper(path: URL, tree: AdministrativeDocument): Promise<void> {
  holdGolden(path, (await printPaper({ tree }, 'docx'))!)
  const bytes = (await printPaper({ tree }, 'pdf'))!
  const plain = await squeezedTextOf(bytes)
  for (const block of tree.body) {
    if (block.kind !== 'paragraph') continue
    const said = squeezed(block.runs.map((run) => ('text' in run ? run.text : '')).join(''))
    assert.ok(plain.includes(said), said)
  }
  assert.deepEqual(await printPaper({ tree: structuredClone(tree) }, 'pdf'), bytes)
}
