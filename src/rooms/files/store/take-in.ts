import { accept, refuse, type Result } from '#foundation/result.ts'
import { readFile, type GivenFile, type ReadFile, type ReadLimits } from '../read/read-file.ts'
import type { Contents, Kept } from './content-store.ts'

/** A file that was read and whose contents lie on the disk, ready to be attached. */
export type TakenFile = Omit<ReadFile, 'shown' | 'small'> & {
  readonly sha256: string
  readonly size: number
  readonly shown: string | undefined
  readonly small: string | undefined
  /** Called after the transaction that attached it. */
  settle(): Promise<void>
}

/**
 * Reads a file and keeps its content and its copies: all of them safe on the disk before any row speaks of them. Outside any
 * transaction, since it takes time.
 *
 * Refuses as `readFile` and `Contents.keep`.
 */
export async function takeIn(contents: Contents, given: GivenFile, limits: ReadLimits = {}): Promise<Result<TakenFile>> {
  const read = await readFile(given, limits)
  if (!read.ok) return read
  const { shown, small, ...rest } = read.value
  const kept: Kept[] = []
  for (const bytes of [given.bytes, shown, small]) {
    if (!bytes) continue
    const one = await contents.keep(bytes)
    if (!one.ok) return refuse({ ...one.refusal, name: given.name })
    kept.push(one.value)
  }
  const [original, ...copies] = kept
  return accept({
    ...rest,
    sha256: original!.sha256,
    size: original!.size,
    shown: shown && copies[0]!.sha256,
    small: small && copies.at(-1)!.sha256,
    async settle() {
      for (const each of kept) await each.settle()
    },
  })
}
