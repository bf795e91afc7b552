import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipFiles } from '#documents/zip.ts'
import type { Line } from './outcome.ts'

const CHILD = fileURLToPath(new URL('./checker-memory-child.ts', import.meta.url))
const MB = 1024 * 1024

/** The heap that bin/nharong gives to a command that checks, and the service to itself. */
const HEAP = { command: '--max-semi-space-size=2', page: '--max-semi-space-size=4', nothing: '--max-semi-space-size=2' } as const
type Way = keyof typeof HEAP

/** What a process takes at its highest that reads and checks one file, beside one that only loads the modules. */
export function memoryOfDocx(text: string): Line[] {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-bench-'))
  try {
    const peak = (way: Way, bytes?: Uint8Array): number => {
      const path = join(folder, 'report.docx')
      if (bytes) writeFileSync(path, bytes)
      return Number(execFileSync(process.execPath, [HEAP[way], CHILD, way, path], { encoding: 'utf8' }))
    }
    const bare = peak('nothing')
    const lines = (name: string, bytes: Uint8Array): Line[] =>
      (['command', 'page'] as const).map((way) => ({
        name: `peak of the process, ${way}: .docx of ${(bytes.length / MB).toFixed(bytes.length > MB ? 0 : 2)} MB ${name}`, unit: 'MB',
        measured: peak(way, bytes), goal: { atMost: 150 }, baseline: { name: 'a process that loads the modules only', measured: bare },
      }))
    const letters = (count: number): string => text.repeat(Math.ceil(count / text.length)).slice(0, count)
    return [
      ...lines('with 30,000 letters', docxOf(text.slice(0, 30_000))),
      ...lines('with 100,000 letters and pictures', docxOf(letters(100_000), 19 * MB)),
      ...lines('with 1 million letters and pictures', docxOf(letters(1_000_000), 18 * MB)),
      ...lines('with 4.9 million letters and pictures', docxOf(letters(4_900_000), 17 * MB)),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function docxOf(text: string, picture = 0): Uint8Array {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const body = escaped.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('')
  return zipFiles({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...(picture > 0 ? { 'word/media/image1.png': randomBytes(picture) } : {}),
  })
}
