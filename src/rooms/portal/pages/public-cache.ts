import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Coding } from '#web/compressed.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** What was made for one address, as it is handed out. */
export type Kept = {
  readonly status: number
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  readonly plain: Buffer
  /** Weak: the same content under any coding. */
  readonly etag: string
  readonly packed: Map<Exclude<Coding, undefined>, Promise<Buffer>>
}

export type Made = {
  readonly status?: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Bytes that the pages kept may take together. */
const LIMIT = 48_000_000

/**
 * Public pages as they were made, kept while the data are the same. A key holds the version of the data, so that nothing is
 * ever told that has changed meanwhile; the oldest go first when there is no room.
 */
export class PublicCache {
  readonly #pages = new Map<string, Promise<Kept>>()
  readonly #sizes = new Map<string, number>()
  readonly #limit: number
  #bytes = 0

  constructor(limit = LIMIT) {
    this.#limit = limit
  }

  /** What is kept under the key, or what `make` makes; two who ask at once wait for the same. A fault is not kept. */
  async get(key: string, make: () => Promise<Made>): Promise<Kept> {
    const held = this.#pages.get(key)
    if (held) {
      // Young again.
      this.#pages.delete(key)
      this.#pages.set(key, held)
      return held
    }
    const making = make().then(keep)
    this.#pages.set(key, making)
    try {
      const kept = await making
      // Room for the coded copies too.
      const size = kept.plain.length * 2 + 1_000
      if (this.#pages.get(key) === making) {
        this.#sizes.set(key, size)
        this.#bytes += size
        this.#makeRoom()
      }
      return kept
    } catch (fault) {
      if (this.#pages.get(key) === making) this.#pages.delete(key)
      throw fault
    }
  }

  #makeRoom(): void {
    for (const key of this.#pages.keys()) {
      if (this.#bytes <= this.#limit) return
      const size = this.#sizes.get(key)
      if (size === undefined) continue
      this.#pages.delete(key)
      this.#sizes.delete(key)
      this.#bytes -= size
    }
  }

  get bytes(): number {
    return this.#bytes
  }
}

export function keep(made: Made): Kept {
  const plain = Buffer.from(made.body)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { status: made.status ?? 200, type: made.type, headers: made.headers ?? {}, plain, etag, packed: new Map() }
}

/** The content under a coding; packed once, when it is first asked for. */
export function packed(kept: Kept, coding: Coding): Promise<Buffer> | Buffer {
  if (!coding || kept.plain.length < 600) return kept.plain
  let found = kept.packed.get(coding)
  if (!found) kept.packed.set(coding, (found = coding === 'br' ? packBrotli(kept.plain) : zip(kept.plain, { level: 7 })))
  return found
}

function packBrotli(plain: Buffer): Promise<Buffer> {
  return brotli(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: plain.length > 400_000 ? 4 : 8,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
