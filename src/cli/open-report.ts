import { readFile, stat } from 'node:fs/promises'
import { refuse, type Result } from '#foundation/result.ts'
import type { SourceText } from '#rooms/checker/index.ts'
import { readAside } from '#rooms/checker/read/check-aside.ts'
import { withoutPictures } from '#rooms/checker/read/read-docx.ts'
import { MOST_BYTES } from '#rooms/checker/read/read-report.ts'

/** Reads a report by its path; `-` is standard input. Refuses `checker.file-unreadable` and what the readers refuse. */
export async function openReport(path: string): Promise<Result<SourceText>> {
  let bytes: Uint8Array
  try {
    bytes = path === '-' ? await readInput() : await readFileWithin(path)
  } catch (fault) {
    return refuse({ code: 'checker.file-unreadable', reason: (fault as { code?: string }).code ?? String(fault) })
  }
  const text = bytes.length > MOST_BYTES ? bytes : withoutPictures(bytes)
  if (text !== bytes) giveBack(bytes)
  return readAside(text, path)
}

/** Frees at once what would wait for the next time the memory is tidied up. A part of a larger buffer is not ours to free. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** What is too large is not read to its end: one byte over the limit is enough for the refusal. */
async function readFileWithin(path: string): Promise<Uint8Array> {
  const { size } = await stat(path)
  return size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1) : readFile(path)
}

async function readInput(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size > MOST_BYTES) break
  }
  return Buffer.concat(parts)
}
