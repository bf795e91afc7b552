import { createHash, randomBytes } from 'node:crypto'
import * as nodeDisk from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { accept, refuse, type Result } from '#foundation/result.ts'

/** What the store asks of the disk; the tests put one that is full in its place. */
export type Disk = Pick<typeof nodeDisk, 'mkdir' | 'open' | 'rename' | 'unlink' | 'readdir' | 'readFile' | 'stat' | 'writeFile' | 'link'>

/** A content that lies safe on the disk, not yet named by the database. */
export type Kept = {
  readonly sha256: string
  readonly size: number
  /** Called once the database names it: until then a start that follows a crash takes it away again. */
  settle(): Promise<void>
}

/** Where the contents of files lie: each once, under the hash of its bytes. */
export type Contents = {
  readonly folder: string
  /** Keeps bytes: whole and synced, or not at all. Refuses `files.disk-full`, `files.folder-unavailable`, `files.folder-of-another-database`. */
  keep(bytes: Uint8Array): Promise<Result<Kept>>
  /** The size of a content; undefined where it is not there. */
  size(sha256: string): Promise<number | undefined>
  /** Bytes of a content, from the first to the last one wanted. */
  read(sha256: string, first?: number, last?: number): Promise<Uint8Array>
  stream(sha256: string, first: number, last: number): ReadableStream<Uint8Array>
  check(sha256: string): Promise<'whole' | 'missing' | 'damaged'>
  destroy(sha256: string): Promise<void>
  /** Clears what interrupted programs left: drafts, and contents that `isNamed` does not know. Answers how many. */
  clearLeftovers(isNamed: (sha256: string) => Promise<boolean>): Promise<number>
}

const PIECE = 256 * 1024
const INCOMING = 'incoming'
const OWNER = 'database'
/** This process, told from one that had its number before. */
const SELF = randomBytes(4).toString('hex')

/**
 * Opens a folder of contents; makes nothing before the first content is kept. `home` answers the number of the database that the
 * folder belongs to (file_home): what another database names must not look like a leftover.
 */
export function openContents(folder: string, home: () => Promise<string>, disk: Disk = nodeDisk): Contents {
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
  const incoming = join(folder, INCOMING)
  const placeOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not the address of a content: ${sha256}`)
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const tag = (): string => `${machine}-${process.pid}-${SELF}-${randomBytes(6).toString('hex')}`
  let ours: Promise<boolean> | undefined

  async function claim(): Promise<boolean> {
    const id = await home()
    const file = join(folder, OWNER)
    const found = await textOf(file)
    if (found !== undefined) return found === id
    // Of two first starts at once, the first to give its draft the name is right.
    const draft = join(incoming, `${tag()}.home`)
    await disk.writeFile(draft, `${id}\n`, { mode: 0o600, flush: true })
    try {
      await disk.rename(draft, file)
    } catch (error) {
      if ((await textOf(file)) === undefined) throw error
    }
    await syncFolder(folder)
    return (await textOf(file)) === id
  }

  async function textOf(file: string): Promise<string | undefined> {
    try {
      return (await disk.readFile(file, 'utf8')).trim()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async function ready(): Promise<boolean> {
    await disk.mkdir(incoming, { recursive: true, mode: 0o700 })
    ours ??= claim().catch((error: unknown) => {
      ours = undefined
      throw error
    })
    const mine = await ours
    if (!mine) ours = undefined
    return mine
  }

  /** Makes a new name in a folder outlast a power cut. Windows knows no such thing, and needs none. */
  async function syncFolder(path: string): Promise<void> {
    if (process.platform === 'win32') return
    const handle = await disk.open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async function write(bytes: Uint8Array, sha256: string): Promise<Kept> {
    const draft = join(incoming, `${tag()}.${sha256}`)
    const marker = `${draft}.new`
    try {
      const handle = await disk.open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      const shelf = join(folder, sha256.slice(0, 2))
      await disk.mkdir(shelf, { recursive: true, mode: 0o700 })
      await disk.writeFile(marker, '', { mode: 0o600 })
      await disk.rename(draft, placeOf(sha256))
      await syncFolder(shelf)
      await syncFolder(folder)
    } catch (error) {
      for (const left of [draft, marker]) await disk.unlink(left).catch(() => undefined)
      throw error
    }
    return { sha256, size: bytes.length, settle: () => disk.unlink(marker).catch(() => undefined) }
  }

  async function check(sha256: string): Promise<'whole' | 'missing' | 'damaged'> {
    const hash = createHash('sha256')
    let handle: nodeDisk.FileHandle
    try {
      handle = await disk.open(placeOf(sha256), 'r')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing'
      throw error
    }
    try {
      const piece = Buffer.alloc(PIECE)
      for (;;) {
        const { bytesRead } = await handle.read(piece, 0, PIECE)
        if (bytesRead === 0) break
        hash.update(piece.subarray(0, bytesRead))
      }
    } finally {
      await handle.close()
    }
    return hash.digest('hex') === sha256 ? 'whole' : 'damaged'
  }

  async function size(sha256: string): Promise<number | undefined> {
    try {
      return (await disk.stat(placeOf(sha256))).size
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async function read(sha256: string, first = 0, last?: number): Promise<Uint8Array> {
    const handle = await disk.open(placeOf(sha256), 'r')
    try {
      const length = (last ?? (await handle.stat()).size - 1) - first + 1
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, first)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  }

  return {
    folder,
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      try {
        if (!(await ready())) return refuse({ code: 'files.folder-of-another-database', folder })
        // What is there already is looked at before it is believed: a damaged one is written anew.
        if ((await check(sha256)) === 'whole') return accept({ sha256, size: bytes.length, settle: async () => undefined })
        return accept(await write(bytes, sha256))
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOSPC' || code === 'EDQUOT') return refuse({ code: 'files.disk-full' })
        if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') return refuse({ code: 'files.folder-unavailable', folder })
        throw error
      }
    },
    size,
    read,
    stream(sha256, first, last) {
      let at = first
      // Opened piece by piece: an answer that nobody reads to its end holds nothing open.
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const piece = await read(sha256, at, Math.min(last, at + PIECE - 1))
            if (piece.length > 0) controller.enqueue(piece)
            at += piece.length
            if (at > last || piece.length === 0) controller.close()
          },
        },
        { highWaterMark: 0 },
      )
    },
    check,
    async destroy(sha256) {
      await disk.unlink(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    },
    async clearLeftovers(isNamed) {
      let names: string[]
      try {
        names = await disk.readdir(incoming)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
        throw error
      }
      const dead: string[] = []
      for (const name of names) if (await isLeft(name)) dead.push(name)
      if (dead.length === 0 || !(await ready())) return 0
      for (const name of dead) {
        const sha256 = /\.([0-9a-f]{64})(?:\.new)?$/.exec(name)?.[1]
        if (sha256 && name.endsWith('.new') && !(await isNamed(sha256))) await disk.unlink(placeOf(sha256)).catch(() => undefined)
        await disk.unlink(join(incoming, name)).catch(() => undefined)
      }
      return dead.length
    },
  }

  /** Whether whoever wrote it is gone: a process of this machine that has ended, or anyone after a day. */
  async function isLeft(name: string): Promise<boolean> {
    const [host, pid, self] = name.split('-')
    if (host === machine && self !== SELF) {
      if (Number(pid) === process.pid) return true
      try {
        process.kill(Number(pid), 0)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true
      }
    }
    const { mtimeMs } = await disk.stat(join(incoming, name)).catch(() => ({ mtimeMs: Date.now() }))
    return Date.now() - mtimeMs > 86_400_000
  }
}
