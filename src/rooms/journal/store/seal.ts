import { createHash } from 'node:crypto'
import { sealedText, type ChainedEntry } from '../entry.ts'

/** What stands before the first line of every chain. */
export const GENESIS = Buffer.alloc(32)

/** The hash of a line: SHA-256 over the hash of the line before it and the line's own text. */
export function seal(previous: Buffer, entry: ChainedEntry): Buffer {
  return createHash('sha256').update(previous).update(sealedText(entry)).digest()
}
