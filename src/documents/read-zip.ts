import { promisify } from 'node:util'
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib'
import { accept, refuse, type Result } from '#foundation/result.ts'

export interface ZipLimits {
  /** Bytes of all files in the archive together, unpacked. */
  readonly inflatedBytes: number
}

export interface ZipArchive {
  readonly names: readonly string[]
  /** A file's bytes; undefined if there is none of that name. Refuses what unpacks to more than its entry says. */
  read(name: string): Promise<Result<Uint8Array | undefined>>
  /** The same piece by piece, for what is too large to be held; what is wrong with it is thrown as `ZipError`. */
  stream(name: string): AsyncIterable<Uint8Array> | undefined
}

export class ZipError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/**
 * Opens a zip archive that anyone may have sent. Nothing is unpacked before the directory is found sound:
 * sizes within the limit, no entry on top of another, none encrypted.
 *
 * Refuses with `documents.not-xlsx`, `documents.old-or-encrypted`, `documents.damaged`,
 * `documents.inflates-too-much`.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits): Result<ZipArchive> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 22 || file.readUInt32LE(0) !== LOCAL_HEADER) return refuse({ code: 'documents.not-xlsx' })
  const entries = readDirectory(file)
  if (!entries.ok) return entries
  const inflated = entries.value.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.value.reduce((sum, entry) => sum + entry.packedSize, 0)
  if (packed > file.length) return refuse({ code: 'documents.damaged' })
  if (inflated > limits.inflatedBytes || (inflated > SMALL && inflated > packed * MAX_RATIO))
    return refuse({ code: 'documents.inflates-too-much' })
  const byName = new Map(entries.value.map((entry) => [entry.name.toLowerCase(), entry]))
  if (byName.size < entries.value.length) return refuse({ code: 'documents.damaged' })
  return accept({
    names: entries.value.map((entry) => entry.name),
    read: async (name) => {
      const entry = byName.get(name.toLowerCase())
      return entry === undefined ? accept(undefined) : unpack(file, entry)
    },
    stream: (name) => {
      const entry = byName.get(name.toLowerCase())
      return entry === undefined ? undefined : unpackSlowly(file, entry)
    },
  })
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END = 0x06054b50

/** Sheets of figures shrink to a twentieth or a fiftieth; a bomb to a thousandth. */
const MAX_RATIO = 150
const SMALL = 8 * 1024 * 1024

const MAX_ENTRIES = 2000

/** The directory at the end of the archive, which is followed by at most a comment of 64 kB. */
function readDirectory(file: Buffer): Result<Entry[]> {
  const damaged = refuse({ code: 'documents.damaged' })
  let end = file.length - 22
  while (end >= 0 && end >= file.length - 22 - 0xffff && file.readUInt32LE(end) !== END) end--
  if (end < 0 || file.readUInt32LE(end) !== END) return damaged
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if (count > MAX_ENTRIES) return damaged
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL_HEADER) return damaged
    const nameLength = file.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if (next > end) return damaged
    if (file.readUInt16LE(at + 8) & 1) return refuse({ code: 'documents.old-or-encrypted' })
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at = next
  }
  return accept(entries)
}

/**
 * The same archive with the files alone whose names are wanted, packed as they were; what cannot be opened stays as it is,
 * for the reader to refuse.
 */
export function keepOnly(bytes: Uint8Array, limits: ZipLimits, isWanted: (name: string) => boolean): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!openZip(bytes, limits).ok) return bytes
  const entries = readDirectory(file)
  if (!entries.ok) return bytes
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries.value) {
    if (!isWanted(entry.name)) continue
    const packed = packedBytes(file, entry)
    if (!packed) return bytes
    const name = Buffer.from(entry.name)
    // From version to the length of the name, a local header and an entry of the directory say the same.
    const same = Buffer.alloc(24)
    same.writeUInt16LE(20, 0)
    same.writeUInt16LE(0x0800, 2)
    same.writeUInt16LE(entry.method, 4)
    same.writeUInt32LE(entry.crc, 10)
    same.writeUInt32LE(entry.packedSize, 14)
    same.writeUInt32LE(entry.size, 18)
    same.writeUInt16LE(name.length, 22)
    locals.push(uint32(LOCAL_HEADER), same, Buffer.alloc(2), name, packed)
    directory.push(uint32(CENTRAL_HEADER), Buffer.from([20, 0]), same, Buffer.alloc(12), uint32(at), name)
    at += 30 + name.length + packed.length
  }
  const count = directory.length / 6
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Where the packed bytes of an entry stand; undefined where they do not. */
function packedBytes(file: Buffer, { offset, packedSize, method }: Entry): Buffer | undefined {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL_HEADER) return undefined
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packedSize > file.length || (method !== 0 && method !== 8)) return undefined
  return file.subarray(start, start + packedSize)
}

async function unpack(file: Buffer, entry: Entry): Promise<Result<Uint8Array>> {
  const damaged = refuse({ code: 'documents.damaged' })
  const packed = packedBytes(file, entry)
  if (!packed) return damaged
  let bytes: Buffer
  try {
    bytes = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, entry.size) })
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? refuse({ code: 'documents.inflates-too-much' }) : damaged
  }
  return bytes.length === entry.size && crc32(bytes) === entry.crc ? accept(bytes) : damaged
}

const PIECE = 256 * 1024

async function* unpackSlowly(file: Buffer, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(file, entry)
  if (!packed) throw new ZipError('documents.damaged')
  let size = 0
  let crc = 0
  const inflater = entry.method === 0 ? undefined : createInflateRaw({ chunkSize: PIECE })
  try {
    inflater?.end(packed)
    for await (const piece of (inflater ?? [packed]) as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > entry.size) throw new ZipError('documents.inflates-too-much')
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    // What zlib says of the bytes; anything else is a fault of the reader.
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new ZipError('documents.damaged')
    throw error
  } finally {
    inflater?.destroy()
  }
  if (size !== entry.size || crc !== entry.crc) throw new ZipError('documents.damaged')
}
