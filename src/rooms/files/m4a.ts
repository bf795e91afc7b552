import { accept, refuse, type Result } from '#foundation/result.ts'

type Box = { readonly name: string; readonly from: number; readonly body: number; readonly to: number }

const HEIC = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1'])
const INSIDE = new Set(['moov', 'trak', 'mdia'])

/**
 * A file of the MPEG-4 family is sound where every track of it is. Refuses `files.heic` for photos of that family,
 * `files.video` where it has pictures, `files.damaged` where it has no track at all.
 */
export function m4aKind(bytes: Uint8Array): Result<'m4a'> {
  const brand = letters(bytes, 8)
  if (HEIC.has(brand)) return refuse({ code: 'files.heic' })
  if (brand === 'avif' || brand === 'avis') return refuse({ code: 'files.kind-not-taken' })
  const handlers = boxes(bytes).filter(({ name }) => name === 'hdlr').map(({ body }) => letters(bytes, body + 8))
  if (handlers.includes('vide')) return refuse({ code: 'files.video' })
  return handlers.includes('soun') ? accept('m4a') : refuse({ code: 'files.damaged' })
}

/**
 * A copy without what the recorder wrote beside the sound (place, device, title): those boxes become empty ones of the same
 * size, so that nothing moves. Undefined where there is nothing of the kind.
 */
export function withoutNotes(bytes: Uint8Array): Uint8Array | undefined {
  const notes = boxes(bytes).filter(({ name }) => name === 'udta' || name === 'meta' || name === 'uuid')
  if (notes.length === 0) return undefined
  const copy = new Uint8Array(bytes)
  for (const { from, body, to } of notes) {
    copy.set([0x66, 0x72, 0x65, 0x65], from + 4)
    copy.fill(0, body, to)
  }
  return copy
}

/** The boxes of the file and, inside a movie and its tracks, theirs. A broken length ends the walk. */
function boxes(bytes: Uint8Array, from = 0, to = bytes.length, found: Box[] = []): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = from
  while (at + 8 <= to && found.length < 10_000) {
    let size = view.getUint32(at)
    let body = at + 8
    if (size === 1 && at + 16 <= to) {
      size = Number(view.getBigUint64(at + 8))
      body = at + 16
    } else if (size === 0) size = to - at
    if (size < body - at || at + size > to) break
    const box = { name: letters(bytes, at + 4), from: at, body, to: at + size }
    found.push(box)
    if (INSIDE.has(box.name)) boxes(bytes, box.body, box.to, found)
    at = box.to
  }
  return found
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
