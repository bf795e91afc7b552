import { accept, refuse, type Result } from '#foundation/result.ts'
import { checkName } from '../check-name.ts'
import { sniffKind } from '../detect-kind.ts'
import type { PhotoOrigin } from '../exif.ts'
import { FILE_KINDS, FILE_LIMITS, type FileKind, type FileRole } from '../file-kind.ts'
import { withoutNotes } from '../m4a.ts'
import { readOffice } from './read-office.ts'
import { readPhoto } from './read-photo.ts'

/** A file as it came. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array }

/** What was found in it. */
export type ReadFile = {
  readonly kind: FileKind
  readonly role: FileRole
  readonly name: string
  /** Whether the ending of its name was put right. */
  readonly renamed: boolean
  readonly width: number | undefined
  readonly height: number | undefined
  /** What everyone may be shown in its place. */
  readonly shown: Uint8Array | undefined
  readonly small: Uint8Array | undefined
  readonly origin: PhotoOrigin | undefined
}

export type ReadLimits = {
  /** Which roles are taken; without it all. */
  readonly roles?: readonly FileRole[]
  /** The most bytes; without it those of FILE_LIMITS. */
  readonly bytes?: number
}

/**
 * Reads a file that anyone may have sent: what it is by its content, whether its name fits, whether it is sound.
 *
 * Refuses as `sniffKind`, `readOffice`, `readPhoto` and `checkName`, with the `name`; `files.too-large` with `limit` in MB, and
 * `files.role-not-taken` where only others are asked for.
 */
export async function readFile(given: GivenFile, limits: ReadLimits = {}): Promise<Result<ReadFile>> {
  const found = await kindOf(given.bytes)
  const name = given.name
  if (!found.ok) return refuse({ ...found.refusal, name })
  const kind = found.value
  const { role } = FILE_KINDS[kind]
  if (limits.roles && !limits.roles.includes(role)) return refuse({ code: 'files.role-not-taken', name })
  const most = Math.min(FILE_LIMITS[role], limits.bytes ?? Infinity)
  if (given.bytes.length > most) return refuse({ code: 'files.too-large', name, limit: String(Math.floor(most / 1024 / 1024)) })
  const named = checkName(name, kind)
  if (!named.ok) return named
  const plain = { kind, role, ...named.value, width: undefined, height: undefined, shown: undefined, small: undefined, origin: undefined }
  if (role === 'photo') {
    const photo = await readPhoto(given.bytes, kind)
    return photo.ok ? accept({ ...plain, ...photo.value }) : refuse({ ...photo.refusal, name })
  }
  return accept({ ...plain, shown: kind === 'm4a' ? withoutNotes(given.bytes) : undefined })
}

async function kindOf(bytes: Uint8Array): Promise<Result<FileKind>> {
  const sniffed = sniffKind(bytes)
  if (!sniffed.ok) return sniffed
  return sniffed.value === 'zip' ? readOffice(bytes) : accept(sniffed.value)
}
