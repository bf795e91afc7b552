/** What a camera wrote into a photo: where and when. */
export type PhotoOrigin = {
  /** Local time of the camera, `2026-05-10 08:12:44`. */
  readonly taken: string | undefined
  readonly latitude: number | undefined
  readonly longitude: number | undefined
}

type Entry = { readonly type: number; readonly count: number; readonly at: number }

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const [DATE, EXIF_BLOCK, GPS_BLOCK, DATE_TAKEN] = [0x0132, 0x8769, 0x8825, 0x9003]

/** Reads the block `Exif` of a photo. What is broken in it is taken as not there. */
export function readOrigin(exif: Uint8Array): PhotoOrigin {
  const nothing: PhotoOrigin = { taken: undefined, latitude: undefined, longitude: undefined }
  const start = String.fromCharCode(...exif.subarray(0, 4)) === 'Exif' ? 6 : 0
  try {
    return new Block(exif.subarray(start)).origin()
  } catch (error) {
    if (error instanceof RangeError) return nothing
    throw error
  }
}

class Block {
  readonly #view: DataView
  readonly #little: boolean

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#little = this.#view.getUint16(0) === 0x4949
  }

  origin(): PhotoOrigin {
    const main = this.#folder(this.#long(4))
    const inner = this.#at(main, EXIF_BLOCK)
    const place = this.#at(main, GPS_BLOCK)
    const latitude = this.#degrees(place, 2, 1, 'S', 90)
    const longitude = this.#degrees(place, 4, 3, 'W', 180)
    const whole = latitude !== undefined && longitude !== undefined && !(latitude === 0 && longitude === 0)
    return {
      taken: readTime(this.#text(inner.get(DATE_TAKEN)) ?? this.#text(main.get(DATE))),
      latitude: whole ? latitude : undefined,
      longitude: whole ? longitude : undefined,
    }
  }

  #short(at: number): number {
    return this.#view.getUint16(at, this.#little)
  }

  #long(at: number): number {
    return this.#view.getUint32(at, this.#little)
  }

  #folder(at: number): Map<number, Entry> {
    const entries = new Map<number, Entry>()
    const count = this.#short(at)
    for (let i = 0; i < count; i++) {
      const here = at + 2 + i * 12
      const [type, number] = [this.#short(here + 2), this.#long(here + 4)]
      const size = (SIZES[type] ?? 1) * number
      entries.set(this.#short(here), { type, count: number, at: size <= 4 ? here + 8 : this.#long(here + 8) })
    }
    return entries
  }

  #at(folder: ReadonlyMap<number, Entry>, tag: number): Map<number, Entry> {
    const entry = folder.get(tag)
    return entry ? this.#folder(this.#long(entry.at)) : new Map()
  }

  #text(entry: Entry | undefined): string | undefined {
    if (!entry || entry.type !== 2 || entry.count > 100) return undefined
    let text = ''
    for (let i = 0; i < entry.count; i++) text += String.fromCharCode(this.#view.getUint8(entry.at + i))
    return text.replaceAll('\u0000', '').trim()
  }

  /** Degrees, minutes and seconds as fractions. */
  #degrees(folder: ReadonlyMap<number, Entry>, tag: number, side: number, negative: string, most: number): number | undefined {
    const entry = folder.get(tag)
    if (!entry || entry.type !== 5 || entry.count !== 3) return undefined
    const parts = [0, 8, 16].map((step) => this.#long(entry.at + step) / this.#long(entry.at + step + 4))
    const degrees = parts[0]! + parts[1]! / 60 + (Number.isFinite(parts[2]!) ? parts[2]! : 0) / 3600
    if (!Number.isFinite(degrees) || degrees > most) return undefined
    return this.#text(folder.get(side)) === negative ? -degrees : degrees
  }
}

function readTime(text: string | undefined): string | undefined {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text ?? '')
  if (!match || Number(match[1]) < 1980 || Number(match[2]) < 1 || Number(match[2]) > 12 || Number(match[3]) < 1 || Number(match[3]) > 31) return undefined
  return `${match[1]}-${match[2]}-${match[3]} ${match[4]}`
}
