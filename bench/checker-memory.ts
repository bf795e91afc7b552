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

/** What a process takes at its highest that reads and checks one file, beside what it takes for a short report. */
export function memoryOfDocx(text: string): Line[] {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-bench-'))
  try {
    const peak = (name: string, bytes: Uint8Array): number => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return Number(execFileSync(process.execPath, [CHILD, path], { encoding: 'utf8' }))
    }
    const short = peak('short.docx', docxOf(text.slice(0, 30_000)))
    const line = (name: string, bytes: Uint8Array): Line => {
      const whole = peak('large.docx', bytes)
      return {
        name: `memory for a .docx of ${(bytes.length / MB).toFixed(0)} MB ${name}`, unit: 'MB', measured: whole - short, goal: { atMost: 150 },
        note: `peak of the process ${whole.toFixed(0)} MB; for a report of 30,000 letters ${short.toFixed(0)} MB`,
      }
    }
    const long = text.repeat(Math.ceil(4_900_000 / text.length)).slice(0, 4_900_000)
    return [
      line('with pictures', docxOf(text.slice(0, 100_000), 19 * MB)),
      line('with 4.9 million letters and pictures', docxOf(long, 17 * MB)),
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
