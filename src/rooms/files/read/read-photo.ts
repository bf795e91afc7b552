import type { Sharp, SharpOptions } from 'sharp'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { type PhotoOrigin, readOrigin } from '../exif.ts'
import type { FileKind } from '../file-kind.ts'

/** A photo, read: its size as it is looked at, the copies for everyone, and what the camera wrote. */
export type ReadPhoto = {
  readonly width: number
  readonly height: number
  /** JPEG, at most 1600 px, upright, nothing in it but the picture. */
  readonly shown: Uint8Array
  /** JPEG, at most 320 px. */
  readonly small: Uint8Array
  readonly origin: PhotoOrigin
}

const SHOWN = 1600
const SMALL = 320
/** A JPEG is made smaller while it is read; the others are read whole. */
const PIXELS = { jpeg: 200_000_000, other: 50_000_000 }

type Maker = (bytes: Uint8Array, options: SharpOptions) => Sharp

let maker: Promise<Maker | undefined> | undefined

/** The reader of photos takes 25 MB of memory, so that it is loaded with the first photo. Undefined where it does not run. */
function loadMaker(): Promise<Maker | undefined> {
  maker ??= import('sharp').then(
    ({ default: sharp }) => {
      sharp.cache(false)
      sharp.concurrency(1)
      return sharp
    },
    () => undefined,
  )
  return maker
}

/**
 * Reads a photo and makes the copies that may be shown: turned as the camera was held, without place, time, device or anything
 * else beside the picture. One photo at a time: many at once would only take memory.
 *
 * Refuses `files.photo-broken`, `files.photo-too-many-pixels`, `files.photos-unavailable` where the machine cannot run the reader.
 */
export function readPhoto(bytes: Uint8Array, kind: FileKind): Promise<Result<ReadPhoto>> {
  const next = line.then(() => read(bytes, kind))
  line = next.then(() => undefined, () => undefined)
  return next
}

let line: Promise<void> = Promise.resolve()

async function read(bytes: Uint8Array, kind: FileKind): Promise<Result<ReadPhoto>> {
  const sharp = await loadMaker()
  if (!sharp) return refuse({ code: 'files.photos-unavailable' })
  const limit = kind === 'jpeg' ? PIXELS.jpeg : PIXELS.other
  try {
    const open = (): Sharp => sharp(bytes, { limitInputPixels: limit, failOn: 'error', animated: false })
    const { width, height, exif, orientation, pages } = await open().metadata()
    if (width * height * (pages ?? 1) > limit) return refuse({ code: 'files.photo-too-many-pixels' })
    const shown = await fit(open(), SHOWN).jpeg({ quality: 80, progressive: true }).toBuffer()
    const small = await fit(sharp(shown, {}), SMALL).jpeg({ quality: 72 }).toBuffer()
    const turned = (orientation ?? 1) >= 5
    return accept({
      width: turned ? height : width,
      height: turned ? width : height,
      shown,
      small,
      origin: exif ? readOrigin(exif) : { taken: undefined, latitude: undefined, longitude: undefined },
    })
  } catch (error) {
    // The reader says of the bytes what is wrong with them by words only.
    return refuse({ code: /pixel limit/i.test((error as Error).message) ? 'files.photo-too-many-pixels' : 'files.photo-broken' })
  }
}

function fit(photo: Sharp, side: number): Sharp {
  return photo.autoOrient().flatten({ background: '#ffffff' }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}
